# language: zh-CN
功能: 被节点驱逐
  内存或磁盘不足的节点会立即使 Pod 失败。它不询问干扰预算，也不给宽限；StatefulSet 会替换失败的 Pod。

  场景: Pod 失败后带着数据回来
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    而且Pod "web-1" 写入 "precious" 到 "/data/ledger"
    当Pod "web-1" 因内存压力被驱逐
    那么Pod "web-1" 失败，不超过 10s
    而且StatefulSet "web" 全部就绪，不超过 2m
    而且事件 "Evicted" 记录在 Pod "web-1" 上
    而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"

  场景: 该节点五分钟内不接收 Pod
    假如一个有 1 个节点的集群
    而且一个有副本的 StatefulSet "web"，副本数为 1
    而且StatefulSet "web" 正在运行
    当Pod "web-0" 因内存压力被驱逐
    而且经过 4m
    那么Pod "web-0" 具有：
      | status.conditions[type=PodScheduled].reason | Unschedulable |
    而且Node "node-1" 具有：
      | status.conditions[type=MemoryPressure].status              | True       |
      | spec.taints[key=node.kubernetes.io/memory-pressure].effect | NoSchedule |
    而且Pod "web-0" 就绪，不超过 2m

  场景: 不允许任何干扰的预算也无法阻止
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且PodDisruptionBudget "web" 要求至少 3 个 Pod 可用，针对 StatefulSet "web"
    而且StatefulSet "web" 正在运行
    当Pod "web-1" 被驱逐
    那么请求被拒绝，原因含 "Cannot evict pod as it would violate the pod's disruption budget."
    当Pod "web-1" 因内存压力被驱逐
    那么Pod "web-1" 失败，不超过 10s

  场景: OnDelete 策略下，它带来意外的升级
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | updateStrategy.type | OnDelete |
    而且StatefulSet "web" 正在运行
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    当Pod "web-1" 因磁盘压力被驱逐
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |

  场景: 即使序号更小的 Pod 未就绪，失败的 Pod 也会被替换
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    而且StatefulSet "web" 正在运行
    当Pod "web-0" 的就绪探针失败
    而且经过 1m
    而且Pod "web-2" 因内存压力被驱逐
    那么Pod "web-2" 删除，不超过 10s
    而且Pod "web-2" 就绪，不超过 1m
