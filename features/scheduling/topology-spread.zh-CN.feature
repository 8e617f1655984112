# language: zh-CN
功能: 拓扑分布
  约束使 Pod 分布在各可用区，也可能因此拒绝空闲的位置。

  背景:
    假如一个有 6 个节点的集群
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                                                 | 6                           |
      | podManagementPolicy                                                      | Parallel                    |
      | template.spec.topologySpreadConstraints[0].maxSkew                       | 1                           |
      | template.spec.topologySpreadConstraints[0].topologyKey                   | topology.kubernetes.io/zone |
      | template.spec.topologySpreadConstraints[0].whenUnsatisfiable             | DoNotSchedule               |
      | template.spec.topologySpreadConstraints[0].labelSelector.matchLabels.app | web                         |
    而且StatefulSet "web" 正在运行

  场景: 失去一个可用区，还剩三分之二
    当可用区 "zone-a" 故障
    而且一切稳定下来
    那么StatefulSet "web" 的状态为：
      | readyReplicas | 4 |
    而且任何时刻至少 4 个 Pod 就绪，针对 StatefulSet "web"

  场景: 一个可用区失去的，不得挤到其他可用区
    当可用区 "zone-a" 故障
    而且一切稳定下来
    而且节点 "node-1" 有污点 "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    而且节点 "node-4" 有污点 "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    而且经过 1h
    那么StatefulSet "web" 的状态为：
      | readyReplicas | 4 |
    而且事件 "FailedScheduling" 记录在 Pod "web-0" 上
