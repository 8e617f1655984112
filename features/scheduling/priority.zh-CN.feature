# language: zh-CN
功能: 优先级
  旧 Pod 结束到新 Pod 启动之间，其余量对任何人开放。优先级决定谁能得到它，以及谁必须离开。

  背景:
    假如一个有 1 个节点的集群
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                           | 2 |
      | template.spec.containers[0].resources.requests.cpu | 3 |
    而且StatefulSet "web" 正在运行
    而且应用以下清单：
      """yaml
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: urgent
      value: 1000
      """

  场景: 更重要的 Pod 会占用成员的余量
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: batch
      spec:
        priorityClassName: urgent
        containers: [{ name: batch, image: "batch:v1", resources: { requests: { cpu: 4 } } }]
      """
    而且经过 1h
    那么事件 "Preempted" 记录在 Pod "web-1" 上
    而且Pod "batch" 就绪，不超过 1s
    而且StatefulSet "web" 卡在 Pod "web-1"
    当Pod "batch" 被删除
    那么StatefulSet "web" 全部就绪，不超过 1m

  场景: 同等优先级的 Pod 会趁空隙占用，更新就停在那里
    假如应用以下清单：
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: batch
      spec:
        containers: [{ name: batch, image: "batch:v1", resources: { requests: { cpu: 4 } } }]
      """
    而且经过 10m
    而且Pod "batch" 从未调度
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    那么Pod "batch" 就绪，不超过 1s
    而且StatefulSet "web" 卡在 Pod "web-1"
    而且Pod "web-0" 从未终止

  场景: 不存在的优先级类会被拒绝，StatefulSet 一个 Pod 也没有
    假如一个 StatefulSet "db"，其规约为：
      | replicas                        | 1       |
      | template.spec.priorityClassName | urgentt |
    当应用这些清单
    而且经过 10m
    那么Pod "db-0" 从未创建
    而且事件 "FailedCreate" 记录在 StatefulSet "db" 上
