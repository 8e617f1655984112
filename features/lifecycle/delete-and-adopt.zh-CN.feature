# language: zh-CN
功能: 删除、成为孤儿与接管
  StatefulSet 消失时 Pod 和 PVC 会怎样，同名的新 StatefulSet 又如何接管它们。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景: 删除 StatefulSet 会同时终止所有 Pod，但保留 PVC
    当StatefulSet "web" 被删除
    而且一切稳定下来
    那么Pod "web-0" 删除只发生在 Pod "web-2" 终止之后
    而且Pod "web-1" 删除只发生在 Pod "web-2" 终止之后
    而且依次发生：
      | Pod/web-0 | 终止 |
      | Pod/web-1 | 终止 |
      | Pod/web-2 | 终止 |
    而且PVC "data-web-0" 已绑定
    而且PVC "data-web-2" 从未被删除

  场景: 要有序终止，先缩容到零
    当StatefulSet "web" 扩缩到 0 个副本
    而且一切稳定下来
    而且StatefulSet "web" 被删除
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-2, web-1, web-0"
    而且Pod "web-1" 终止只发生在 Pod "web-2" 删除之后

  场景: 孤儿 Pod 继续运行，但不会被重建
    当StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且一切稳定下来
    那么Pod "web-1" 从未终止
    当Pod "web-1" 被删除
    而且一切稳定下来
    那么Pod "web-1" 从未创建，自此之后

  场景: 模板相同的新 StatefulSet 接管它们，无需重启
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
              resources: {requests: {storage: 2Gi}}
      """
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且Pod "web-0" 从未删除
    而且Pod "web-2" 从未终止
    而且StatefulSet "web" 的状态为：
      | currentReplicas | 3 |
      | updatedReplicas | 3 |

  场景: 删除后重新创建的 StatefulSet 能找到原来的数据
    假如Pod "web-1" 写入 "kept" 到 "/data/note"
    当StatefulSet "web" 被删除
    而且一切稳定下来
    而且应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: web}
      spec:
        serviceName: web
        replicas: 2
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: app
                image: app:v2
                volumeMounts:
                  - {name: data, mountPath: /data}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
      """
    而且一切稳定下来
    那么Pod "web-1" 读到 "kept"，来自 "/data/note"
    而且Pod "web-1" 运行镜像 "app:v2"
