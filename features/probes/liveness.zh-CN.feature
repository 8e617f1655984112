# language: zh-CN
功能: 存活探针
  存活探针会重启停止响应的进程，也会重启只是缓慢的进程。

  场景: 三次失败，容器在原 Pod 中重启
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                               | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    而且StatefulSet "web" 正在运行
    当Pod "web-1" 的存活探针失败，持续 25s
    而且一切稳定下来
    那么Pod "web-1" 具有：
      | status.containerStatuses[0].restartCount | 1 |
    而且事件 "Killing" 记录在 Pod "web-1" 上
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 全部就绪，不超过 1s

  场景: 恢复时间超过探针允许的时间，就永远不会结束
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                                      | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path        | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port        | 8080     |
      | template.spec.containers[0].livenessProbe.initialDelaySeconds | 100      |
    而且镜像 "app:v1" 启动后就绪所需时间为 400s
    而且镜像 "app:v1" 就绪之前不应答任何探针
    当应用这些清单
    而且经过 6h
    那么Pod "web-0" 从未就绪
    而且Pod "web-1" 从未创建
    而且Pod "web-0" 具有：
      | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |

  场景: 启动探针给它所需的时间
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                                  | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path    | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port    | 8080     |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 60       |
    而且镜像 "app:v1" 启动后就绪所需时间为 400s
    而且镜像 "app:v1" 就绪之前不应答任何探针
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 21m
    而且Pod "web-0" 从未重启

  场景: 删除期间，不应答不会被杀死
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                               | 1        |
      | template.spec.terminationGracePeriodSeconds            | 120      |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    而且镜像 "app:v1" 停止需要 90s
    而且StatefulSet "web" 正在运行
    当Pod "web-0" 的存活探针失败
    而且Pod "web-0" 被删除
    那么Pod "web-0" 保持终止，持续 90s
    而且Pod "web-0" 从未重启
