# language: zh-CN
功能: 治理服务
  serviceName 指定由哪个无头服务给 Pod 命名；Kubernetes 从不检查它是否存在。
  没有它 Pod 照样运行，但没有人能按名称找到它们。

  场景: 没有该服务时 Pod 照常运行，但没有名称
    假如清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db-headless
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    当StatefulSet "db" 正在运行
    那么域名 "db-0.db-headless.default.svc.cluster.local" 无法解析
    而且Pod "db-0" 具有：
      | spec.subdomain | db-headless |
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db-headless
      spec:
        clusterIP: None
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      """
    而且一切稳定下来
    那么域名 "db-0.db-headless.default.svc.cluster.local" 解析到 Pod "db-0"

  场景: 另有其名的服务不会给 Pod 命名
    假如清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        clusterIP: None
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db-headless
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    当StatefulSet "db" 正在运行
    那么域名 "db-0.db" 无法解析
    而且域名 "db-0.db-headless" 无法解析
    而且域名 "db" 解析到 Pod "db-0"

  场景: 有自己地址的治理服务也会给 Pod 命名
    假如清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    当StatefulSet "db" 正在运行
    那么域名 "db-0.db" 解析到 Pod "db-0"

  场景: 选择算符没有选中 Pod，就没有名称
    假如清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        clusterIP: None
        selector: {app: database}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    当StatefulSet "db" 正在运行
    那么域名 "db-0.db" 无法解析
    而且域名 "db" 无法解析

  场景: serviceName 此后不能更改
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        serviceName: web-headless
      """
    那么请求被拒绝，原因含 "updates to statefulset spec for fields other than"
