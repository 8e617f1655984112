# language: zh-CN
功能: Pod 没有得到身份
  Pod 在运行却无法按名称找到，是因为治理服务缺失、写错，或者没有选中它们。
  而一个 Pod 都不创建的 StatefulSet，可能是名称太长，放不进 Pod 的标签。

  场景: 无头服务存在吗？
    假如清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: web
      spec:
        serviceName: nginx-svc
        replicas: 1
        selector:
          matchLabels: {app: nginx}
        template:
          metadata:
            labels: {app: nginx}
          spec:
            containers:
              - name: nginx
                image: nginx:1.21
      """
    而且StatefulSet "web" 正在运行
    那么域名 "web-0.nginx-svc" 无法解析
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: nginx-svc
      spec:
        clusterIP: None
        selector: {app: nginx}
        ports:
          - {name: web, port: 80}
      """
    而且一切稳定下来
    那么域名 "web-0.nginx-svc" 解析到 Pod "web-0"

  场景: serviceName 一致吗？
    假如一个 StatefulSet "web"，其规约为：
      | replicas    | 1         |
      | serviceName | nginx-svc |
    而且StatefulSet "web" 正在运行
    那么Pod "web-0" 具有：
      | spec.subdomain | nginx-svc |
    而且Service "web" 具有：
      | spec.clusterIP | None |
    而且域名 "web-0.nginx-svc" 无法解析
    而且域名 "web-0.web" 无法解析

  场景: 服务选中这些 Pod 了吗？
    假如一个有副本的 StatefulSet "web"，副本数为 1
    而且StatefulSet "web" 正在运行
    而且域名 "web-0.web" 解析到 Pod "web-0"
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector: {app: wbe}
      """
    而且一切稳定下来
    那么域名 "web-0.web" 无法解析

  场景: Pod 就绪了吗？
    假如一个有副本的 StatefulSet "web"，副本数为 1
    而且镜像 "app:v1" 启动后就绪所需时间为 10m
    当应用这些清单
    而且经过 5m
    那么域名 "web-0.web" 无法解析
    而且Pod "web-0" 就绪，不超过 10m
    而且域名 "web-0.web" 解析到 Pod "web-0"

  场景: StatefulSet 的名称够短吗？
    假如一个有副本的 StatefulSet "elasticsearch-data-nodes-of-the-production-logging-cluster"，副本数为 1
    当应用这些清单
    而且经过 10m
    那么Pod "elasticsearch-data-nodes-of-the-production-logging-cluster-0" 从未创建
    而且事件 "FailedCreate" 记录在 StatefulSet "elasticsearch-data-nodes-of-the-production-logging-cluster" 上
