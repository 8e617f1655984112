# language: zh-CN
功能: 观察 Pod 的启动
  `kubectl get pods -w` 逐行打印的内容：Pending、已调度、ContainerCreating、Running，然后才轮到下一个 Pod。
  每一行都是可以等待的状态；Pod 停在哪一行，就说明它在等什么。

  背景:
    假如命名空间 "julin"
    而且"manifests/nginx.yaml" 中的清单

  场景: Pod 依次创建、调度、启动、就绪，然后才轮到下一个
    当应用这些清单
    而且一切稳定下来
    那么依次发生：
      | Pod/web-0 | 创建 |
      | Pod/web-0 | 调度 |
      | Pod/web-0 | 启动 |
      | Pod/web-0 | 就绪 |
      | Pod/web-1 | 创建 |
      | Pod/web-1 | 调度 |
      | Pod/web-1 | 启动 |
      | Pod/web-1 | 就绪 |
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 2 |

  场景: 没有就绪探针时，Pod 一运行就算就绪
    当应用这些清单
    而且Pod "web-0" 启动，不超过 1m
    那么Pod "web-0" 就绪，不超过 0s
    而且这些 Pod 的状态为：
      | pod   | phase   | ready | restarts |
      | web-0 | Running | true  | 0        |

  场景: 第一个 Pod 处于 Pending 时，第二个不会出现
    假如镜像 "nginx" 拉取需要 20m
    当应用这些清单
    而且经过 15m
    那么这些 Pod 的状态为：
      | pod   | phase   | ready |
      | web-0 | Pending | false |
    而且Pod "web-1" 从未创建
    而且StatefulSet "web" 卡在 Pod "web-0"
    而且Pod "web-1" 就绪，不超过 30m

  场景: PVC 先于使用它的 Pod 创建
    当应用这些清单
    而且一切稳定下来
    那么依次发生：
      | PersistentVolumeClaim/www-web-0 | 创建 |
      | Pod/web-0                       | 创建 |
      | PersistentVolumeClaim/www-web-0 | 绑定 |
      | Pod/web-0                       | 调度 |
      | Pod/web-0                       | 就绪 |
      | PersistentVolumeClaim/www-web-1 | 创建 |
      | Pod/web-1                       | 创建 |
      | PersistentVolumeClaim/www-web-1 | 绑定 |

  场景: StatefulSet 自己的事件说明它创建了什么
    当应用这些清单
    而且一切稳定下来
    那么事件 "SuccessfulCreate" 记录在 StatefulSet "web" 上
    而且事件 "Scheduled" 记录在 Pod "web-1" 上
    而且事件 "SuccessfulAttachVolume" 记录在 Pod "web-1" 上
    而且事件 "Pulled" 记录在 Pod "web-1" 上
    而且事件 "Started" 记录在 Pod "web-1" 上
    而且事件 "ProvisioningSucceeded" 记录在 PersistentVolumeClaim "www-web-1" 上
