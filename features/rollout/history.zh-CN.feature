# language: zh-CN
功能: 历史与回滚
  每个模板都保存为一个修订版本；回滚时旧的修订版本得到新编号，而不会新建一个。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且StatefulSet "web" 更新完成，不超过 10m
    而且StatefulSet "web" 的镜像设为 "app:v3"
    而且StatefulSet "web" 更新完成，不超过 10m

  场景: 回到前一个版本
    当StatefulSet "web" 回滚
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod "web-0" 运行镜像 "app:v2"
    而且Pod "web-1" 运行镜像 "app:v2"

  场景: 回到第一个修订版本
    当StatefulSet "web" 回滚到修订版本 1
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod "web-0" 运行镜像 "app:v1"

  场景: 因回滚而让出的编号不再存在
    当StatefulSet "web" 回滚到修订版本 1
    而且StatefulSet "web" 更新完成，不超过 10m
    而且StatefulSet "web" 回滚到修订版本 1
    那么请求被拒绝，原因含 "unable to find specified revision 1 in history"

  场景: 回滚两次，回到原处
    当StatefulSet "web" 回滚
    而且StatefulSet "web" 更新完成，不超过 10m
    而且StatefulSet "web" 回滚
    而且StatefulSet "web" 更新完成，不超过 10m
    那么Pod "web-0" 运行镜像 "app:v3"

  场景: 重新启动就是以同一镜像更新一遍
    当StatefulSet "web" 重新启动
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod 删除的顺序为 "web-1, web-0"，自此之后
    而且Pod "web-0" 运行镜像 "app:v3"

  场景: 不保留历史的 StatefulSet 无法回滚
    假如对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        revisionHistoryLimit: 0
      """
    而且一切稳定下来
    当StatefulSet "web" 回滚
    那么请求被拒绝，原因含 "no last revision to roll back to"
