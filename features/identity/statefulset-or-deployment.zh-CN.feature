# language: zh-CN
功能: 用 StatefulSet 还是 Deployment
  同一个服务分别以 Deployment 和 StatefulSet 运行；每个场景是对比表中的一行。
  Deployment 把 Pod 视为可以互换的，StatefulSet 则把它们视为各有名称和磁盘的成员。

  背景:
    假如"manifests/side-by-side.yaml" 中的清单
    而且镜像 "nginx:1.27" 启动后就绪所需时间为 20s

  场景: 启动：同时，或者逐个
    当应用这些清单
    而且经过 40s
    那么Deployment "front" 具有：
      | status.replicas      | 3 |
      | status.readyReplicas | 3 |
    而且StatefulSet "web" 的状态为：
      | replicas      | 2 |
      | readyReplicas | 1 |
    而且StatefulSet "web" 全部就绪，不超过 1m
    而且Pod 创建的顺序为 "web-0, web-1, web-2"

  场景: 名称：只有 StatefulSet 的名称可以预先写下
    当应用这些清单
    而且一切稳定下来
    那么Deployment "front" 具有：
      | status.readyReplicas | 3 |
    而且域名 "front-0.front" 无法解析
    而且域名 "web-0.web" 解析到 Pod "web-0"
    而且域名 "web-2.web" 解析到 Pod "web-2"

  场景: 存储：所有 Pod 共用一个 PVC，或者每个 Pod 各有一个
    当应用这些清单
    而且一切稳定下来
    那么PersistentVolumeClaim "shared" 具有：
      | status.phase          | Bound         |
      | status.accessModes[0] | ReadWriteMany |
    而且PVC "www-web-0" 已绑定
    而且PVC "www-web-1" 已绑定
    而且PVC "www-web-2" 已绑定

  场景: 存储：只能由一个节点使用的 PVC 会拖住 Deployment
    假如应用以下清单：
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: single
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: database
      spec:
        replicas: 3
        selector:
          matchLabels: {app: database}
        template:
          metadata:
            labels: {app: database}
          spec:
            containers:
              - name: db
                image: mysql:8.0
                volumeMounts:
                  - {name: data, mountPath: /var/lib/mysql}
            volumes:
              - name: data
                persistentVolumeClaim: {claimName: single}
      """
    而且镜像 "nginx:1.27" 启动后就绪所需时间为 5s
    当应用这些清单
    而且经过 10m
    那么Deployment "database" 具有：
      | status.replicas            | 3 |
      | status.readyReplicas       | 1 |
      | status.unavailableReplicas | 2 |
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 3 |

  场景: 扩缩：没有顺序，或者有顺序
    假如应用这些清单
    而且一切稳定下来
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: front
      spec:
        replicas: 5
      """
    而且StatefulSet "web" 扩缩到 5 个副本
    而且经过 30s
    那么Deployment "front" 具有：
      | status.readyReplicas | 5 |
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 4 |
    而且Pod "web-4" 创建只发生在 Pod "web-3" 就绪之后

  场景: 更新：Deployment 先启动新 Pod，StatefulSet 先腾出名称
    假如应用这些清单
    而且一切稳定下来
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: front
      spec:
        template:
          spec:
            containers:
              - name: web
                image: nginx:1.28
      """
    而且StatefulSet "web" 的镜像设为 "nginx:1.28"
    而且经过 1s
    那么Deployment "front" 具有：
      | status.replicas        | 4 |
      | status.updatedReplicas | 1 |
      | status.readyReplicas   | 3 |
    而且Pod "web-2" 终止，不超过 0s
    而且StatefulSet "web" 更新完成，不超过 5m
    而且Pod 删除的顺序为 "web-2, web-1, web-0"
