# language: zh-CN
功能: 缓慢的停止
  被要求停止的 Pod 有宽限期，多一秒也没有。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 不响应 SIGTERM 的进程在宽限期结束时被杀死
    假如镜像 "app:v1" 不响应 SIGTERM
    当Pod "web-1" 被删除
    那么Pod "web-1" 保持终止，持续 30s
    而且Pod "web-1" 删除，不超过 2s
    而且StatefulSet "web" 全部就绪，不超过 1m

  场景: 更新要逐一等待它们
    假如镜像 "app:v1" 停止需要 2m
    而且对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        template:
          spec:
            terminationGracePeriodSeconds: 300
      """
    而且StatefulSet "web" 更新完成，不超过 30m
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 4m
    那么Pod "web-0" 从未终止，自此之后
    而且StatefulSet "web" 更新完成，不超过 5m
