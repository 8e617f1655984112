# language: zh-CN
功能: 污点与节点选择器
  污点使 Pod 远离节点，选择器使 Pod 限于某些节点。

  场景: 不容忍污点的 Pod 去往别处
    假如节点 "node-1" 有污点 "dedicated=db:NoSchedule"
    而且节点 "node-2" 有污点 "dedicated=db:NoSchedule"
    而且一个有副本的 StatefulSet "web"，副本数为 2
    当应用这些清单
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | node   |
      | web-0 | node-3 |
      | web-1 | node-3 |

  场景: 有容忍度就可以来
    假如一个有 1 个节点的集群
    而且节点 "node-1" 有污点 "dedicated=db:NoSchedule"
    而且一个 StatefulSet "web"，其规约为：
      | replicas                            | 2          |
      | template.spec.tolerations[0].key    | dedicated  |
      | template.spec.tolerations[0].value  | db         |
      | template.spec.tolerations[0].effect | NoSchedule |
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 1m

  场景: NoSchedule 不影响运行中的 Pod，NoExecute 则不然
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 有污点 "dedicated=db:NoSchedule"
    那么Pod "web-1" 保持就绪，持续 1h
    当节点 "node-2" 有污点 "dedicated=db:NoExecute"
    那么Pod "web-1" 终止，不超过 1s
    而且事件 "TaintManagerEviction" 记录在 Pod "web-1" 上
    而且StatefulSet "web" 全部就绪，不超过 1m

  场景: 因污点驱逐时不询问干扰预算
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且PodDisruptionBudget "web" 要求至少 3 个 Pod 可用，针对 StatefulSet "web"
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 有污点 "dedicated=db:NoExecute"
    那么Pod "web-1" 终止，不超过 1s

  场景: 没有节点匹配的选择器等待标签出现
    假如一个 StatefulSet "web"，其规约为：
      | replicas                        | 2   |
      | template.spec.nodeSelector.disk | ssd |
    当应用这些清单
    而且经过 1h
    那么Pod "web-0" 具有：
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    当节点 "node-3" 有标签 "disk=ssd"
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且Pod "web-1" 运行在节点 "node-3"
