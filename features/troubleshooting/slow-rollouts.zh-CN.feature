# language: zh-CN
功能: 更新很慢
  更新的耗时逐个 Pod 累加：停止、解除挂接再挂接、拉取、启动、就绪，再保持就绪 minReadySeconds。
  StatefulSet 没有截止时间：慢和卡住看起来一样，除非问清楚它在等什么。

  背景:
    假如StorageClass "my-storage-class"，其参数为：
      | provisioner | disk.example.com |
    而且"manifests/web.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  场景: 探针和 minReadySeconds 决定节奏
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    而且经过 50s
    那么StatefulSet "web" 的状态为：
      | updatedReplicas | 2 |
    而且StatefulSet "web" 更新完成，不超过 90s
    而且Pod "web-1" 终止只发生在 Pod "web-2" 可用之后，自此之后

  场景: 启动慢
    假如镜像 "registry.k8s.io/nginx-slim:0.24" 启动后就绪所需时间为 5m
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    而且经过 4m
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且StatefulSet "web" 更新完成，不超过 16m

  场景: 停止慢：由宽限期终结
    假如镜像 "registry.k8s.io/nginx-slim:0.8" 停止需要 1h
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    而且经过 9s
    那么Pod "web-2" 从未删除
    而且StatefulSet "web" 更新完成，不超过 3m

  场景: 拉取慢，每个节点一次
    假如镜像 "registry.k8s.io/nginx-slim:0.24" 拉取需要 4m
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    而且经过 3m
    那么这些 Pod 的状态为：
      | pod   | phase   | ready |
      | web-2 | Pending | false |
    而且StatefulSet "web" 更新完成，不超过 15m

  场景: 不是慢而是卡住：镜像不存在
    假如镜像 "registry.k8s.io/nginx-slim:0.99" 无法拉取
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.99"
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且事件 "Failed" 记录在 Pod "web-2" 上
    而且事件 "BackOff" 记录在 Pod "web-2" 上
    而且任何时刻至少 2 个 Pod 就绪，针对 StatefulSet "web"

  场景: 不是慢而是卡住：一个旧 Pod 未就绪
    假如Pod "web-0" 永远不会就绪
    而且经过 1m
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-0"
    而且Pod "web-2" 从未终止

  场景: 不是慢而是已完成：分区提前结束了更新
    假如StatefulSet "web" 的分区设为 2
    当StatefulSet "web" 的镜像设为 "registry.k8s.io/nginx-slim:0.24"
    那么StatefulSet "web" 更新完成，不超过 1m
    而且StatefulSet "web" 的状态为：
      | currentReplicas | 2 |
      | updatedReplicas | 1 |
