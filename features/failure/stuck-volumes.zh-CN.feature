# language: zh-CN
功能: 卷的挂接问题
  一次只能挂接到一个节点的卷，必须先离开一个节点，才能到另一个节点。

  场景: 无法解除挂接的卷只会拖住它自己的 Pod
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 的卷无法解除挂接
    而且节点 "node-2" 被排空
    而且经过 1h
    那么事件 "FailedAttachVolume" 记录在 Pod "web-1" 上
    而且StatefulSet "web" 卡在 Pod "web-1"
    而且Pod "web-0" 从未失去就绪，自此之后
    当节点 "node-2" 的卷恢复挂接
    那么StatefulSet "web" 全部就绪，不超过 2m

  场景: 不制备卷的 StorageClass 使 StatefulSet 停在第一个 Pod
    假如一个有副本的 StatefulSet "web"，副本数为 3
    当StorageClass "standard" 不再制备卷
    而且应用这些清单
    而且经过 1h
    那么PVC "data-web-0" 待绑定
    而且事件 "ExternalProvisioning" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且Pod "web-0" 从未调度
    而且Pod "web-1" 从未创建
    当StorageClass "standard" 恢复制备卷
    那么StatefulSet "web" 全部就绪，不超过 2m

  场景: 制备失败会说明原因，并再次尝试
    假如一个有副本的 StatefulSet "web"，副本数为 3
    当StorageClass "standard" 制备卷失败
    而且应用这些清单
    而且经过 1h
    那么事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且StatefulSet "web" 卡在 Pod "web-0"
    当StorageClass "standard" 恢复制备卷
    那么StatefulSet "web" 全部就绪，不超过 30m

  场景: 无法挂接任何卷的节点
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    而且节点 "node-1" 被封锁
    当节点 "node-3" 的卷无法挂接
    而且节点 "node-2" 被排空
    而且经过 30m
    那么事件 "FailedAttachVolume" 记录在 Pod "web-1" 上
    而且StatefulSet "web" 卡在 Pod "web-1"
    当节点 "node-3" 的卷恢复挂接
    那么Pod "web-1" 就绪，不超过 5m

  场景: 缓慢的 StorageClass 只是更费时
    假如一个有副本的 StatefulSet "web"，副本数为 2
    当StorageClass "standard" 制备卷缓慢
    而且应用这些清单
    而且经过 30s
    那么PVC "data-web-0" 待绑定
    而且StatefulSet "web" 全部就绪，不超过 5m
