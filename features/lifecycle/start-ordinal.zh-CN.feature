# language: zh-CN
功能: 起始序号
  StatefulSet 可以不从零开始为 Pod 编号；分区从起始序号算起。

  场景: Pod 从起始序号开始编号
    假如一个 StatefulSet "web"，其规约为：
      | replicas       | 3 |
      | ordinals.start | 5 |
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且Pod 创建的顺序为 "web-5, web-6, web-7"
    而且Pod "web-0" 从未创建
    而且PVC "data-web-5" 已绑定

  场景: 分区是相对于起始序号的偏移
    假如一个 StatefulSet "web"，其规约为：
      | replicas                               | 4             |
      | ordinals.start                         | 2             |
      | updateStrategy.type                    | RollingUpdate |
      | updateStrategy.rollingUpdate.partition | 2             |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  |
      | web-2 | app:v1 |
      | web-3 | app:v1 |
      | web-4 | app:v2 |
      | web-5 | app:v2 |

  场景: 移动起始序号时，先启动新的范围，再停止旧的
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        ordinals:
          start: 2
      """
    而且一切稳定下来
    那么Pod 创建的顺序为 "web-2, web-3"，自此之后
    而且Pod 删除的顺序为 "web-1, web-0"，自此之后
    而且Pod "web-1" 终止只发生在 Pod "web-3" 就绪之后，自此之后
    而且PVC "data-web-0" 从未被删除
