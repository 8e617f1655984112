# language: zh-CN
功能: 节点故障
  只有 kubelet 能说明 Pod 已经结束。节点失去音讯时，其上的 Pod 既不算活着也不算消失，StatefulSet 只能等待。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    而且Pod "web-1" 写入 "precious" 到 "/data/ledger"

  场景: 五分钟后 Pod 进入终止状态，并一直停留
    当节点 "node-2" 故障
    那么节点 "node-2" 变为未就绪，不超过 1m
    而且Pod "web-1" 失去就绪，不超过 1s
    而且Pod "web-1" 终止，不超过 5m
    而且Pod "web-1" 保持终止，持续 24h
    而且StatefulSet "web" 卡在 Pod "web-1"
    而且Pod "web-0" 从未失去就绪，自此之后

  场景: 及时恢复的节点保留其 Pod
    当节点 "node-2" 故障，持续 4m
    而且一切稳定下来
    那么节点 "node-2" 就绪
    而且Pod "web-1" 从未终止
    而且这些 Pod 的状态为：
      | pod   | node   | ready |
      | web-1 | node-2 | true  |
    而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"

  场景: 恢复过晚的节点先完成删除，随后 Pod 带着数据重新启动
    当节点 "node-2" 故障
    而且经过 1h
    而且节点 "node-2" 恢复
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且依次发生：
      | Pod/web-1 | 终止 |
      | Pod/web-1 | 删除 |
      | Pod/web-1 | 创建 |
      | Pod/web-1 | 就绪 |
    而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"

  场景: 删除 Pod 没有任何作用
    当节点 "node-2" 故障
    而且经过 1m
    而且Pod "web-1" 被删除
    而且经过 24h
    那么Pod "web-1" 从未删除

  场景: 强制删除立即释放名字，而卷要在六分钟之后才释放
    当节点 "node-2" 故障
    而且一切稳定下来
    而且Pod "web-1" 被强制删除
    那么Pod "web-1" 调度，不超过 1s
    而且Pod "web-1" 保持失去就绪，持续 6m
    而且事件 "FailedAttachVolume" 记录在 Pod "web-1" 上
    而且Pod "web-1" 就绪，不超过 30s
    而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"

  场景: 声明节点停止服务，名字和卷都被释放
    当节点 "node-2" 故障
    而且一切稳定下来
    而且节点 "node-2" 有污点 "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    那么Pod "web-1" 就绪，不超过 1m
    而且Pod "web-1" 读到 "precious"，来自 "/data/ledger"

  场景: 移除节点后其 Pod 被回收，而卷仍需六分钟
    当节点 "node-2" 故障
    而且一切稳定下来
    而且节点 "node-2" 被移除
    那么Pod "web-1" 删除，不超过 80s
    而且Pod "web-1" 保持失去就绪，持续 6m
    而且Pod "web-1" 就绪，不超过 30s

  场景: 没有标识的移走，有标识的留下
    假如应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
      spec:
        replicas: 3
        selector: { matchLabels: { app: api } }
        template:
          metadata: { labels: { app: api } }
          spec:
            containers: [{ name: api, image: "api:v1" }]
      """
    而且一切稳定下来
    当节点 "node-2" 故障
    而且一切稳定下来
    那么Deployment "api" 具有：
      | status.readyReplicas | 3 |
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 2 |
