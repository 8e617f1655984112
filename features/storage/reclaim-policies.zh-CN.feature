# language: zh-CN
功能: 回收策略
  PVC 被删除后持久卷的去向由卷自己决定：Retain、Delete 或 Recycle。
  扩缩或删除 StatefulSet 都不会删除 PVC，因此在有人删除 PVC 之前，这一切都不会发生。

  背景:
    假如StorageClass "by-hand"，其参数为：
      | provisioner | kubernetes.io/no-provisioner |
    而且"manifests/reclaimed.yaml" 中的清单

  规则: Retain：手工创建的卷默认如此

    背景:
      假如PersistentVolume "pv-a"，容量为 1Gi，属于 StorageClass "by-hand"
      而且StatefulSet "store" 正在运行
      而且Pod "store-0" 写入 "precious" 到 "/data/dump.rdb"
      而且StatefulSet "store" 扩缩到 0 个副本
      而且一切稳定下来

    场景: 只要 PVC 还在，删除 StatefulSet 不会改变什么
      当StatefulSet "store" 被删除
      而且一切稳定下来
      那么PVC "data-store-0" 已绑定
      而且PersistentVolume "pv-a" 已绑定

    场景: 没有人使用的卷仍属于它的 PVC
      当应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: newcomer
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: by-hand
          resources: {requests: {storage: 1Gi}}
        """
      而且经过 1h
      那么PVC "newcomer" 待绑定
      而且PersistentVolume "pv-a" 具有：
        | spec.claimRef.name | data-store-0 |

    场景: 没有了 PVC，卷会保留，但不再给任何人
      假如PVC "data-store-0" 被删除
      而且一切稳定下来
      而且PersistentVolume "pv-a" 已释放
      当StatefulSet "store" 扩缩到 1 个副本
      而且经过 10m
      那么PVC "data-store-0" 待绑定
      而且StatefulSet "store" 卡在 Pod "store-0"
      而且PersistentVolume "pv-a" 已释放

    场景: 清除 claimRef 之后，卷连同数据重新可用
      假如PVC "data-store-0" 被删除
      而且一切稳定下来
      当应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-a
        spec:
          claimRef: null
        """
      而且StatefulSet "store" 扩缩到 1 个副本
      那么StatefulSet "store" 全部就绪，不超过 5m
      而且Pod "store-0" 读到 "precious"，来自 "/data/dump.rdb"
      而且依次发生：
        | PersistentVolume/pv-a | 绑定 |
        | PersistentVolume/pv-a | 释放 |
        | PersistentVolume/pv-a | 可用 |
        | PersistentVolume/pv-a | 绑定 |

  规则: Recycle：适用于可以清空的卷

    场景: Recycle 清空卷，再次提供使用
      假如应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-r
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Recycle
          storageClassName: by-hand
          nfs: {server: storage.example.com, path: /exports/pv-r}
        """
      而且StatefulSet "store" 正在运行
      而且Pod "store-0" 写入 "yesterday" 到 "/data/dump.rdb"
      而且StatefulSet "store" 扩缩到 0 个副本
      而且一切稳定下来
      当PVC "data-store-0" 被删除
      而且一切稳定下来
      那么依次发生：
        | PersistentVolume/pv-r | 绑定 |
        | PersistentVolume/pv-r | 释放 |
        | PersistentVolume/pv-r | 可用 |
      而且事件 "VolumeRecycled" 记录在 PersistentVolume "pv-r" 上
      当StatefulSet "store" 扩缩到 1 个副本
      那么StatefulSet "store" 全部就绪，不超过 5m
      而且Pod "store-0" 中没有文件 "/data/dump.rdb"

  规则: Delete：动态制备的卷默认如此

    场景: Delete 会把动态制备的卷连同数据随 PVC 一起删除
      假如一个有副本的 StatefulSet "web"，副本数为 1
      而且StatefulSet "web" 正在运行
      而且Pod "web-0" 写入 "yesterday" 到 "/data/ledger"
      而且StatefulSet "web" 扩缩到 0 个副本
      而且一切稳定下来
      当PVC "data-web-0" 被删除
      而且一切稳定下来
      而且StatefulSet "web" 扩缩到 1 个副本
      那么StatefulSet "web" 全部就绪，不超过 2m
      而且Pod "web-0" 中没有文件 "/data/ledger"

    场景: 手工创建、无人能删除的卷，Delete 会失败
      假如应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-d
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          storageClassName: by-hand
          nfs: {server: storage.example.com, path: /exports/pv-d}
        """
      而且StatefulSet "store" 正在运行
      而且StatefulSet "store" 扩缩到 0 个副本
      而且一切稳定下来
      当PVC "data-store-0" 被删除
      而且一切稳定下来
      那么PersistentVolume "pv-d" 回收失败
      而且事件 "VolumeFailedDelete" 记录在 PersistentVolume "pv-d" 上
