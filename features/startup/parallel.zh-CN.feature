# language: zh-CN
功能: Parallel Pod 管理
  podManagementPolicy 为 Parallel 时谁也不等谁：所有 Pod 同时启动，也同时终止。
  名称、PVC 和地址一如既往，而更新仍然一次只处理一个 Pod。

  背景:
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 4        |
      | podManagementPolicy | Parallel |
    而且镜像 "app:v1" 启动后就绪所需时间为 1m

  场景: 不等待第一个 Pod
    当应用这些清单
    而且经过 1s
    那么Pod "web-3" 创建，不超过 0s
    而且Pod 创建的顺序为 "web-0, web-1, web-2, web-3"
    而且Pod "web-0" 从未就绪
    而且StatefulSet "web" 全部就绪，不超过 90s

  场景: 永远不会就绪的 Pod 不会拖住任何 Pod
    假如Pod "web-0" 永远不会就绪
    当应用这些清单
    而且经过 5m
    那么StatefulSet "web" 的状态为：
      | replicas      | 4 |
      | readyReplicas | 3 |
    而且StatefulSet "web" 卡在 Pod "web-0"

  场景: 缩容时各 Pod 一起终止
    假如StatefulSet "web" 正在运行
    而且镜像 "app:v1" 停止需要 20s
    当StatefulSet "web" 扩缩到 1 个副本
    而且经过 1s
    那么这些 Pod 的状态为：
      | pod   | terminating |
      | web-0 | false       |
      | web-1 | true        |
      | web-2 | true        |
      | web-3 | true        |
    而且Pod 终止的顺序为 "web-3, web-2, web-1"，自此之后

  场景: 缩容不等待不健康的 Pod
    假如StatefulSet "web" 正在运行
    而且Pod "web-0" 永远不会就绪
    而且Pod "web-0" 被删除
    而且经过 1m
    当StatefulSet "web" 扩缩到 2 个副本
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-3, web-2"，自此之后

  场景: 更新仍是一次一个 Pod，从最大序号开始
    假如StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod 删除的顺序为 "web-3, web-2, web-1, web-0"，自此之后
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后

  场景: 该策略此后不能更改
    假如StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        podManagementPolicy: OrderedReady
      """
    那么请求被拒绝，原因含 "updates to statefulset spec for fields other than"

  场景: 策略名称的拼写必须完全一致
    假如应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: hasty
      spec:
        podManagementPolicy: parallel
        selector:
          matchLabels: {app: hasty}
        template:
          metadata:
            labels: {app: hasty}
          spec:
            containers:
              - name: app
                image: app:v1
      """
    那么请求被拒绝，原因含 "spec.podManagementPolicy: Invalid value: \"parallel\": must be 'OrderedReady' or 'Parallel'"
