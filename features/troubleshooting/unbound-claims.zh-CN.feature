# language: zh-CN
功能: PVC 无法绑定
  PVC 待绑定的原因写在它的事件里；并不是每一种都是故障。
  PVC 的规约事后无法修补：要么提供它所要求的，要么删除 PVC 和 Pod 重新开始。

  场景: 存储类名写错：ProvisioningFailed
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1        |
      | volumeClaimTemplates[0].spec.storageClassName | standrad |
    当应用这些清单
    而且经过 10m
    那么PVC "data-web-0" 待绑定
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "data-web-0" 上

  场景: 写错存储类名的解决办法：重建 StatefulSet、PVC 和 Pod
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1        |
      | volumeClaimTemplates[0].spec.storageClassName | standrad |
    而且应用这些清单
    而且经过 10m
    而且StatefulSet "web" 被删除
    而且PVC "data-web-0" 被删除
    而且一切稳定下来
    而且一个有副本的 StatefulSet "web"，副本数为 1
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且PersistentVolumeClaim "data-web-0" 具有：
      | spec.storageClassName | standard |

  场景: PVC 等待它的 Pod：WaitForFirstConsumer，并非故障
    假如StorageClass "lazy"，其参数为：
      | provisioner       | disk.example.com     |
      | volumeBindingMode | WaitForFirstConsumer |
    而且应用以下清单：
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data-web-0
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: lazy
        resources: {requests: {storage: 1Gi}}
      """
    而且经过 10m
    而且PVC "data-web-0" 待绑定
    而且事件 "WaitForFirstConsumer" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且一个有副本的 StatefulSet "web"，副本数为 1
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且PVC "data-web-0" 已绑定

  场景: 没有足够大的卷：不能制备的存储类报 ProvisioningFailed
    假如StorageClass "by-hand"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且PersistentVolume "pv-1"，容量为 500Mi，属于 StorageClass "by-hand"
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1       |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand |
    当应用这些清单
    而且经过 10m
    那么PVC "data-web-0" 待绑定
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且PersistentVolume "pv-1" 可用

  场景: 没有卷具备所要求的访问模式
    假如StorageClass "by-hand"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且PersistentVolume "pv-1"，容量为 10Gi，属于 StorageClass "by-hand"
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1               |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand         |
      | volumeClaimTemplates[0].spec.accessModes      | [ReadWriteMany] |
    当应用这些清单
    而且经过 10m
    那么PVC "data-web-0" 待绑定
    而且PersistentVolume "pv-1" 可用

  场景: 卷仍属于昨天的 PVC：Released
    假如StorageClass "by-hand"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且PersistentVolume "pv-1"，容量为 10Gi，属于 StorageClass "by-hand"
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1       |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand |
    而且StatefulSet "web" 正在运行
    当PVC "data-web-0" 被删除
    而且Pod "web-0" 被删除
    而且经过 10m
    那么PVC "data-web-0" 待绑定
    而且PersistentVolume "pv-1" 已释放
    而且StatefulSet "web" 卡在 Pod "web-0"
