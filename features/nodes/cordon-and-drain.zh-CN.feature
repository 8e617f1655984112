# language: zh-CN
功能: 封锁与排空
  维护会有意移走 Pod。干扰预算规定期间最多可以缺少几个。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3

  规则: 被封锁的节点保留其 Pod，不再接收新的

    场景: 离开的 Pod 在别处回来
      假如StatefulSet "web" 正在运行
      当节点 "node-2" 被封锁
      而且节点 "node-3" 被封锁
      那么节点 "node-2" 不可调度
      而且Pod "web-1" 保持就绪，持续 1h
      当Pod "web-1" 被删除
      那么StatefulSet "web" 全部就绪，不超过 2m
      而且Pod "web-1" 运行在节点 "node-1"

    场景: 解除封锁的节点重新可用
      假如节点 "node-1" 有污点 "maintenance=yes:NoSchedule"
      而且节点 "node-2" 有污点 "maintenance=yes:NoSchedule"
      当节点 "node-3" 被封锁
      而且应用这些清单
      而且经过 10m
      那么Pod "web-0" 从未调度
      当节点 "node-3" 解除封锁
      那么节点 "node-3" 可调度
      而且StatefulSet "web" 全部就绪，不超过 2m
      而且Pod "web-2" 运行在节点 "node-3"

  规则: 排空会询问干扰预算

    场景: 节点上的 Pod 移走，PVC 随之移走
      假如StatefulSet "web" 正在运行
      而且Pod "web-1" 写入 "precious" 到 "/data/ledger"
      当节点 "node-2" 被排空
      那么StatefulSet "web" 全部就绪，不超过 2m
      而且节点 "node-2" 不可调度
      而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"
      而且Pod "web-0" 从未终止

    场景: 同一节点上的两个 Pod 先后离开
      假如节点 "node-2" 有污点 "maintenance=yes:NoSchedule"
      而且节点 "node-3" 有污点 "maintenance=yes:NoSchedule"
      而且PodDisruptionBudget "web" 允许最多 1 个 Pod 不可用，针对 StatefulSet "web"
      而且StatefulSet "web" 正在运行
      而且节点 "node-2" 去除污点 "maintenance=yes:NoSchedule"
      当节点 "node-1" 被排空
      那么StatefulSet "web" 全部就绪，不超过 2m
      而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"

    场景: 别处有问题的 Pod 会阻塞排空，直到它恢复
      假如PodDisruptionBudget "web" 允许最多 1 个 Pod 不可用，针对 StatefulSet "web"
      而且StatefulSet "web" 正在运行
      当Pod "web-2" 的就绪探针失败，持续 20m
      而且经过 1m
      而且节点 "node-2" 被排空
      那么Pod "web-1" 终止只发生在 Pod "web-2" 就绪之后，自此之后
      而且StatefulSet "web" 全部就绪，不超过 2m

    场景: 什么都不允许的预算使节点无法排空
      假如PodDisruptionBudget "web" 要求至少 3 个 Pod 可用，针对 StatefulSet "web"
      而且StatefulSet "web" 正在运行
      当节点 "node-2" 被排空
      那么请求被拒绝，原因含 "The disruption budget web needs 3 healthy pods and has 3 currently"
      而且Pod "web-1" 从未终止
      当PodDisruptionBudget "web" 被删除
      而且节点 "node-2" 被排空
      那么Pod "web-1" 就绪，不超过 1m

    场景: 若预算始终允许，不健康的 Pod 自身可以离开
      假如StatefulSet "web" 正在运行
      而且应用以下清单：
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: web
        spec:
          minAvailable: 3
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: { matchLabels: { app: web } }
        """
      当Pod "web-1" 的就绪探针失败
      而且经过 1m
      而且Pod "web-1" 被驱逐
      那么Pod "web-1" 终止，不超过 1s
      当Pod "web-0" 被驱逐
      那么请求被拒绝，原因含 "Cannot evict pod as it would violate the pod's disruption budget."

    场景: 一个 Pod 有两个预算就多了一个
      假如PodDisruptionBudget "web" 允许最多 1 个 Pod 不可用，针对 StatefulSet "web"
      而且PodDisruptionBudget "also-web" 允许最多 1 个 Pod 不可用，针对 StatefulSet "web"
      而且StatefulSet "web" 正在运行
      当节点 "node-2" 被排空
      那么请求被拒绝，原因含 "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."

    场景: 无人会重建的 Pod 不会被驱逐
      假如StatefulSet "web" 正在运行
      而且应用以下清单：
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: lonely
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "tool:v1" }]
        """
      当节点 "node-2" 被排空
      那么请求被拒绝，原因含 "cannot delete Pods that declare no controller (use --force to override): default/lonely"
      而且节点 "node-2" 不可调度
      而且Pod "web-1" 从未终止

    场景: 失联节点无法结束的 Pod 使排空无法完成
      假如StatefulSet "web" 正在运行
      当节点 "node-2" 故障
      而且经过 10m
      而且节点 "node-2" 被排空
      那么请求被拒绝，原因含 "web-1"

  规则: 更新不询问任何预算

    场景: 即使预算不允许任何干扰，它也会删除 Pod
      假如PodDisruptionBudget "web" 要求至少 3 个 Pod 可用，针对 StatefulSet "web"
      而且StatefulSet "web" 正在运行
      当StatefulSet "web" 的镜像设为 "app:v2"
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod 终止的顺序为 "web-2, web-1, web-0"
