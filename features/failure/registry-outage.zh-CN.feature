# language: zh-CN
功能: 镜像仓库故障
  正在运行的不需要镜像仓库，需要搬家的才需要。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 回到原节点的 Pod 能找到镜像
    假如节点 "node-1" 被封锁
    而且节点 "node-3" 被封锁
    当镜像仓库不可用
    而且Pod "web-1" 被删除
    那么StatefulSet "web" 全部就绪，不超过 1m

  场景: 移到没有镜像的节点的 Pod 要等待仓库恢复
    假如节点 "node-4" 加入集群
    而且节点 "node-1" 被封锁
    而且节点 "node-3" 被封锁
    当镜像仓库不可用，持续 20m
    而且节点 "node-2" 被排空
    而且经过 10m
    那么Pod "web-1" 运行在节点 "node-4"
    而且Pod "web-1" 具有：
      | status.containerStatuses[0].state.waiting.reason | ImagePullBackOff |
    而且StatefulSet "web" 全部就绪，不超过 15m

  场景: 更新停在第一个 Pod，随后自行继续
    当镜像仓库不可用，持续 20m
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 15m
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 更新完成，不超过 15m

  场景: 推送过晚的镜像在下次尝试时找到
    假如镜像 "app:v2" 无法拉取
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-2"
    当镜像 "app:v2" 可以重新拉取
    那么StatefulSet "web" 更新完成，不超过 10m

  场景: 由人结束的故障
    当镜像仓库不可用
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    而且镜像仓库恢复
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod "web-2" 从未失败
