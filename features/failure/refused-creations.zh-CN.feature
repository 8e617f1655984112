# language: zh-CN
功能: 创建被拒绝
  配额或策略可能在旧 Pod 删除之后拒绝新的 Pod。此时没有任何东西会卡住：原因消除后，StatefulSet 会自行继续。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 因配额缺失的 Pod 在有余量后回来
    当创建 Pod 被拒绝，原因为 "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    而且Pod "web-1" 被删除
    而且经过 10m
    那么Pod "web-1" 不存在
    而且事件 "FailedCreate" 记录在 StatefulSet "web" 上
    而且StatefulSet "web" 卡在 Pod "web-1"
    当重新允许创建 Pod
    那么StatefulSet "web" 全部就绪，不超过 20m

  场景: 少数几次拒绝会重试，然后被遗忘
    当创建 Pod 被拒绝 5 次，原因为 "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    而且Pod "web-1" 被删除
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且事件 "FailedCreate" 记录在 StatefulSet "web" 上

  场景: 第一个 Pod 就被拒绝的更新，恢复模板即可撤销
    当创建 Pod 被拒绝，原因为 'violates PodSecurity "restricted:latest": privileged'
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 10m
    而且StatefulSet "web" 回滚
    而且重新允许创建 Pod
    那么StatefulSet "web" 全部就绪，不超过 20m
    而且这些 Pod 的状态为：
      | pod   | image  |
      | web-0 | app:v1 |
      | web-1 | app:v1 |
      | web-2 | app:v1 |

  场景: PVC 也可能被拒绝，此时同样不会有 Pod
    当创建 PersistentVolumeClaim 被拒绝，原因为 "exceeded quota: storage, requested: requests.storage=1Gi, used: requests.storage=3Gi, limited: requests.storage=3Gi"
    而且StatefulSet "web" 扩缩到 4 个副本
    而且经过 10m
    那么Pod "web-3" 从未创建
    而且事件 "FailedCreate" 记录在 StatefulSet "web" 上
    当重新允许创建 PersistentVolumeClaim
    那么StatefulSet "web" 全部就绪，不超过 20m
