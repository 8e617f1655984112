# language: zh-CN
功能: 卷丢失
  Pod 由名字和卷构成。卷没有了，只有明白其含义的人才能让 Pod 继续。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    而且Pod "web-1" 写入 "precious" 到 "/data/ledger"
    当PVC "data-web-1" 的卷丢失

  场景: PVC 丢失了卷，谁也不会为它制备新卷
    而且一切稳定下来
    那么PVC "data-web-1" 已丢失
    而且事件 "ClaimLost" 记录在 PersistentVolumeClaim "data-web-1" 上
    而且Pod "web-1" 从未终止

  场景: 下次启动会等待一个永远不会来的卷
    而且Pod "web-1" 被删除
    而且经过 1h
    那么Pod "web-1" 具有：
      | status.phase  | Pending |
      | spec.nodeName |         |
    而且StatefulSet "web" 卡在 Pod "web-1"

  场景: 放弃数据后，Pod 可以在空卷上启动
    而且Pod "web-1" 被删除
    而且一切稳定下来
    而且PVC "data-web-1" 被删除
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且PVC "data-web-1" 已绑定
