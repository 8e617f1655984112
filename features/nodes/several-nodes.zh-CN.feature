# language: zh-CN
功能: 多个节点故障
  失去的节点越多，越可能是控制平面自己断了网：它的驱逐越来越谨慎，最终完全停止。

  规则: 三个失去两个

    场景: 两个节点上的 Pod 都被驱逐，相隔十秒
      假如节点 "node-1" 位于可用区 "zone-a"
      而且节点 "node-2" 位于可用区 "zone-a"
      而且节点 "node-3" 位于可用区 "zone-a"
      而且一个有副本的 StatefulSet "web"，副本数为 3
      而且StatefulSet "web" 正在运行
      当节点 "node-1" 故障
      而且节点 "node-2" 故障
      而且一切稳定下来
      那么依次发生：
        | Node/node-1 | 失去就绪 |
        | Pod/web-0   | 终止     |
        | Pod/web-1   | 终止     |
      而且Pod "web-2" 从未失去就绪，自此之后
      而且StatefulSet "web" 的状态为：
        | readyReplicas | 1 |

  规则: 全部失去

    背景:
      假如一个有副本的 StatefulSet "web"，副本数为 3
      而且StatefulSet "web" 正在运行

    场景: 任何节点都没有音讯时，谁也不会被驱逐
      当节点 "node-1" 故障
      而且节点 "node-2" 故障
      而且节点 "node-3" 故障
      而且经过 24h
      那么StatefulSet "web" 的状态为：
        | readyReplicas | 0 |
        | replicas      | 3 |
      而且Pod "web-0" 从未终止
      而且Pod "web-1" 从未终止
      而且Pod "web-2" 从未终止

    场景: 第一个节点恢复后，其余节点开始计时
      当节点 "node-1" 故障
      而且节点 "node-2" 故障
      而且节点 "node-3" 故障
      而且经过 1h
      而且节点 "node-1" 恢复
      那么Pod "web-0" 就绪，不超过 1m
      而且Pod "web-1" 终止，不超过 7m
      而且Pod "web-0" 从未终止

  规则: 一个可用区

    场景: 只失去该可用区的 Pod
      假如一个有 6 个节点的集群
      而且一个 StatefulSet "web"，其规约为：
        | replicas            | 6        |
        | podManagementPolicy | Parallel |
      而且StatefulSet "web" 正在运行
      当可用区 "zone-b" 故障
      而且一切稳定下来
      那么StatefulSet "web" 的状态为：
        | readyReplicas | 4 |
      而且任何时刻至少 4 个 Pod 就绪，针对 StatefulSet "web"
      而且节点 "node-2" 未就绪
      而且节点 "node-5" 未就绪

    场景: 跨可用区反亲和使多数派得以保留
      假如一个有 6 个节点的集群
      而且一个 StatefulSet "web"，其规约为：
        | replicas                                                                                                               | 3                           |
        | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey                   | topology.kubernetes.io/zone |
        | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.app | web                         |
      而且StatefulSet "web" 正在运行
      当可用区 "zone-a" 故障
      而且一切稳定下来
      那么任何时刻至少 2 个 Pod 就绪，针对 StatefulSet "web"
      当可用区 "zone-a" 恢复
      那么StatefulSet "web" 全部就绪，不超过 2m
