# language: zh-CN
功能: 稳定的名称
  StatefulSet 的 Pod 名称可以预先知道：集合的名称加上一个序号。
  无论 Pod 发生什么，接替它的 Pod 都有相同的名称、标签和 PVC。

  背景:
    假如"manifests/redis-cluster.yaml" 中的清单
    而且StatefulSet "redis-cluster" 正在运行

  规则: 以序号识别 Pod

    场景: 序号从 0 开始，到副本数减一为止
      那么这些 Pod 的状态为：
        | pod             | image     | ready |
        | redis-cluster-0 | redis:7.2 | true  |
        | redis-cluster-1 | redis:7.2 | true  |
        | redis-cluster-2 | redis:7.2 | true  |
      而且Pod "redis-cluster-3" 从未创建
      而且StatefulSet "redis-cluster" 的状态为：
        | replicas      | 3 |
        | readyReplicas | 3 |

    场景: 名称和序号也是标签，因此 Service 可以只选中一个 Pod
      那么Pod "redis-cluster-2" 具有：
        | metadata.labels["statefulset.kubernetes.io/pod-name"] | redis-cluster-2 |
        | metadata.labels["apps.kubernetes.io/pod-index"]       | 2               |
        | metadata.labels.app                                   | redis-cluster   |
        | metadata.generateName                                 | redis-cluster-  |

    场景: 主机名就是 Pod 的名称，子域就是治理服务
      那么Pod "redis-cluster-0" 具有：
        | spec.hostname  | redis-cluster-0 |
        | spec.subdomain | redis-service   |
      而且Pod "redis-cluster-1" 具有：
        | spec.hostname  | redis-cluster-1 |
        | spec.subdomain | redis-service   |

    场景: StatefulSet 是其 Pod 的属主
      那么Pod "redis-cluster-1" 具有：
        | metadata.ownerReferences[0].apiVersion | apps/v1       |
        | metadata.ownerReferences[0].kind       | StatefulSet   |
        | metadata.ownerReferences[0].name       | redis-cluster |
        | metadata.ownerReferences[0].controller | true          |

  规则: 名称比 Pod 活得更久

    场景: 被删除的 Pod 以原来的名称回来
      当Pod "redis-cluster-1" 被删除
      而且一切稳定下来
      那么Pod 创建的顺序为 "redis-cluster-1"，自此之后
      而且Pod "redis-cluster-1" 具有：
        | spec.hostname                                   | redis-cluster-1 |
        | metadata.labels["apps.kubernetes.io/pod-index"] | 1               |
      而且Pod "redis-cluster-2" 从未删除

    场景: 驱逐不会改变 Pod 的身份
      假如Pod "redis-cluster-0" 写入 "slots 0-5460" 到 "/data/nodes.conf"
      当Pod "redis-cluster-0" 被驱逐
      那么StatefulSet "redis-cluster" 全部就绪，不超过 2m
      而且Pod "redis-cluster-0" 读到 "slots 0-5460"，来自 "/data/nodes.conf"
      而且PVC "data-redis-cluster-0" 从未被删除

    场景: 换了节点，对其他成员来说仍是同一个 Pod
      假如Pod "redis-cluster-1" 运行在节点 "node-2"
      当节点 "node-2" 被排空
      而且一切稳定下来
      那么Pod "redis-cluster-1" 具有：
        | spec.hostname                                   | redis-cluster-1 |
        | metadata.labels["apps.kubernetes.io/pod-index"] | 1               |
      而且域名 "redis-cluster-1.redis-service" 解析到 Pod "redis-cluster-1"
      而且PVC "data-redis-cluster-1" 从未被删除

    场景: 同名的 Pod 绝不会有两个，哪怕只是一瞬间
      假如镜像 "redis:7.2" 停止需要 20s
      当Pod "redis-cluster-2" 被删除
      而且经过 10s
      那么Pod "redis-cluster-2" 从未创建，自此之后
      当一切稳定下来
      那么依次发生：
        | Pod/redis-cluster-2 | 终止 |
        | Pod/redis-cluster-2 | 删除 |
        | Pod/redis-cluster-2 | 创建 |
        | Pod/redis-cluster-2 | 就绪 |
