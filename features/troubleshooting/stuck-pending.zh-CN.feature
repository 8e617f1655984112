# language: zh-CN
功能: Pod 卡在 Pending
  常见原因有三个：PVC 没有可用的卷、StorageClass 不存在、没有节点放得下它。
  Pod 和 PVC 的事件可以区分它们；每个场景依次展示症状、事件和解决办法。

  背景:
    假如"manifests/web.yaml" 中的清单

  场景: StorageClass 不存在
    当应用这些清单
    而且经过 10m
    那么这些 Pod 的状态为：
      | pod   | phase   | node |
      | web-0 | Pending |      |
    而且StatefulSet "web" 卡在 Pod "web-0"
    而且事件 "FailedScheduling" 记录在 Pod "web-0" 上
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "www-web-0" 上
    当StorageClass "my-storage-class"，其参数为：
      | provisioner | disk.example.com |
    那么StatefulSet "web" 全部就绪，不超过 5m

  场景: PVC 没有可用的卷
    假如StorageClass "my-storage-class"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且PersistentVolume "pv-1"，容量为 1Gi，属于 StorageClass "my-storage-class"
    当应用这些清单
    而且经过 10m
    那么PVC "www-web-0" 已绑定
    而且PVC "www-web-1" 待绑定
    而且StatefulSet "web" 卡在 Pod "web-1"
    当PersistentVolume "pv-2"，容量为 1Gi，属于 StorageClass "my-storage-class"
    而且PersistentVolume "pv-3"，容量为 1Gi，属于 StorageClass "my-storage-class"
    那么StatefulSet "web" 全部就绪，不超过 5m

  场景: 没有节点能满足 Pod 的资源请求
    假如一个有 1 个节点的集群
    而且节点 "node-1" 有 1200m CPU 和 4Gi 内存
    而且StorageClass "my-storage-class"，其参数为：
      | provisioner | disk.example.com |
    当应用这些清单
    而且经过 10m
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且事件 "FailedScheduling" 记录在 Pod "web-2" 上
    当节点 "node-2" 有 2 CPU 和 4Gi 内存
    那么StatefulSet "web" 全部就绪，不超过 5m
    而且Pod "web-2" 运行在节点 "node-2"

  场景: Pod 要求的节点不存在
    假如一个 StatefulSet "picky"，其规约为：
      | replicas                        | 2   |
      | template.spec.nodeSelector.disk | ssd |
    而且StorageClass "my-storage-class"，其参数为：
      | provisioner | disk.example.com |
    当应用这些清单
    而且经过 10m
    那么StatefulSet "picky" 卡在 Pod "picky-0"
    而且事件 "FailedScheduling" 记录在 Pod "picky-0" 上
    而且Pod "picky-1" 从未创建

  场景: 新模板的请求更大，会有一个 Pod 落下
    假如StorageClass "my-storage-class"，其参数为：
      | provisioner | disk.example.com |
    而且StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        template:
          spec:
            containers:
              - name: nginx
                resources: {requests: {cpu: "32"}}
      """
    而且经过 10m
    那么StatefulSet "web" 卡在 Pod "web-2"
    而且Pod "web-1" 从未终止
    当StatefulSet "web" 回滚
    而且Pod "web-2" 被删除
    那么StatefulSet "web" 全部就绪，不超过 5m
