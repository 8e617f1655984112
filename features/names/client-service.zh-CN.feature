# language: zh-CN
功能: 面向客户端的服务
  成员之间通过无头服务按名称互访；客户端则通过有地址的服务访问任意一个就绪的 Pod。
  第三种服务按名称选中某一个成员，例如主节点。

  背景:
    假如"manifests/nginx.yaml" 中的清单

  场景: 无头服务没有自己的地址
    假如StatefulSet "web" 正在运行
    那么Service "nginx-svc" 具有：
      | spec.clusterIP | None |
    而且域名 "nginx-svc" 解析到 Pod "web-0"
    而且域名 "nginx-svc" 解析到 Pod "web-2"

  场景: 客户端服务不会给单个 Pod 命名
    假如StatefulSet "web" 正在运行
    那么Service "nginx-client" 具有：
      | spec.type | ClusterIP |
    而且域名 "web-0.nginx-client" 无法解析

  场景: 服务可以按名称选中一个成员
    假如StatefulSet "web" 正在运行
    那么域名 "nginx-first" 解析到 Pod "web-0"
    当Pod "web-0" 被删除
    而且经过 1s
    那么域名 "nginx-first" 无法解析
    当一切稳定下来
    那么域名 "nginx-first" 解析到 Pod "web-0"

  场景: 没有就绪的 Pod，就没有应答
    假如镜像 "nginx:1.21" 启动后就绪所需时间为 5m
    当应用这些清单
    而且经过 1m
    那么域名 "nginx-svc" 无法解析
    而且域名 "nginx-first" 无法解析
