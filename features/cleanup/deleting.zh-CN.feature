# language: zh-CN
功能: 删除 StatefulSet
  删除 StatefulSet 会同时带走所有 Pod，没有顺序；需要顺序的人要先缩容到零。
  无论哪种方式，每个 Pod 都有自己的宽限期；在那里被截断的可能就是数据。

  背景:
    假如"manifests/web.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  规则: 不先缩容

    场景: 所有 Pod 在同一瞬间开始终止
      假如镜像 "nginx:1.21" 停止需要 40s
      当StatefulSet "web" 被删除
      而且经过 1s
      那么这些 Pod 的状态为：
        | pod   | terminating |
        | web-0 | true        |
        | web-1 | true        |
        | web-2 | true        |
      当一切稳定下来
      那么Pod "web-0" 删除只发生在 Pod "web-2" 终止之后

    场景: StatefulSet 先于其 Pod 消失
      假如镜像 "nginx:1.21" 停止需要 40s
      当StatefulSet "web" 被删除
      而且一切稳定下来
      那么依次发生：
        | StatefulSet/web | 删除 |
        | Pod/web-0       | 终止 |
        | Pod/web-0       | 删除 |

    场景: 停得太慢的服务器，宽限期一到就被杀死
      假如镜像 "nginx:1.21" 停止需要 5m
      当StatefulSet "web" 被删除
      而且经过 59s
      那么Pod "web-1" 从未删除
      当经过 5s
      那么Pod "web-1" 删除，不超过 0s

    场景: 什么都不会重新创建
      当StatefulSet "web" 被删除
      而且一切稳定下来
      那么Pod "web-0" 从未创建，自此之后
      而且Pod "web-2" 从未创建，自此之后
      而且域名 "web-0.nginx-svc" 无法解析

  规则: 优雅地：先到零

    场景: 每个 Pod 独自谢幕
      假如镜像 "nginx:1.21" 停止需要 40s
      当StatefulSet "web" 扩缩到 0 个副本
      而且一切稳定下来
      那么Pod 删除的顺序为 "web-2, web-1, web-0"
      而且Pod "web-1" 终止只发生在 Pod "web-2" 删除之后
      而且Pod "web-0" 终止只发生在 Pod "web-1" 删除之后
      而且StatefulSet "web" 的状态为：
        | replicas | 0 |

    场景: 然后删除 StatefulSet，不会留下任何运行中的 Pod
      假如StatefulSet "web" 扩缩到 0 个副本
      而且一切稳定下来
      当StatefulSet "web" 被删除
      而且一切稳定下来
      那么依次发生：
        | Pod/web-2       | 删除 |
        | Pod/web-1       | 删除 |
        | Pod/web-0       | 删除 |
        | StatefulSet/web | 删除 |

  规则: 改为删除 Pod

    场景: 从存活的 StatefulSet 中删除的 Pod 会回来
      当Pod "web-0" 被删除
      而且Pod "web-1" 被删除
      而且Pod "web-2" 被删除
      而且一切稳定下来
      那么StatefulSet "web" 的状态为：
        | readyReplicas | 3 |

    @allows:I1
    场景: 强制删除立即腾出名称，而进程可能还在运行
      假如镜像 "nginx:1.21" 停止需要 40s
      当Pod "web-2" 被强制删除
      那么Pod "web-2" 删除，不超过 0s
      而且Pod "web-2" 就绪，不超过 1m
