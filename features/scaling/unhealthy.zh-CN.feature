# language: zh-CN
功能: 有 Pod 不健康时的扩缩
  OrderedReady 只在健康的基础上扩缩：未就绪的 Pod 会让后面的操作停下来，而且毫无声响。
  Kubernetes 不为此记录任何事件；失败的期望或 stuck 会说明在等什么。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 5
    而且StatefulSet "web" 正在运行

  场景: 缩容会等待要保留的 Pod
    假如Pod "web-1" 永远不会就绪
    而且Pod "web-1" 被删除
    而且经过 1m
    当StatefulSet "web" 扩缩到 3 个副本
    而且经过 1h
    那么Pod "web-4" 从未终止
    而且StatefulSet "web" 卡在 Pod "web-1"

  场景: 该 Pod 一旦就绪，缩容就继续
    假如Pod "web-1" 启动后就绪所需时间为 10m
    而且Pod "web-1" 被删除
    而且经过 1m
    当StatefulSet "web" 扩缩到 3 个副本
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-4, web-3"，自此之后
    而且Pod "web-4" 终止只发生在 Pod "web-1" 就绪之后，自此之后

  场景: 唯一不健康的 Pod 可以是要移除的那个
    假如Pod "web-5" 永远不会就绪
    而且StatefulSet "web" 扩缩到 8 个副本
    而且经过 10m
    当StatefulSet "web" 扩缩到 5 个副本
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-5"，自此之后
    而且StatefulSet "web" 的状态为：
      | replicas      | 5 |
      | readyReplicas | 5 |

  场景: 新规模之上有两个不健康的 Pod，会互相卡住
    假如Pod "web-3" 永远不会就绪
    而且Pod "web-4" 永远不会就绪
    而且经过 1m
    当StatefulSet "web" 扩缩到 3 个副本
    而且经过 1h
    那么Pod "web-4" 从未终止
    当Pod "web-4" 被删除
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-4, web-3"，自此之后
    而且Pod "web-4" 从未创建，自此之后

  场景: 扩容会等待正在被替换的低序号 Pod
    假如Pod "web-0" 启动后就绪所需时间为 5m
    而且Pod "web-0" 被删除
    而且经过 30s
    当StatefulSet "web" 扩缩到 6 个副本
    而且经过 2m
    那么Pod "web-5" 从未创建
    而且Pod "web-0" 就绪，不超过 5m
    而且Pod "web-5" 就绪，不超过 1m
