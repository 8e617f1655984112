# language: zh-CN
功能: 保留 Pod
  删除 StatefulSet 而使其 Pod 成为孤儿，是不停机修改不可变字段的办法。
  新的 StatefulSet 接管标签和名称相符的 Pod，并更新与其模板不同的部分。

  背景:
    假如"manifests/web.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  场景: 孤儿继续运行，名称、PVC 和域名都在
    当StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且经过 24h
    那么这些 Pod 的状态为：
      | pod   | ready |
      | web-0 | true  |
      | web-1 | true  |
      | web-2 | true  |
    而且Pod "web-0" 具有：
      | metadata.ownerReferences |  |
    而且域名 "web-0.nginx-svc" 解析到 Pod "web-0"
    而且PVC "www-web-0" 已绑定

  场景: 没有人会重建孤儿
    假如StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且一切稳定下来
    当Pod "web-2" 被删除
    而且经过 1h
    那么Pod "web-2" 从未创建，自此之后
    而且PVC "www-web-2" 已绑定

  场景: 再次应用同一份清单，就会接管它们
    假如StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且一切稳定下来
    而且"manifests/web.yaml" 中的清单
    当应用这些清单
    而且一切稳定下来
    那么Pod "web-0" 从未终止
    而且Pod "web-2" 从未失去就绪，自此之后
    而且Pod "web-1" 具有：
      | metadata.ownerReferences[0].kind | StatefulSet |
      | metadata.ownerReferences[0].name | web         |

  场景: 缺少的孤儿会被补上
    假如StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且Pod "web-1" 被删除
    而且一切稳定下来
    而且"manifests/web.yaml" 中的清单
    当应用这些清单
    而且一切稳定下来
    那么Pod 创建的顺序为 "web-1"，自此之后
    而且Pod "web-2" 从未终止

  场景: 更小的新 StatefulSet 会移除多余的 Pod
    假如StatefulSet "web" 扩缩到 4 个副本
    而且一切稳定下来
    而且StatefulSet "web" 被删除，其 Pod 成为孤儿
    而且一切稳定下来
    而且"manifests/web.yaml" 中的清单
    当应用这些清单
    而且一切稳定下来
    那么Pod 删除的顺序为 "web-3"，自此之后
    而且Pod "web-0" 从未终止

  场景: 去掉标签的 Pod 会被放开，但名称仍被占用
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: web-1
        labels:
          app: stray
      """
    而且经过 10m
    那么Pod "web-1" 具有：
      | metadata.ownerReferences |  |
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 的状态为：
      | replicas | 2 |
