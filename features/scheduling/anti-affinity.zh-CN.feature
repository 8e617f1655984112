# language: zh-CN
功能: 反亲和
  不得共用节点的成员，需要与成员数一样多的节点，即使在最糟的日子也是如此。

  背景:
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                                                                                               | 3                      |
      | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey                   | kubernetes.io/hostname |
      | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.app | web                    |

  场景: 每个成员各占一个节点
    当应用这些清单
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | node   |
      | web-0 | node-1 |
      | web-1 | node-2 |
      | web-2 | node-3 |

  场景: 节点太少时最后一个要等待，直到有新节点加入
    假如一个有 2 个节点的集群
    当应用这些清单
    而且经过 1h
    那么Pod "web-2" 具有：
      | status.phase                                 | Pending                                                                                                                                                                                    |
      | status.conditions[type=PodScheduled].message | 0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod. |
    当节点 "node-3" 加入集群
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且Pod "web-2" 运行在节点 "node-3"

  场景: 更新不需要多余的节点：旧 Pod 先离开，新 Pod 才到来
    假如StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 5m

  场景: 被排空节点的 Pod 要等节点回来
    假如StatefulSet "web" 正在运行
    当节点 "node-2" 被排空
    而且经过 1h
    那么Pod "web-1" 保持失去就绪，持续 1h
    当节点 "node-2" 解除封锁
    那么Pod "web-1" 就绪，不超过 1m
    而且Pod "web-1" 运行在节点 "node-2"
