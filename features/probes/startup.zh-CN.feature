# language: zh-CN
功能: 启动探针
  启动探针成功之前，不会执行其他探针。

  场景: 它成功之后，其他探针才开始
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                                  | 2        |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 30       |
    而且镜像 "app:v1" 启动后就绪所需时间为 2m
    当应用这些清单
    而且经过 1m
    那么Pod "web-0" 具有：
      | status.containerStatuses[0].started | false |
    而且Pod "web-0" 就绪，不超过 2m
    而且Pod "web-1" 创建只发生在 Pod "web-0" 就绪之后
    而且Pod "web-0" 从未重启

  场景: 启动时间超过其允许的时间，就会一次次被中断
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                                  | 2        |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 6        |
    而且镜像 "app:v1" 启动后就绪所需时间为 2m
    当应用这些清单
    而且经过 1h
    那么Pod "web-0" 从未就绪
    而且事件 "Killing" 记录在 Pod "web-0" 上
    而且StatefulSet "web" 卡在 Pod "web-0"
