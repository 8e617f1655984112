# language: zh-CN
功能: 名称与就绪
  名称只在 Pod 就绪期间可以解析，除非服务发布未就绪的地址。
  互相依赖才能就绪的成员需要这样的服务；客户端则不应使用它。

  规则: 只有就绪的 Pod 才有名称

    背景:
      假如"manifests/nginx.yaml" 中的清单

    场景: 尚未就绪的 Pod 没有名称
      假如镜像 "nginx:1.21" 启动后就绪所需时间为 1m
      当应用这些清单
      而且经过 30s
      那么域名 "web-0.nginx-svc" 无法解析
      而且Pod "web-0" 就绪，不超过 1m
      而且域名 "web-0.nginx-svc" 解析到 Pod "web-0"

    场景: 失去就绪的 Pod 失去名称，其他 Pod 保留
      假如StatefulSet "web" 正在运行
      当Pod "web-1" 永远不会就绪
      而且经过 1m
      那么域名 "web-1.nginx-svc" 无法解析
      而且域名 "web-0.nginx-svc" 解析到 Pod "web-0"
      而且域名 "web-2.nginx-svc" 解析到 Pod "web-2"

    场景: 正在终止的 Pod 不再有名称
      假如StatefulSet "web" 正在运行
      而且镜像 "nginx:1.21" 停止需要 20s
      当Pod "web-2" 被删除
      而且经过 5s
      那么域名 "web-2.nginx-svc" 无法解析
      而且域名 "nginx-svc" 解析到 Pod "web-0"

    场景: 滚动更新期间其他名称都能解析
      假如StatefulSet "web" 正在运行
      而且镜像 "nginx:1.22" 启动后就绪所需时间为 5m
      当StatefulSet "web" 的镜像设为 "nginx:1.22"
      而且经过 2m
      那么域名 "web-2.nginx-svc" 无法解析
      而且域名 "web-1.nginx-svc" 解析到 Pod "web-1"
      而且域名 "web-0.nginx-svc" 解析到 Pod "web-0"

  规则: publishNotReadyAddresses 从一开始就给出名称

    背景:
      假如"manifests/quorum.yaml" 中的清单

    场景: 成员在就绪之前就能互相找到
      假如镜像 "zookeeper:3.9" 启动后就绪所需时间为 10m
      当应用这些清单
      而且经过 1m
      那么Pod "zk-0" 从未就绪
      而且域名 "zk-0.zk-peers" 解析到 Pod "zk-0"
      而且域名 "zk-2.zk-peers" 解析到 Pod "zk-2"

    场景: 需要两个同伴的成员会一起就绪
      假如镜像 "zookeeper:3.9" 只有能解析到 2 个同伴时才就绪
      当应用这些清单
      那么StatefulSet "zk" 全部就绪，不超过 2m
      而且域名 "zk-1.zk-peers" 解析到 Pod "zk-1"

    场景: 正在终止的 Pod 在那里保留名称
      假如StatefulSet "zk" 正在运行
      而且镜像 "zookeeper:3.9" 停止需要 20s
      当Pod "zk-2" 被删除
      而且经过 5s
      那么域名 "zk-2.zk-peers" 解析到 Pod "zk-2"
