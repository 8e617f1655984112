# language: zh-CN
功能: 陷入与走出回滚陷阱
  损坏版本的 Pod 会挡住对它自己的替换，无论模板如何修改；只有删除它才有用。
  顺序很重要：先恢复正确的模板，再删除 Pod。而有些情形只是看起来像陷阱。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3

  规则: 陷入

    场景: 一开始就是坏的
      假如镜像 "app:v1" 无法拉取
      而且应用这些清单
      而且经过 10m
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 1h
      那么Pod "web-0" 运行镜像 "app:v1"
      而且StatefulSet "web" 卡在 Pod "web-0"
      当Pod "web-0" 被删除
      那么StatefulSet "web" 全部就绪，不超过 2m

    场景: 第二次尝试根本没有机会
      假如StatefulSet "web" 正在运行
      而且镜像 "app:v2" 永远不会就绪
      而且StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 10m
      当StatefulSet "web" 的镜像设为 "app:v3"
      而且经过 1h
      那么Pod "web-2" 运行镜像 "app:v2"
      而且StatefulSet "web" 的状态为：
        | updatedReplicas | 0 |
        | readyReplicas   | 2 |

    场景: 先删除后恢复，又会回到陷阱
      假如StatefulSet "web" 正在运行
      而且镜像 "app:v2" 永远不会就绪
      而且StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 10m
      当Pod "web-2" 被删除
      而且经过 1m
      而且StatefulSet "web" 回滚
      而且经过 1h
      那么Pod "web-2" 运行镜像 "app:v2"
      而且StatefulSet "web" 卡在 Pod "web-2"

    场景: 完整的修复：先恢复模板，再删除每个损坏的 Pod
      假如StatefulSet "web" 正在运行
      而且镜像 "app:v2" 无法拉取
      而且StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 10m
      当StatefulSet "web" 回滚
      而且Pod "web-2" 被删除
      那么StatefulSet "web" 更新完成，不超过 2m
      而且这些 Pod 的状态为：
        | pod   | image  | ready |
        | web-0 | app:v1 | true  |
        | web-1 | app:v1 | true  |
        | web-2 | app:v1 | true  |
      而且PVC "data-web-2" 从未被删除

  规则: 不是陷阱

    场景: 只是慢：就绪之后回滚会自行继续
      假如StatefulSet "web" 正在运行
      而且镜像 "app:v2" 启动后就绪所需时间为 15m
      而且StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 5m
      当StatefulSet "web" 回滚
      那么StatefulSet "web" 更新完成，不超过 30m
      而且Pod "web-2" 运行镜像 "app:v1"
      而且Pod "web-1" 从未删除

    场景: Parallel 会自行替换旧修订版本中损坏的 Pod
      假如一个 StatefulSet "db"，其规约为：
        | replicas            | 3        |
        | podManagementPolicy | Parallel |
      而且StatefulSet "db" 正在运行
      而且镜像 "app:v2" 永远不会就绪
      而且StatefulSet "db" 的镜像设为 "app:v2"
      而且经过 10m
      当StatefulSet "db" 回滚
      那么StatefulSet "db" 更新完成，不超过 2m
      而且Pod "db-2" 运行镜像 "app:v1"

    场景: 没有就绪探针时，崩溃的版本会逐个 Pod 扩散
      假如应用以下清单：
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: queue
        spec:
          serviceName: queue
          replicas: 3
          selector:
            matchLabels: {app: queue}
          template:
            metadata:
              labels: {app: queue}
            spec:
              containers:
                - name: queue
                  image: queue:v1
        """
      而且StatefulSet "queue" 全部就绪，不超过 1m
      而且镜像 "queue:v2" 启动后崩溃，间隔 20s
      当StatefulSet "queue" 的镜像设为 "queue:v2"
      而且经过 10m
      那么这些 Pod 的状态为：
        | pod     | image    |
        | queue-0 | queue:v2 |
        | queue-1 | queue:v2 |
        | queue-2 | queue:v2 |
      当StatefulSet "queue" 回滚
      那么StatefulSet "queue" 全部就绪，不超过 30m
      而且Pod "queue-0" 运行镜像 "queue:v1"

  规则: 取决于 Kubernetes 版本的行为

    场景大纲: Parallel 下修正损坏的首个版本，Kubernetes <version>
      假如Kubernetes 版本为 <version>
      而且一个 StatefulSet "db"，其规约为：
        | replicas            | 3        |
        | podManagementPolicy | Parallel |
      而且镜像 "app:v1" 无法拉取
      而且应用这些清单
      而且经过 10m
      当StatefulSet "db" 的镜像设为 "app:v2"
      而且经过 1h
      那么StatefulSet "db" 的状态为：
        | readyReplicas | <ready> |

      例子:
        | version | ready |
        | 1.34.3  | 3     |
        | 1.35.2  | 0     |
        | 1.35.4  | 3     |
        | 1.37.1  | 3     |
