# language: zh-CN
功能: 缺失或更改的配置
  Pod 在启动时读取配置。其间的更改或删除，到下次启动才会显现。

  背景:
    假如ConfigMap "settings"，其数据为：
      | MODE | calm |
    而且Secret "tls"，其数据为：
      | key | secret |
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                                          | 3        |
      | template.spec.containers[0].env[0].name                           | MODE     |
      | template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name | settings |
      | template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key  | MODE     |
      | template.spec.containers[0].envFrom[0].secretRef.name             | tls      |

  场景: 缺少 ConfigMap 的 StatefulSet 在其出现后即启动
    假如ConfigMap "settings" 被删除
    当应用这些清单
    而且经过 1h
    那么Pod "web-0" 具有：
      | status.containerStatuses[0].state.waiting.reason  | CreateContainerConfigError     |
      | status.containerStatuses[0].state.waiting.message | configmap "settings" not found |
    而且Pod "web-1" 从未创建
    当ConfigMap "settings"，其数据为：
      | MODE | calm |
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且ConfigMap "settings" 存在

  场景: 被删除的 Secret 到下次启动才显现缺失
    假如StatefulSet "web" 正在运行
    当Secret "tls" 被删除
    而且经过 24h
    那么StatefulSet "web" 全部就绪，不超过 1s
    当Pod "web-1" 被删除
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-1"
    而且Pod "web-1" 具有：
      | status.containerStatuses[0].state.waiting.message | secret "tls" not found |

  场景: 更改 ConfigMap 不会重启任何东西
    假如StatefulSet "web" 正在运行
    当ConfigMap "settings"，其数据为：
      | MODE | wild |
    而且经过 24h
    那么StatefulSet "web" 的状态为：
      | updatedReplicas | 3 |
    而且Pod "web-0" 从未终止
    而且Pod "web-0" 从未重启
