# language: zh-CN
功能: 调整卷的大小
  StatefulSet 的卷申领模板不可更改，因此卷要逐个 PVC 地扩大；然后围绕原有的 Pod 重建 StatefulSet。
  扩大需要 StorageClass 允许，而任何 PVC 都不能缩小。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行

  场景: PVC 在 Pod 运行期间扩大
    当PVC "data-web-0" 的容量改为 5Gi
    而且一切稳定下来
    那么PersistentVolumeClaim "data-web-0" 具有：
      | spec.resources.requests.storage | 5Gi |
      | status.capacity.storage         | 5Gi |
    而且Pod "web-0" 从未失去就绪，自此之后
    而且事件 "Resizing" 记录在 PersistentVolumeClaim "data-web-0" 上
    而且事件 "FileSystemResizeSuccessful" 记录在 PersistentVolumeClaim "data-web-0" 上

  场景: 模板的大小不变，新副本又是小的
    当PVC "data-web-0" 的容量改为 5Gi
    而且PVC "data-web-1" 的容量改为 5Gi
    而且StatefulSet "web" 扩缩到 3 个副本
    而且一切稳定下来
    那么PersistentVolumeClaim "data-web-1" 具有：
      | status.capacity.storage | 5Gi |
    而且PersistentVolumeClaim "data-web-2" 具有：
      | status.capacity.storage | 1Gi |

  场景: 模板本身不可更改
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 5Gi}}
      """
    那么请求被拒绝，原因含 "updates to statefulset spec for fields other than"

  场景: 完整的做法：扩大 PVC，使 Pod 成为孤儿，重建 StatefulSet
    假如PVC "data-web-0" 的容量改为 5Gi
    而且PVC "data-web-1" 的容量改为 5Gi
    而且一切稳定下来
    当StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且一切稳定下来
    而且应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: web
        labels: {app: web}
      spec:
        serviceName: web
        replicas: 3
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: app
                image: app:v1
                ports:
                  - {name: http, containerPort: 8080}
                readinessProbe:
                  httpGet: {path: /healthz, port: 8080}
                volumeMounts:
                  - {name: data, mountPath: /data}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 5Gi}}
      """
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且Pod "web-0" 从未终止
    而且Pod "web-1" 从未失去就绪，自此之后
    而且PersistentVolumeClaim "data-web-2" 具有：
      | status.capacity.storage | 5Gi |

  场景: PVC 不能缩小
    当PVC "data-web-0" 的容量改为 500Mi
    那么请求被拒绝，原因含 "Forbidden: field can not be less than status.capacity"

  场景: 不允许扩充的存储类会拒绝
    假如StorageClass "fixed"，其参数为：
      | provisioner          | disk.example.com |
      | allowVolumeExpansion | false            |
    而且应用以下清单：
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: small
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: fixed
        resources: {requests: {storage: 1Gi}}
      """
    而且一切稳定下来
    当PVC "small" 的容量改为 2Gi
    那么请求被拒绝，原因含 "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize"
