# language: zh-CN
功能: 每个 Pod 一个 PVC
  卷申领模板为每个 Pod 创建一个 PVC，名称取自两者；PVC 比 Pod 活得更久，等待下一个同名的 Pod。
  有了 StorageClass，背后的持久卷会在需要时动态制备。

  背景:
    假如"manifests/web.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  场景: PVC 的名称由模板、StatefulSet 和序号组成
    那么PVC "www-web-0" 已绑定
    而且PVC "www-web-1" 已绑定
    而且PersistentVolumeClaim "www-web-1" 具有：
      | metadata.labels.app     | nginx         |
      | spec.storageClassName   | standard      |
      | spec.accessModes[0]     | ReadWriteOnce |
      | status.capacity.storage | 1Gi           |

  场景: 每个 Pod 挂载自己的 PVC
    那么Pod "web-0" 具有：
      | spec.volumes[name=www].persistentVolumeClaim.claimName | www-web-0 |
    而且Pod "web-1" 具有：
      | spec.volumes[name=www].persistentVolumeClaim.claimName | www-web-1 |

  场景: 一个 Pod 写入的内容，其他 Pod 读不到
    当Pod "web-0" 写入 "web-0" 到 "/usr/share/nginx/html/index.html"
    而且Pod "web-1" 写入 "web-1" 到 "/usr/share/nginx/html/index.html"
    那么Pod "web-0" 读到 "web-0"，来自 "/usr/share/nginx/html/index.html"
    而且Pod "web-1" 读到 "web-1"，来自 "/usr/share/nginx/html/index.html"

  场景: 持久卷按 PVC 动态制备
    那么事件 "ExternalProvisioning" 记录在 PersistentVolumeClaim "www-web-0" 上
    而且事件 "ProvisioningSucceeded" 记录在 PersistentVolumeClaim "www-web-0" 上
    而且依次发生：
      | PersistentVolumeClaim/www-web-0 | 创建 |
      | PersistentVolumeClaim/www-web-0 | 绑定 |
      | Pod/web-0                       | 启动 |

  场景: 删除 Pod 会保留 PVC，由下一个 Pod 接着使用
    假如Pod "web-1" 写入 "kept" 到 "/usr/share/nginx/html/index.html"
    当Pod "web-1" 被删除
    而且一切稳定下来
    那么Pod "web-1" 读到 "kept"，来自 "/usr/share/nginx/html/index.html"
    而且PVC "www-web-1" 从未被删除

  场景: 已存在的 PVC 会按原样使用
    假如应用以下清单：
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: www-web-2
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 100Mi}}
      """
    当StatefulSet "web" 扩缩到 3 个副本
    而且一切稳定下来
    那么PersistentVolumeClaim "www-web-2" 具有：
      | status.capacity.storage | 100Mi |
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 3 |

  场景: StatefulSet 可以没有 PVC，那么保留的就只有名称
    假如应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: sentinel
      spec:
        serviceName: nginx
        replicas: 2
        selector:
          matchLabels: {app: nginx, role: sentinel}
        template:
          metadata:
            labels: {app: nginx, role: sentinel}
          spec:
            containers:
              - name: sentinel
                image: redis:7.2
      """
    而且StatefulSet "sentinel" 全部就绪，不超过 1m
    而且Pod "sentinel-1" 写入 "seen" 到 "/data/sentinel.conf"
    当Pod "sentinel-1" 被删除
    而且一切稳定下来
    那么域名 "sentinel-1.nginx" 解析到 Pod "sentinel-1"
    而且Pod "sentinel-1" 中没有文件 "/data/sentinel.conf"

  场景: 模板此后不能更改
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        volumeClaimTemplates:
          - metadata: {name: www}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 2Gi}}
      """
    那么请求被拒绝，原因含 "Forbidden: updates to statefulset spec for fields other than"
