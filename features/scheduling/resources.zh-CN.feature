# language: zh-CN
功能: 节点的余量
  Pod 按其请求量放置，而不是按其使用量。

  场景: 任何节点都无法满足的请求使 Pod 停在 Pending
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                           | 3  |
      | template.spec.containers[0].resources.requests.cpu | 16 |
    当应用这些清单
    而且经过 1h
    那么Pod "web-0" 具有：
      | status.phase                                 | Pending                                                                                                                                                    |
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    而且Pod "web-1" 从未创建

  场景: 多出的 Pod 等待有余量的节点加入
    假如一个有 1 个节点的集群
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                           | 3 |
      | template.spec.containers[0].resources.requests.cpu | 3 |
    当应用这些清单
    而且经过 1h
    那么Pod "web-2" 从未调度
    而且StatefulSet "web" 卡在 Pod "web-2"
    当节点 "node-2" 加入集群
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且Pod "web-2" 运行在节点 "node-2"

  场景: 请求过多的更新停在第一个 Pod，而仅恢复模板还不够
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        template:
          spec:
            containers:
              - name: app
                resources: { requests: { cpu: 32 } }
      """
    而且经过 10m
    而且StatefulSet "web" 回滚
    而且经过 1h
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且Pod "web-1" 从未终止
    当Pod "web-2" 被删除
    那么StatefulSet "web" 全部就绪，不超过 1m

  场景: 节点内存增加后，Pod 得以进入
    假如一个有 1 个节点的集群
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                              | 1    |
      | template.spec.containers[0].resources.requests.memory | 64Gi |
    当应用这些清单
    而且经过 10m
    那么Pod "web-0" 从未调度
    当节点 "node-1" 有 8 CPU 和 128Gi 内存
    那么StatefulSet "web" 全部就绪，不超过 1m
