# language: zh-CN
功能: 卷丢失
  Pod 由名字和卷构成。卷没有了，只有明白其含义的人才能让 Pod 继续。

  规则: 卷没有了

    背景:
      假如一个有副本的 StatefulSet "web"，副本数为 3
      而且StatefulSet "web" 正在运行
      而且Pod "web-1" 写入 "precious" 到 "/data/ledger"
      当PVC "data-web-1" 的卷丢失

    场景: PVC 丢失了卷，谁也不会为它制备新卷
      而且一切稳定下来
      那么PVC "data-web-1" 已丢失
      而且事件 "ClaimLost" 记录在 PersistentVolumeClaim "data-web-1" 上
      而且Pod "web-1" 从未终止

    场景: 下次启动会等待一个永远不会来的卷
      而且Pod "web-1" 被删除
      而且经过 1h
      那么Pod "web-1" 具有：
        | status.phase  | Pending |
        | spec.nodeName |         |
      而且StatefulSet "web" 卡在 Pod "web-1"

    场景: 放弃数据后，Pod 可以在空卷上启动
      而且Pod "web-1" 被删除
      而且一切稳定下来
      而且PVC "data-web-1" 被删除
      那么StatefulSet "web" 全部就绪，不超过 2m
      而且PVC "data-web-1" 已绑定

  规则: 数据还在，却谁也不能用

    场景: 应用要在其上找到数据的磁盘是空的
      假如一个有副本的 StatefulSet "web"，副本数为 1
      而且StatefulSet "web" 正在运行
      而且Pod "web-0" 写入 "precious" 到 "/data/ledger"
      而且镜像 "app:v1" 无法在空卷上启动
      当PVC "data-web-0" 被删除
      而且Pod "web-0" 被删除
      而且经过 1h
      那么PVC "data-web-0" 已绑定
      而且Pod "web-0" 具有：
        | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |

    场景: 保留的卷不会给其他 PVC，同名的也不行
      假如PersistentVolume "pv-a"，容量为 1Gi，属于 StorageClass "by-hand"
      而且StorageClass "by-hand"，其参数为：
        | provisioner | kubernetes.io/no-provisioner |
      而且一个 StatefulSet "web"，其规约为：
        | replicas                                      | 1       |
        | volumeClaimTemplates[0].spec.storageClassName | by-hand |
      而且StatefulSet "web" 正在运行
      而且PersistentVolume "pv-a" 已绑定
      当PVC "data-web-0" 被删除
      而且Pod "web-0" 被删除
      而且经过 1h
      那么PersistentVolume "pv-a" 已释放
      而且PVC "data-web-0" 待绑定
      当应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-a
        spec:
          claimRef: null
        """
      那么StatefulSet "web" 全部就绪，不超过 1m

    场景: 谁也无法回收的卷
      假如应用以下清单：
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-n
        spec:
          storageClassName: by-hand
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          nfs: { server: nfs.example.com, path: /exports }
        """
      而且一切稳定下来
      而且PersistentVolume "pv-n" 可用
      而且一个 StatefulSet "web"，其规约为：
        | replicas                                      | 1       |
        | volumeClaimTemplates[0].spec.storageClassName | by-hand |
      而且StatefulSet "web" 正在运行
      当StatefulSet "web" 扩缩到 0 个副本
      而且一切稳定下来
      而且PVC "data-web-0" 被删除
      而且一切稳定下来
      那么PersistentVolume "pv-n" 回收失败
      而且事件 "VolumeFailedDelete" 记录在 PersistentVolume "pv-n" 上
