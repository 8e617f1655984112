# language: zh-CN
功能: 滚动更新
  模板改变后，Pod 从最大序号到最小序号逐个被替换，前一个就绪之后才轮到下一个。
  只有模板算数：模板的任何改动都会更新所有 Pod，其他改动则一个也不更新。

  背景:
    假如"manifests/nginx.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  规则: 逆序，一次一个

    场景: 新镜像
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod 删除的顺序为 "web-2, web-1, web-0"，自此之后
      而且Pod "web-1" 终止只发生在 Pod "web-2" 就绪之后，自此之后
      而且Pod "web-0" 终止只发生在 Pod "web-1" 就绪之后，自此之后
      而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后
      而且这些 Pod 的状态为：
        | pod   | image      | ready |
        | web-0 | nginx:1.22 | true  |
        | web-1 | nginx:1.22 | true  |
        | web-2 | nginx:1.22 | true  |

    场景: 更新之后名称、域名和数据都不变
      假如Pod "web-1" 写入 "hello" 到 "/usr/share/nginx/html/index.html"
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod "web-1" 读到 "hello"，来自 "/usr/share/nginx/html/index.html"
      而且域名 "web-1.nginx-svc" 解析到 Pod "web-1"
      而且PVC "www-web-1" 从未被删除

    场景: 更新期间，状态分别统计新旧 Pod
      假如镜像 "nginx:1.22" 启动后就绪所需时间为 10m
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      而且经过 5m
      那么StatefulSet "web" 的状态为：
        | replicas        | 3 |
        | readyReplicas   | 2 |
        | currentReplicas | 2 |
        | updatedReplicas | 1 |
      而且StatefulSet "web" 卡在 Pod "web-2"

    场景: 完成之后，新的修订版本成为当前版本
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      那么StatefulSet "web" 更新完成，不超过 5m
      而且一切稳定下来
      而且StatefulSet "web" 的状态为：
        | readyReplicas   | 3 |
        | currentReplicas | 3 |
        | updatedReplicas | 3 |

  规则: 什么会触发更新，什么不会

    场景: 模板上的一条注解会重启所有 Pod
      当对 StatefulSet "web" 打补丁：
        """yaml
        spec:
          template:
            metadata:
              annotations:
                team: storage
        """
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod 删除的顺序为 "web-2, web-1, web-0"，自此之后
      而且Pod "web-0" 运行镜像 "nginx:1.21"

    场景: StatefulSet 自身的注解不会重启任何 Pod
      当对 StatefulSet "web" 打补丁：
        """yaml
        metadata:
          annotations:
            team: storage
        spec:
          minReadySeconds: 5
        """
      而且一切稳定下来
      那么Pod "web-0" 从未终止
      而且Pod "web-1" 从未终止
      而且Pod "web-2" 从未终止

    场景: 修改 ConfigMap 不会重启任何 Pod，除非有人重新启动 StatefulSet
      当应用以下清单：
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: nginx-config
        data:
          gzip.conf: gzip off;
        """
      而且一切稳定下来
      那么Pod "web-2" 从未终止
      当StatefulSet "web" 重新启动
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod "web-0" 读到 "gzip off;"，来自 "/etc/nginx/conf.d/gzip.conf"

    场景: 再次应用同一份清单，什么都不会变
      假如"manifests/nginx.yaml" 中的清单
      当应用这些清单
      而且一切稳定下来
      那么Pod "web-2" 从未终止
      而且StatefulSet "web" 的状态为：
        | currentReplicas | 3 |
        | updatedReplicas | 3 |

  规则: 更新时征求谁的同意

    场景: 干扰预算不会阻止滚动更新
      假如应用以下清单：
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: web
        spec:
          minAvailable: 3
          selector:
            matchLabels:
              app: nginx
        """
      而且一切稳定下来
      而且PodDisruptionBudget "web" 具有：
        | status.currentHealthy     | 3 |
        | status.disruptionsAllowed | 0 |
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      那么StatefulSet "web" 更新完成，不超过 5m
      而且Pod 删除的顺序为 "web-2, web-1, web-0"，自此之后

    场景: 更新前就未就绪的 Pod，仍须先就绪
      假如Pod "web-0" 永远不会就绪
      而且经过 1m
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      而且经过 1h
      那么Pod "web-2" 从未终止
      而且StatefulSet "web" 卡在 Pod "web-0"
