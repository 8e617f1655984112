# language: zh-CN
功能: 存储类与绑定
  存储类决定由谁、在何时创建持久卷：立即，或者等 Pod 找到节点之后。
  存储类缺失或无法制备时，PVC 一直待绑定，Pod 也一样。

  场景: PVC 未指定类时，由默认存储类提供
    假如默认的 StorageClass "nfs-storage"
    而且一个有副本的 StatefulSet "web"，副本数为 1
    当应用这些清单
    而且一切稳定下来
    那么PersistentVolumeClaim "data-web-0" 具有：
      | spec.storageClassName | nfs-storage |
      | status.phase          | Bound       |

  场景: Immediate：PVC 先绑定，Pod 后调度
    假如一个有副本的 StatefulSet "web"，副本数为 1
    当应用这些清单
    而且一切稳定下来
    那么依次发生：
      | PersistentVolumeClaim/data-web-0 | 创建 |
      | Pod/web-0                        | 创建 |
      | PersistentVolumeClaim/data-web-0 | 绑定 |
      | Pod/web-0                        | 调度 |
    而且事件 "FailedScheduling" 记录在 Pod "web-0" 上

  场景: WaitForFirstConsumer：卷在 Pod 将要运行的地方创建
    假如默认的 StorageClass "local"
    而且StorageClass "local"，其参数为：
      | provisioner       | rancher.io/local-path |
      | volumeBindingMode | WaitForFirstConsumer  |
    而且一个有副本的 StatefulSet "web"，副本数为 1
    当应用这些清单
    而且一切稳定下来
    那么事件 "WaitForFirstConsumer" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且依次发生：
      | Pod/web-0                        | 创建 |
      | PersistentVolumeClaim/data-web-0 | 绑定 |
      | Pod/web-0                        | 调度 |

  场景: no-provisioner 加 Immediate：等待手工创建的卷
    假如默认的 StorageClass "localhostpath"
    而且StorageClass "localhostpath"，其参数为：
      | provisioner       | kubernetes.io/no-provisioner |
      | reclaimPolicy     | Retain                       |
      | volumeBindingMode | Immediate                    |
    而且一个有副本的 StatefulSet "web"，副本数为 2
    当应用这些清单
    而且经过 23m
    那么PVC "data-web-0" 待绑定
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且Pod "web-1" 从未创建
    而且StatefulSet "web" 卡在 Pod "web-0"

  场景: 缺失的存储类可以稍后补上
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                      | 2    |
      | volumeClaimTemplates[0].spec.storageClassName | fast |
    而且应用这些清单
    而且经过 10m
    而且PVC "data-web-0" 待绑定
    而且事件 "ProvisioningFailed" 记录在 PersistentVolumeClaim "data-web-0" 上
    当StorageClass "fast"，其参数为：
      | provisioner | disk.example.com |
    那么StatefulSet "web" 全部就绪，不超过 5m
    而且PVC "data-web-1" 已绑定

  场景: 空的存储类名表示无类的卷，而不是默认类
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                      | 1  |
      | volumeClaimTemplates[0].spec.storageClassName | "" |
    当应用这些清单
    而且经过 10m
    那么PVC "data-web-0" 待绑定
    而且事件 "FailedBinding" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且StatefulSet "web" 卡在 Pod "web-0"
