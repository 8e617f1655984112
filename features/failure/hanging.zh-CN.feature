# language: zh-CN
功能: 进程停止响应
  进程还在，却不再应答。只有探针询问，Kubernetes 才会采取行动。

  场景: 没有存活探针，它会一直停在那里
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当Pod "web-1" 停止响应
    那么Pod "web-1" 失去就绪，不超过 30s
    而且Pod "web-1" 保持失去就绪，持续 6h
    而且Pod "web-1" 从未重启
    而且StatefulSet "web" 卡在 Pod "web-1"

  场景: 有存活探针，它会在半分钟内重启
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                               | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    而且StatefulSet "web" 正在运行
    当Pod "web-1" 停止响应
    那么Pod "web-1" 重启，不超过 40s
    而且StatefulSet "web" 全部就绪，不超过 20s
    而且事件 "Killing" 记录在 Pod "web-1" 上
    而且Pod "web-1" 从未终止

  场景: 没有任何探针，谁也不会知道
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                   | 3    |
      | template.spec.containers[0].readinessProbe | null |
    而且StatefulSet "web" 正在运行
    当Pod "web-1" 停止响应
    那么Pod "web-1" 保持就绪，持续 24h

  场景: 运行一段时间就停止响应的版本会被反复重启
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                               | 1        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    而且镜像 "app:v1" 停止响应，启动后经过 10m
    当应用这些清单
    而且经过 24h
    那么Pod "web-0" 失去就绪，不超过 20m
    而且Pod "web-0" 就绪，不超过 10m
    而且Pod "web-0" 从未终止
