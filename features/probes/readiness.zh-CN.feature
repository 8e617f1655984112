# language: zh-CN
功能: 就绪探针
  就绪与否决定谁接收流量；对 StatefulSet 来说，还决定其他事情能否进行。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 三次失败使 Pod 退出服务，一次成功使它回来
    当Pod "web-1" 对 "GET /healthz" 的应答为 503
    那么Pod "web-1" 失去就绪，不超过 30s
    而且事件 "Unhealthy" 记录在 Pod "web-1" 上
    而且域名 "web-1.web.default.svc.cluster.local" 无法解析
    当Pod "web-1" 对 "GET /healthz" 的应答为 200
    那么Pod "web-1" 就绪，不超过 10s
    而且域名 "web-1.web.default.svc.cluster.local" 解析到 Pod "web-1"
    而且Pod "web-1" 从未重启

  场景: 两次失败只留下事件
    当Pod "web-1" 的就绪探针失败，持续 18s
    而且一切稳定下来
    那么事件 "Unhealthy" 记录在 Pod "web-1" 上
    而且Pod "web-1" 从未失去就绪，自此之后

  场景: 一个未就绪的 Pod 会拖住其他所有 Pod 的更新
    当Pod "web-0" 的就绪探针失败
    而且经过 1m
    而且StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    那么Pod "web-2" 从未终止
    而且StatefulSet "web" 卡在 Pod "web-0"
    当Pod "web-0" 的就绪探针恢复成功
    那么StatefulSet "web" 更新完成，不超过 5m

  场景: 它同样会拖住缩容
    当Pod "web-0" 的就绪探针失败
    而且经过 1m
    而且StatefulSet "web" 扩缩到 1 个副本
    而且经过 1h
    那么Pod "web-2" 从未终止
    而且StatefulSet "web" 卡在 Pod "web-0"

  场景: 询问共享依赖的探针会使所有 Pod 同时退出
    当Pod "web-0" 的就绪探针失败，持续 5m
    而且Pod "web-1" 的就绪探针失败，持续 5m
    而且Pod "web-2" 的就绪探针失败，持续 5m
    而且经过 1m
    那么StatefulSet "web" 的状态为：
      | readyReplicas | 0 |
    而且域名 "web.default.svc.cluster.local" 无法解析
    而且StatefulSet "web" 全部就绪，不超过 5m
    而且Pod "web-0" 从未重启

  场景: 每次反复都会重新计算 minReadySeconds
    假如对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        minReadySeconds: 60
      """
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且Pod "web-2" 删除，不超过 2m
    而且Pod "web-2" 就绪，不超过 1m
    而且Pod "web-2" 的就绪探针失败，持续 35s
    而且经过 1m
    那么Pod "web-1" 从未终止
    而且Pod "web-2" 可用，不超过 1m
    而且StatefulSet "web" 更新完成，不超过 10m
