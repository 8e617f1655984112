# language: zh-CN
功能: 手工创建的持久卷
  没有制备器时，由管理员预先创建持久卷；每个 PVC 取走足够大的卷中最小的一个。
  没有剩余的卷时 PVC 会等待；在 OrderedReady 下，后面的每个 Pod 也跟着等待。

  背景:
    假如StorageClass "by-hand"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且"manifests/hand-made.yaml" 中的清单

  场景: PVC 取走足够大的卷中最小的一个
    当应用这些清单
    而且一切稳定下来
    那么PersistentVolumeClaim "myappdata-myapp-0" 具有：
      | spec.volumeName         | pv002 |
      | status.capacity.storage | 5Gi   |
    而且PersistentVolumeClaim "myappdata-myapp-1" 具有：
      | spec.volumeName         | pv001 |
      | status.capacity.storage | 10Gi  |
    而且PersistentVolume "pv003" 可用

  场景: 太小的卷等于没有卷
    假如应用这些清单
    而且一切稳定下来
    当StatefulSet "myapp" 扩缩到 3 个副本
    而且经过 10m
    那么PVC "myappdata-myapp-2" 待绑定
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "myappdata-myapp-2" 上
    而且事件 "FailedScheduling" 记录在 Pod "myapp-2" 上
    而且StatefulSet "myapp" 卡在 Pod "myapp-2"

  场景: 再添一个卷，Pod 就能继续
    假如应用这些清单
    而且StatefulSet "myapp" 扩缩到 3 个副本
    而且经过 10m
    当PersistentVolume "pv004"，容量为 2Gi，属于 StorageClass "by-hand"
    那么StatefulSet "myapp" 全部就绪，不超过 5m
    而且PersistentVolumeClaim "myappdata-myapp-2" 具有：
      | spec.volumeName | pv004 |

  场景: 其他类的卷不匹配
    假如应用这些清单
    而且StatefulSet "myapp" 扩缩到 3 个副本
    当PersistentVolume "pv004"，容量为 20Gi，属于 StorageClass "standard"
    而且经过 10m
    那么PVC "myappdata-myapp-2" 待绑定
    而且PersistentVolume "pv004" 可用

  场景: 持久卷可以预留给某个 PVC
    假如应用以下清单：
      """yaml
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: reserved
      spec:
        capacity: {storage: 50Gi}
        accessModes: [ReadWriteOnce]
        persistentVolumeReclaimPolicy: Retain
        storageClassName: by-hand
        nfs: {server: storage.example.com, path: /exports/reserved}
        claimRef:
          namespace: default
          name: myappdata-myapp-0
      """
    当应用这些清单
    而且一切稳定下来
    那么PersistentVolumeClaim "myappdata-myapp-0" 具有：
      | spec.volumeName | reserved |
    而且PersistentVolumeClaim "myappdata-myapp-1" 具有：
      | spec.volumeName | pv002 |
