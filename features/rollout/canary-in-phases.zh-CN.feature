# language: zh-CN
功能: 分阶段的金丝雀发布
  逐步调低分区，新版本就会到达你愿意托付给它的那么多 Pod。
  各步之间 Pod 无论发生什么，总会以它所在一侧的版本回来。

  规则: 从最后一个 Pod 到全部

    背景:
      假如"manifests/myapp.yaml" 中的清单
      而且StatefulSet "myapp" 正在运行
      而且对 StatefulSet "myapp" 打补丁：
        """json
        {"spec": {"updateStrategy": {"rollingUpdate": {"partition": 4}}}}
        """
      而且StatefulSet "myapp" 的镜像设为 "ikubernetes/myapp:v2"
      而且一切稳定下来

    场景: 五个副本、分区为 4 时，只有最后一个 Pod 是新版本
      那么这些 Pod 的状态为：
        | pod     | image                | ready |
        | myapp-0 | ikubernetes/myapp:v1 | true  |
        | myapp-1 | ikubernetes/myapp:v1 | true  |
        | myapp-2 | ikubernetes/myapp:v1 | true  |
        | myapp-3 | ikubernetes/myapp:v1 | true  |
        | myapp-4 | ikubernetes/myapp:v2 | true  |
      而且StatefulSet "myapp" 的状态为：
        | currentReplicas | 4 |
        | updatedReplicas | 1 |

    场景大纲: 分区为 <partition> 时，恰有 <updated> 个 Pod 是新版本
      当StatefulSet "myapp" 的分区设为 <partition>
      那么StatefulSet "myapp" 更新完成，不超过 10m
      而且StatefulSet "myapp" 的状态为：
        | updatedReplicas | <updated> |
        | readyReplicas   | 5         |
      而且Pod "myapp-4" 从未删除，自此之后
      而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "myapp"，自此之后

      例子:
        | partition | updated |
        | 3         | 2       |
        | 2         | 3       |
        | 1         | 4       |
        | 0         | 5       |

    场景: 一步一步地，每个 Pod 恰好被替换一次
      当StatefulSet "myapp" 的分区设为 2
      而且一切稳定下来
      而且StatefulSet "myapp" 的分区设为 1
      而且一切稳定下来
      而且StatefulSet "myapp" 的分区设为 0
      而且一切稳定下来
      那么Pod 删除的顺序为 "myapp-4, myapp-3, myapp-2, myapp-1, myapp-0"

    场景: 失败的金丝雀不会殃及其他 Pod
      假如镜像 "ikubernetes/myapp:v3" 永远不会就绪
      当StatefulSet "myapp" 的镜像设为 "ikubernetes/myapp:v3"
      而且经过 1h
      那么StatefulSet "myapp" 卡在 Pod "myapp-4"
      而且任何时刻至少 4 个 Pod 就绪，针对 StatefulSet "myapp"，自此之后
      而且Pod "myapp-3" 运行镜像 "ikubernetes/myapp:v1"

    场景: 回滚金丝雀只会替换金丝雀本身
      当StatefulSet "myapp" 回滚
      而且一切稳定下来
      那么Pod 删除的顺序为 "myapp-4"，自此之后
      而且Pod "myapp-4" 运行镜像 "ikubernetes/myapp:v1"
      而且StatefulSet "myapp" 的状态为：
        | currentReplicas | 5 |
        | updatedReplicas | 5 |

  规则: 由分区的位置决定

    场景: 写在清单里的分区从一开始就限制更新
      假如"manifests/partitioned.yaml" 中的清单
      而且StatefulSet "my-statefulset" 正在运行
      当StatefulSet "my-statefulset" 的镜像设为 "my-app:2.0"
      而且一切稳定下来
      那么这些 Pod 的状态为：
        | pod              | image      |
        | my-statefulset-0 | my-app:1.0 |
        | my-statefulset-1 | my-app:1.0 |
        | my-statefulset-2 | my-app:2.0 |

    场景: 大于副本数的分区会挡住一切
      假如"manifests/partitioned.yaml" 中的清单
      而且StatefulSet "my-statefulset" 正在运行
      而且StatefulSet "my-statefulset" 的分区设为 10
      当StatefulSet "my-statefulset" 的镜像设为 "my-app:2.0"
      那么StatefulSet "my-statefulset" 更新完成，不超过 1m
      而且StatefulSet "my-statefulset" 的状态为：
        | currentReplicas | 3 |
        | updatedReplicas | 0 |
      而且Pod "my-statefulset-2" 从未终止

    场景: 分区之上的新副本直接以新版本启动
      假如"manifests/partitioned.yaml" 中的清单
      而且StatefulSet "my-statefulset" 正在运行
      而且StatefulSet "my-statefulset" 的镜像设为 "my-app:2.0"
      而且一切稳定下来
      当StatefulSet "my-statefulset" 扩缩到 5 个副本
      而且一切稳定下来
      那么Pod "my-statefulset-4" 运行镜像 "my-app:2.0"
      而且Pod "my-statefulset-1" 运行镜像 "my-app:1.0"

    场景: 分区写高了一层会被拒绝，并指出它应在的位置
      假如"manifests/partitioned.yaml" 中的清单
      而且StatefulSet "my-statefulset" 正在运行
      当对 StatefulSet "my-statefulset" 打补丁：
        """yaml
        spec:
          updateStrategy:
            partition: 2
        """
      那么请求被拒绝，原因含 'unknown field "spec.updateStrategy.partition"'
