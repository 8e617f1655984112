# language: zh-CN
功能: 重启节点
  节点重启后，其上的 Pod 在原地重新启动：Pod 还是原来的，进程是新的。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 快速重启在被察觉之前就已结束
    当节点 "node-2" 故障，持续 20s
    而且一切稳定下来
    那么Pod "web-1" 具有：
      | status.containerStatuses[0].restartCount | 1 |
    而且事件 "Rebooted" 记录在 Node "node-2" 上
    而且事件 "SandboxChanged" 记录在 Pod "web-1" 上
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 全部就绪，不超过 1s

  场景: 整个集群断电后，一切自行恢复，没有先后顺序
    假如Pod "web-0" 启动后就绪所需时间为 10m
    当可用区 "zone-a" 故障，持续 2m
    而且可用区 "zone-b" 故障，持续 2m
    而且可用区 "zone-c" 故障，持续 2m
    而且经过 5m
    那么这些 Pod 的状态为：
      | pod   | ready |
      | web-0 | false |
      | web-1 | true  |
      | web-2 | true  |
    而且Pod "web-0" 从未终止
    而且StatefulSet "web" 全部就绪，不超过 10m
