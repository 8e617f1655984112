# language: zh-CN
功能: 缩容受阻
  并行策略下，StatefulSet 先填补空缺，再移除多余的 Pod；无法填补的空缺会使它停在那里：直到 Kubernetes 1.36。

  场景大纲: Kubernetes <version> 中，用尽的配额留下 <left> 个 Pod
    假如Kubernetes 版本为 <version>
    而且一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    而且StatefulSet "web" 正在运行
    当创建 Pod 被拒绝，原因为 "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    而且Pod "web-0" 被删除
    而且经过 1m
    而且StatefulSet "web" 扩缩到 1 个副本
    而且经过 10m
    那么StatefulSet "web" 的状态为：
      | replicas | <left> |
    当重新允许创建 Pod
    而且一切稳定下来
    那么StatefulSet "web" 的状态为：
      | replicas      | 1 |
      | readyReplicas | 1 |

    例子:
      | version | left |
      | 1.36    | 2    |
      | 1.37    | 0    |
