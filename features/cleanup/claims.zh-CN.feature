# language: zh-CN
功能: 清理 PVC
  PVC 有意比 StatefulSet 活得更久；删除它们是另一个决定，可以手动，也可以由策略执行。
  使用中的 PVC 受到保护：最后一个挂载它的 Pod 消失之后，它才会消失。

  背景:
    假如"manifests/web.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  场景: StatefulSet 消失之后，每个 PVC 都还在
    当StatefulSet "web" 被删除
    而且一切稳定下来
    那么PVC "www-web-0" 已绑定
    而且PVC "www-web-1" 已绑定
    而且PVC "www-web-2" 已绑定

  场景: 它们要逐个手动删除
    假如StatefulSet "web" 被删除
    而且一切稳定下来
    当PVC "www-web-0" 被删除
    而且PVC "www-web-1" 被删除
    而且PVC "www-web-2" 被删除
    而且一切稳定下来
    那么PVC "www-web-0" 已不存在
    而且PVC "www-web-1" 已不存在
    而且PVC "www-web-2" 已不存在

  场景: 使用中的 PVC 会保留到其 Pod 消失
    当PVC "www-web-2" 被删除
    而且经过 1h
    那么PVC "www-web-2" 已绑定
    而且PVC "www-web-2" 从未被删除
    而且PersistentVolumeClaim "www-web-2" 具有：
      | metadata.finalizers[0] | kubernetes.io/pvc-protection |
    当StatefulSet "web" 扩缩到 2 个副本
    而且一切稳定下来
    那么PVC "www-web-2" 已不存在

  场景: 先删 PVC 再删 Pod，Pod 会从空卷开始
    假如Pod "web-1" 写入 "lost" 到 "/usr/share/nginx/html/index.html"
    当PVC "www-web-1" 被删除
    而且Pod "web-1" 被删除
    而且一切稳定下来
    那么依次发生：
      | PersistentVolumeClaim/www-web-1 | 终止 |
      | Pod/web-1                       | 删除 |
      | PersistentVolumeClaim/www-web-1 | 删除 |
      | PersistentVolumeClaim/www-web-1 | 创建 |
      | Pod/web-1                       | 就绪 |
    而且Pod "web-1" 中没有文件 "/usr/share/nginx/html/index.html"

  场景: 只清理被移除的副本的 PVC
    假如StatefulSet "web" 扩缩到 1 个副本
    而且一切稳定下来
    当PVC "www-web-1" 被删除
    而且PVC "www-web-2" 被删除
    而且一切稳定下来
    那么PVC "www-web-0" 已绑定
    而且PVC "www-web-1" 已不存在
    而且PVC "www-web-2" 已不存在
    而且Pod "web-0" 从未失去就绪，自此之后

  场景: 有了策略，PVC 会随所属对象一起消失
    假如对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        persistentVolumeClaimRetentionPolicy:
          whenScaled: Delete
          whenDeleted: Delete
      """
    而且一切稳定下来
    当StatefulSet "web" 扩缩到 2 个副本
    而且一切稳定下来
    那么PVC "www-web-2" 已不存在
    而且PVC "www-web-1" 已绑定
    当StatefulSet "web" 被删除
    而且一切稳定下来
    那么PVC "www-web-0" 已不存在
    而且PVC "www-web-1" 已不存在

  场景: 只是被替换的 Pod 不会失去 PVC，无论策略如何
    假如对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        persistentVolumeClaimRetentionPolicy:
          whenScaled: Delete
          whenDeleted: Delete
      """
    而且一切稳定下来
    而且Pod "web-2" 写入 "kept" 到 "/usr/share/nginx/html/index.html"
    当Pod "web-2" 被强制删除
    而且StatefulSet "web" 的镜像设为 "nginx:1.22"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且Pod "web-2" 读到 "kept"，来自 "/usr/share/nginx/html/index.html"
    而且PVC "www-web-2" 从未被删除
