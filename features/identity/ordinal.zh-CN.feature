# language: zh-CN
功能: 知道自己序号的 Pod
  启动脚本常常要问：我是第一个吗？哪个分片归我？序号通过 Downward API 给出答案。
  序号永远不变，由它推导出的角色也就永远不变。

  背景:
    假如"manifests/self-aware.yaml" 中的清单
    而且StatefulSet "shard" 正在运行

  场景: 序号是脚本可以读取的文件
    那么Pod "shard-0" 读到 "0"，来自 "/etc/identity/ordinal"
    而且Pod "shard-2" 读到 "2"，来自 "/etc/identity/ordinal"
    而且Pod "shard-2" 读到 "shard-2"，来自 "/etc/identity/name"

  场景: 环境变量引用每个 Pod 自己的标签
    那么Pod "shard-1" 具有：
      | spec.containers[0].env[name=ORDINAL].valueFrom.fieldRef.fieldPath  | metadata.labels['apps.kubernetes.io/pod-index'] |
      | spec.containers[0].env[name=POD_NAME].valueFrom.fieldRef.fieldPath | metadata.name                                   |
      | metadata.labels["apps.kubernetes.io/pod-index"]                    | 1                                               |

  场景: 被替换的 Pod 得到同样的序号
    当Pod "shard-1" 被删除
    而且一切稳定下来
    那么Pod "shard-1" 读到 "1"，来自 "/etc/identity/ordinal"
    而且Pod "shard-1" 读到 "shard-1"，来自 "/etc/identity/name"

  场景: 新副本得到下一个序号
    当StatefulSet "shard" 扩缩到 5 个副本
    而且一切稳定下来
    那么Pod "shard-3" 读到 "3"，来自 "/etc/identity/ordinal"
    而且Pod "shard-4" 读到 "4"，来自 "/etc/identity/ordinal"

  场景: 换了起始序号，第一个 Pod 就不再是 0 号
    当对 StatefulSet "shard" 打补丁：
      """yaml
      spec:
        ordinals:
          start: 1
      """
    而且一切稳定下来
    那么Pod "shard-3" 读到 "3"，来自 "/etc/identity/ordinal"
    而且Pod 删除的顺序为 "shard-0"，自此之后
    而且Pod "shard-1" 从未删除
