# language: zh-CN
功能: 强制回滚
  新版本一直无法就绪时，仅仅恢复模板是不够的：有问题的 Pod 也必须删除。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    而且镜像 "app:v2" 永远不会就绪

  场景: 更新停在第一个有问题的 Pod
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v2 | false |
    而且Pod "web-1" 从未删除

  场景: 只恢复模板没有用
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 10m
    而且StatefulSet "web" 回滚
    而且经过 1h
    那么Pod "web-2" 运行镜像 "app:v2"
    而且StatefulSet "web" 卡在 Pod "web-2"

  场景: 恢复模板之后删除有问题的 Pod，更新得以继续
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 10m
    而且StatefulSet "web" 回滚
    而且Pod "web-2" 被删除
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且Pod "web-2" 运行镜像 "app:v1"
    而且Pod "web-0" 从未删除
    而且Pod "web-1" 从未删除
    而且PVC "data-web-2" 从未被删除

  场景: 恢复模板之前删除 Pod，回来的仍是坏版本
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 10m
    而且Pod "web-2" 被删除
    而且经过 10m
    那么Pod "web-2" 运行镜像 "app:v2"
    而且StatefulSet "web" 卡在 Pod "web-2"
