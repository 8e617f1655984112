# language: zh-CN
功能: 什么可以更改，什么不可以
  StatefulSet 的规约中，只有副本数、序号、模板、更新策略、历史上限、保留策略和 minReadySeconds 可以更改。
  其余的都需要围绕旧 Pod 重建 StatefulSet：删除它而保留孤儿 Pod，再重新应用。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行

  场景大纲: <field> 不能更改
    当对 StatefulSet "web" 打补丁：
      """json
      {"spec": {"<field>": <value>}}
      """
    那么请求被拒绝，原因含 "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
    而且Pod "web-0" 从未终止

    例子:
      | field               | value                           |
      | serviceName         | "other"                         |
      | podManagementPolicy | "Parallel"                      |
      | selector            | {"matchLabels": {"tier": "db"}} |

  场景大纲: <field> 可以更改，且不会重启任何 Pod
    当对 StatefulSet "web" 打补丁：
      """json
      {"spec": {"<field>": <value>}}
      """
    而且一切稳定下来
    那么Pod "web-0" 从未终止
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 的状态为：
      | currentReplicas | 2 |
      | updatedReplicas | 2 |

    例子:
      | field                                | value                                             |
      | minReadySeconds                      | 30                                                |
      | revisionHistoryLimit                 | 3                                                 |
      | updateStrategy                       | {"type": "OnDelete", "rollingUpdate": null}       |
      | persistentVolumeClaimRetentionPolicy | {"whenDeleted": "Delete", "whenScaled": "Retain"} |

  场景: 绕行之道：使 Pod 成为孤儿，重新应用 StatefulSet
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
        podManagementPolicy: Parallel
        replicas: 2
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
              resources: {requests: {storage: 1Gi}}
      """
    那么StatefulSet "web" 全部就绪，不超过 1m
    而且Pod "web-0" 从未终止
    而且StatefulSet "web" 具有：
      | spec.podManagementPolicy | Parallel |
