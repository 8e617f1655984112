# language: zh-CN
功能: 节点失联
  从外面看，断了网的节点与死掉的节点没有区别；而在里面，进程仍在运行。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: Pod 终止期间，进程仍在运行
    当节点 "node-2" 与控制平面失联
    而且经过 10m
    而且Pod "web-1" 写入 "still here" 到 "/data/ledger"
    那么Pod "web-1" 读到 "still here"，来自 "/data/ledger"
    而且Pod "web-1" 保持终止，持续 1h

  场景: 短暂的失联不留痕迹：什么都没有停止
    当节点 "node-2" 与控制平面失联，持续 3m
    那么Pod "web-1" 失去就绪，不超过 1m
    而且Pod "web-1" 就绪，不超过 3m
    而且Pod "web-1" 从未终止
    而且Pod "web-1" 从未重启

  场景: 长时间失联之后，节点得知删除并停止 Pod
    当节点 "node-2" 与控制平面失联
    而且经过 1h
    而且节点 "node-2" 恢复
    那么Pod "web-1" 删除，不超过 1m
    而且StatefulSet "web" 全部就绪，不超过 2m
    而且Pod "web-1" 从未同时运行两份

  @allows:I1 @allows:I3
  场景: 失联期间强制删除，会有两个 Pod 以同一名字写入
    当节点 "node-2" 与控制平面失联
    而且一切稳定下来
    而且Pod "web-1" 被强制删除
    而且经过 10m
    那么Pod "web-1" 就绪，不超过 1s
    而且Pod "web-1" 同时运行着两份

  @allows:I1 @allows:I3
  场景: 节点并未真正关机时，停止服务污点也会如此
    当节点 "node-2" 与控制平面失联
    而且一切稳定下来
    而且节点 "node-2" 有污点 "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    而且经过 2m
    那么Pod "web-1" 就绪，不超过 1s
    而且Pod "web-1" 同时运行着两份
