# language: zh-CN
功能: 应用清单
  含多个文档的文件、一个文件夹、一个 List、Helm chart 渲染的结果：都可以原样应用。
  没有组件处理的类型会被保留并列在报告中，绝不会被拒绝。

  场景: 一个文件夹，逐个文件
    假如"manifests/orders" 中的清单
    当StatefulSet "orders" 正在运行
    那么Pod "orders-0" 读到 "max_connections = 200"，来自 "/etc/postgresql/postgresql.conf"
    而且Pod "orders-0" 读到 "correct horse battery staple"，来自 "/etc/credentials/password"
    而且域名 "orders-1.orders" 解析到 Pod "orders-1"

  场景: chart 渲染的结果，其中有些类型只是被保留
    假如"manifests/rendered.yaml" 中的清单
    当StatefulSet "release-cache" 正在运行
    那么域名 "release-cache-0.release-cache-headless" 解析到 Pod "release-cache-0"
    而且Job "release-cache-ping" 存在
    而且ServiceAccount "release-cache" 具有：
      | automountServiceAccountToken | false |

  场景: 文档的先后次序最终并不重要
    假如清单：
      """yaml
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
                envFrom:
                  - configMapRef: {name: db}
      ---
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
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: db
      data:
        PGDATA: /var/lib/postgresql/data
      """
    当应用这些清单
    那么StatefulSet "db" 全部就绪，不超过 1m
    而且域名 "db-1.db" 解析到 Pod "db-1"

  场景: 再次应用会把新内容合并到已有内容
    假如"manifests/orders" 中的清单
    而且StatefulSet "orders" 正在运行
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: orders
      spec:
        replicas: 3
      """
    而且一切稳定下来
    那么StatefulSet "orders" 的状态为：
      | readyReplicas | 3 |
    而且Pod "orders-0" 运行镜像 "postgres:17"
    而且Pod "orders-0" 从未终止

  场景: 模板中的 chart 版本标签会重启每个 Pod
    假如"manifests/rendered.yaml" 中的清单
    而且StatefulSet "release-cache" 正在运行
    当对 StatefulSet "release-cache" 打补丁：
      """yaml
      metadata:
        labels:
          helm.sh/chart: cache-1.2.1
      spec:
        template:
          metadata:
            labels:
              helm.sh/chart: cache-1.2.1
      """
    那么StatefulSet "release-cache" 更新完成，不超过 5m
    而且Pod 删除的顺序为 "release-cache-2, release-cache-1, release-cache-0"，自此之后
    而且Pod "release-cache-0" 运行镜像 "redis:7.2"

  场景: 清单中的副本数会抵消手动扩缩
    假如"manifests/orders" 中的清单
    而且StatefulSet "orders" 正在运行
    而且StatefulSet "orders" 扩缩到 4 个副本
    而且一切稳定下来
    而且"manifests/orders" 中的清单
    当应用这些清单
    而且一切稳定下来
    那么Pod 删除的顺序为 "orders-3, orders-2"，自此之后
    而且PVC "data-orders-3" 已绑定
