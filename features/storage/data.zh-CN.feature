# language: zh-CN
功能: 数据存放在哪里
  位于 PVC 挂载点之下的数据跟着 PVC 走，无论 Pod 运行在哪个节点；其余的一切随容器消失。
  挂载路径写错，要到第一次重启才会发现：写一个文件，重启 Pod，再读出来。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  规则: 挂载点之下

    场景: 数据在 Pod 重启后仍在
      假如Pod "web-1" 写入 "42" 到 "/data/answer"
      当Pod "web-1" 被删除
      而且一切稳定下来
      那么Pod "web-1" 读到 "42"，来自 "/data/answer"

    场景: 数据跟随 Pod 到另一个节点
      假如Pod "web-1" 写入 "42" 到 "/data/answer"
      而且Pod "web-1" 运行在节点 "node-2"
      当对 StatefulSet "web" 打补丁：
        """yaml
        spec:
          template:
            spec:
              nodeSelector:
                kubernetes.io/hostname: node-3
        """
      那么StatefulSet "web" 更新完成，不超过 5m
      而且事件 "FailedAttachVolume" 记录在 Pod "web-1" 上
      而且Pod "web-1" 运行在节点 "node-3"
      而且Pod "web-1" 读到 "42"，来自 "/data/answer"

    场景: 节点被排空后数据仍在
      假如Pod "web-1" 写入 "42" 到 "/data/answer"
      而且Pod "web-1" 运行在节点 "node-2"
      当节点 "node-2" 被排空
      而且一切稳定下来
      那么Pod "web-1" 读到 "42"，来自 "/data/answer"
      而且PVC "data-web-1" 从未被删除

    场景: 数据在滚动更新和回滚之后仍在
      假如Pod "web-0" 写入 "42" 到 "/data/answer"
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且一切稳定下来
      而且StatefulSet "web" 回滚
      而且一切稳定下来
      那么Pod "web-0" 运行镜像 "app:v1"
      而且Pod "web-0" 读到 "42"，来自 "/data/answer"

    场景: 数据在容器崩溃之后仍在
      假如Pod "web-2" 写入 "42" 到 "/data/answer"
      而且镜像 "app:v1" 启动后崩溃，间隔 1h
      当Pod "web-2" 重启，不超过 2h
      那么Pod "web-2" 就绪，不超过 1m
      而且Pod "web-2" 读到 "42"，来自 "/data/answer"

    场景: 数据在强制删除之后仍在
      假如Pod "web-2" 写入 "42" 到 "/data/answer"
      当Pod "web-2" 被强制删除
      而且一切稳定下来
      那么Pod "web-2" 读到 "42"，来自 "/data/answer"

  规则: 挂载点之外

    场景: 容器运行期间，写在任何地方都能读到
      当Pod "web-1" 写入 "42" 到 "/var/lib/app/answer"
      而且经过 1h
      那么Pod "web-1" 读到 "42"，来自 "/var/lib/app/answer"

    场景: 它随 Pod 消失，尽管 PVC 保留了下来
      假如Pod "web-1" 写入 "42" 到 "/var/lib/app/answer"
      当Pod "web-1" 被删除
      而且一切稳定下来
      那么Pod "web-1" 中没有文件 "/var/lib/app/answer"
      而且PVC "data-web-1" 从未被删除

    场景: 容器一重启它就消失，尽管 Pod 还是同一个
      假如Pod "web-1" 写入 "42" 到 "/var/lib/app/answer"
      而且Pod "web-1" 写入 "42" 到 "/data/answer"
      当Pod "web-1" 崩溃
      而且一切稳定下来
      那么Pod "web-1" 中没有文件 "/var/lib/app/answer"
      而且Pod "web-1" 读到 "42"，来自 "/data/answer"
      而且Pod "web-1" 从未删除
