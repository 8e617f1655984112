# language: zh-CN
功能: 卷所在之处
  位于某个可用区或某个节点的卷，会把它的 Pod 永远系在那里。

  场景: 可用区内的卷使 Pod 留在该可用区
    假如默认的 StorageClass "zonal"
    而且StorageClass "zonal"，其参数为：
      | provisioner       | ebs.csi.aws.com      |
      | volumeBindingMode | WaitForFirstConsumer |
    而且一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 被排空
    而且经过 1h
    那么Pod "web-1" 具有：
      | status.phase                                 | Pending                                                                                                                                                                                                                       |
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match PersistentVolume's node affinity. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    当节点 "node-5" 位于可用区 "zone-b"
    那么Pod "web-1" 就绪，不超过 1m
    而且Pod "web-1" 运行在节点 "node-5"

  场景: 立即绑定的卷，可能位于 Pod 没有余量的地方
    假如默认的 StorageClass "zonal"
    而且StorageClass "zonal"，其参数为：
      | provisioner | ebs.csi.aws.com |
    而且节点 "node-1" 被封锁
    而且节点 "node-2" 被封锁
    而且一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    当应用这些清单
    而且经过 1h
    那么StatefulSet "web" 的状态为：
      | readyReplicas | 1 |
    而且PVC "data-web-0" 已绑定
    而且PVC "data-web-1" 已绑定
    而且PVC "data-web-2" 已绑定

  场景: 永远消失的节点上的目录必须放弃
    假如默认的 StorageClass "local"
    而且StorageClass "local"，其参数为：
      | provisioner       | rancher.io/local-path |
      | volumeBindingMode | WaitForFirstConsumer  |
    而且一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 故障
    而且一切稳定下来
    而且节点 "node-2" 被移除
    而且经过 1h
    那么Pod "web-1" 具有：
      | status.phase | Pending |
    而且StatefulSet "web" 卡在 Pod "web-1"
    当PVC "data-web-1" 被删除
    那么StatefulSet "web" 全部就绪，不超过 2m
