# language: zh-CN
功能: OnDelete
  采用 OnDelete 策略时，新模板要等有人删除 Pod 才会生效。

  背景:
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | updateStrategy.type | OnDelete |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且一切稳定下来

  场景: 什么都不会自行变化
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v1 | true  |
    而且Pod "web-0" 从未删除
    而且Pod "web-2" 从未删除

  场景: 被删除的 Pod 以新版本回来
    当Pod "web-1" 被删除
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |

  场景: 即使所有 Pod 都是新的，当前修订版本仍是旧的
    当Pod "web-0" 被删除
    而且一切稳定下来
    而且Pod "web-1" 被删除
    而且一切稳定下来
    而且Pod "web-2" 被删除
    而且一切稳定下来
    那么StatefulSet "web" 的状态为：
      | updatedReplicas | 3 |
      | readyReplicas   | 3 |
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        updateStrategy:
          type: RollingUpdate
      """
    而且一切稳定下来
    那么StatefulSet "web" 的状态为：
      | currentReplicas | 3 |
      | updatedReplicas | 3 |
    而且Pod "web-0" 从未删除，自此之后

  场景: 连重新启动也要等待
    当StatefulSet "web" 重新启动
    而且一切稳定下来
    那么Pod "web-0" 从未终止
    而且Pod "web-2" 从未终止
    当Pod "web-2" 被删除
    而且一切稳定下来
    那么Pod "web-2" 运行镜像 "app:v2"

  场景: 无论因何被替换，Pod 都会换成新版本
    当Pod "web-1" 被驱逐
    而且一切稳定下来
    那么这些 Pod 的状态为：
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |
