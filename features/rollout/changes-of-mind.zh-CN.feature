# language: zh-CN
功能: 中途改变主意
  更新需要时间，而世界不会等待：中途可能换版本、改规模，或者又丢失一个 Pod。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 更新途中出现第三个版本
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且Pod "web-2" 终止，不超过 1m
    而且StatefulSet "web" 的镜像设为 "app:v3"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v3 | true  |
      | web-1 | app:v3 | true  |
      | web-2 | app:v3 | true  |
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后

  场景: 停留的金丝雀让位给第三个版本，旧 Pod 仍是旧版本
    假如StatefulSet "web" 的分区设为 2
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且一切稳定下来
    当StatefulSet "web" 的镜像设为 "app:v3"
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v3 | true  |
    而且Pod "web-1" 从未删除

  场景: 新副本先出现，并且是新版本
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且Pod "web-2" 终止，不超过 1m
    而且StatefulSet "web" 扩缩到 5 个副本
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod 创建的顺序为 "web-2, web-3, web-4, web-1, web-0"，自此之后
    而且Pod "web-1" 终止只发生在 Pod "web-4" 就绪之后，自此之后
    而且Pod "web-3" 运行镜像 "app:v2"

  场景: 尚未更新的 Pod 丢失后，以新版本回来
    假如Pod "web-2" 启动后就绪所需时间为 5m
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1m
    而且Pod "web-0" 被删除
    而且一切稳定下来
    那么依次发生：
      | Pod/web-2 | 终止 |
      | Pod/web-0 | 终止 |
      | Pod/web-2 | 就绪 |
      | Pod/web-1 | 终止 |
    而且Pod "web-0" 运行镜像 "app:v2"

  场景: 缩容到零会完成金丝雀的更新
    假如StatefulSet "web" 的分区设为 2
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且一切稳定下来
    当StatefulSet "web" 扩缩到 0 个副本
    而且一切稳定下来
    而且StatefulSet "web" 扩缩到 2 个副本
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v2 | true  |
      | web-1 | app:v2 | true  |

  场景: 省略 rollingUpdate 时，这样的 Pod 会先以旧版本回来
    假如一个 StatefulSet "db"，其规约为：
      | replicas            | 3             |
      | updateStrategy.type | RollingUpdate |
    而且StatefulSet "db" 正在运行
    而且Pod "db-2" 启动后就绪所需时间为 5m
    当StatefulSet "db" 的镜像设为 "app:v2"
    而且经过 1m
    而且Pod "db-0" 被删除
    而且经过 1m
    那么Pod "db-0" 运行镜像 "app:v1"
    当一切稳定下来
    那么Pod "db-0" 运行镜像 "app:v2"

  场景: Parallel 下低序号的损坏 Pod 不会拖住更新，于是又失去一个 Pod
    假如一个 StatefulSet "db"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    而且StatefulSet "db" 正在运行
    而且Pod "db-0" 永远不会就绪
    而且经过 1m
    而且镜像 "app:v2" 启动后就绪所需时间为 5m
    当StatefulSet "db" 的镜像设为 "app:v2"
    而且经过 1m
    那么StatefulSet "db" 的状态为：
      | readyReplicas | 1 |
    而且Pod "db-2" 运行镜像 "app:v2"
