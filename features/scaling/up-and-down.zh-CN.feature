# language: zh-CN
功能: 扩容与缩容
  扩容按序号从小到大添加 Pod，缩容按序号从大到小移除，一次一个。
  序号越小的 Pod 存在得越久：最需要长期存在的角色应当放在 0 号 Pod 上。

  背景:
    假如StorageClass "gluster-dynamic"，其参数为：
      | provisioner | gluster.example.com |
    而且"manifests/myapp.yaml" 中的清单
    而且StatefulSet "myapp" 正在运行

  规则: 扩容从小到大

    场景: 每个新 Pod 都等待前一个
      当StatefulSet "myapp" 扩缩到 5 个副本
      那么StatefulSet "myapp" 全部就绪，不超过 2m
      而且Pod 创建的顺序为 "myapp-3, myapp-4"，自此之后
      而且Pod "myapp-4" 创建只发生在 Pod "myapp-3" 就绪之后

    场景: 用补丁修改副本数是同一回事
      当对 StatefulSet "myapp" 打补丁：
        """json
        {"spec": {"replicas": 5}}
        """
      而且一切稳定下来
      那么StatefulSet "myapp" 的状态为：
        | replicas          | 5 |
        | readyReplicas     | 5 |
        | availableReplicas | 5 |
      而且PVC "myappdata-myapp-4" 已绑定

    场景: 正在运行的 Pod 不受影响
      当StatefulSet "myapp" 扩缩到 5 个副本
      而且一切稳定下来
      那么Pod "myapp-0" 从未终止
      而且Pod "myapp-2" 从未失去就绪，自此之后
      而且任何时刻至少 3 个 Pod 就绪，针对 StatefulSet "myapp"

    场景: 未就绪的新 Pod 会拖住其余的
      假如Pod "myapp-3" 永远不会就绪
      当StatefulSet "myapp" 扩缩到 6 个副本
      而且经过 1h
      那么Pod "myapp-4" 从未创建
      而且StatefulSet "myapp" 卡在 Pod "myapp-3"
      而且任何时刻至少 3 个 Pod 就绪，针对 StatefulSet "myapp"

  规则: 缩容从大到小

    场景: 最大的序号先走，下一个等它完全消失
      假如镜像 "ikubernetes/myapp:v1" 停止需要 20s
      当StatefulSet "myapp" 扩缩到 1 个副本
      而且一切稳定下来
      那么Pod 终止的顺序为 "myapp-2, myapp-1"
      而且Pod "myapp-1" 终止只发生在 Pod "myapp-2" 删除之后
      而且Pod "myapp-0" 从未终止

    场景: 从三个到零个，StatefulSet 仍然存在
      当StatefulSet "myapp" 扩缩到 0 个副本
      而且一切稳定下来
      那么Pod 删除的顺序为 "myapp-2, myapp-1, myapp-0"
      而且StatefulSet "myapp" 的状态为：
        | replicas      | 0 |
        | readyReplicas | 0 |

    场景: 中途改变主意，也按顺序来
      假如镜像 "ikubernetes/myapp:v1" 停止需要 20s
      当StatefulSet "myapp" 扩缩到 0 个副本
      而且经过 10s
      而且StatefulSet "myapp" 扩缩到 3 个副本
      而且一切稳定下来
      那么Pod 删除的顺序为 "myapp-2"
      而且Pod 创建的顺序为 "myapp-2"，自此之后
      而且StatefulSet "myapp" 的状态为：
        | readyReplicas | 3 |

  规则: PVC 会保留

    场景: 缩容保留每一个 PVC
      当StatefulSet "myapp" 扩缩到 1 个副本
      而且一切稳定下来
      那么PVC "myappdata-myapp-1" 已绑定
      而且PVC "myappdata-myapp-2" 已绑定
      而且PVC "myappdata-myapp-2" 从未被删除

    场景: 再次扩容能找到原来的数据
      假如Pod "myapp-2" 写入 "<h1>myapp-2</h1>" 到 "/usr/share/nginx/html/index.html"
      当StatefulSet "myapp" 扩缩到 1 个副本
      而且一切稳定下来
      而且StatefulSet "myapp" 扩缩到 3 个副本
      而且一切稳定下来
      那么Pod "myapp-2" 读到 "<h1>myapp-2</h1>"，来自 "/usr/share/nginx/html/index.html"

    场景: 缩容后的 PVC 可以手动删除，此后 Pod 从空卷开始
      假如Pod "myapp-2" 写入 "old" 到 "/usr/share/nginx/html/index.html"
      而且StatefulSet "myapp" 扩缩到 2 个副本
      而且一切稳定下来
      当PVC "myappdata-myapp-2" 被删除
      而且一切稳定下来
      那么PVC "myappdata-myapp-2" 已不存在
      当StatefulSet "myapp" 扩缩到 3 个副本
      而且一切稳定下来
      那么Pod "myapp-2" 中没有文件 "/usr/share/nginx/html/index.html"
      而且PVC "myappdata-myapp-2" 已绑定
