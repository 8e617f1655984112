# language: zh-CN
功能: DNS 中的名称
  StatefulSet 的每个 Pod 在 DNS 中都有自己的名称：<Pod>.<服务>.<命名空间>.svc.cluster.local。
  名称背后的地址随每个新 Pod 改变，名称却永远不变：配置中应当写名称，而不是地址。

  背景:
    假如"manifests/nginx.yaml" 中的清单
    而且StatefulSet "web" 正在运行

  场景大纲: 在命名空间之内可以找到 <name>
    那么域名 "<name>" 解析到 Pod "web-1"

    例子:
      | name                                      |
      | web-1.nginx-svc                           |
      | web-1.nginx-svc.default                   |
      | web-1.nginx-svc.default.svc               |
      | web-1.nginx-svc.default.svc.cluster.local |

  场景大纲: <name> 不是有效的名称
    那么域名 "<name>" 无法解析

    例子:
      | name                                         |
      | web-1                                        |
      | web-1.nginx                                  |
      | web-3.nginx-svc                              |
      | web-1.nginx-svc.production                   |
      | web-1.nginx-client.default.svc.cluster.local |

  场景: 无头服务自身的名称代表每个就绪的 Pod
    那么域名 "nginx-svc" 解析到 Pod "web-0"
    而且域名 "nginx-svc" 解析到 Pod "web-1"
    而且域名 "nginx-svc.default.svc.cluster.local" 解析到 Pod "web-2"

  场景: 具名端口也有记录
    那么域名 "_web._tcp.nginx-svc.default.svc.cluster.local" 解析到 Pod "web-0"
    而且域名 "_web._tcp.nginx-svc.default.svc.cluster.local" 解析到 Pod "web-2"
    而且域名 "_admin._tcp.nginx-svc.default.svc.cluster.local" 无法解析

  场景: 被替换的 Pod 仍以原来的名称被找到
    当Pod "web-1" 被删除
    而且一切稳定下来
    那么域名 "web-1.nginx-svc.default.svc.cluster.local" 解析到 Pod "web-1"

  场景: 名称随 StatefulSet 增减
    当StatefulSet "web" 扩缩到 4 个副本
    而且一切稳定下来
    那么域名 "web-3.nginx-svc" 解析到 Pod "web-3"
    当StatefulSet "web" 扩缩到 2 个副本
    而且一切稳定下来
    那么域名 "web-3.nginx-svc" 无法解析
    而且域名 "web-2.nginx-svc" 无法解析

  场景: 另一个命名空间有自己的名称
    假如命名空间 "production"
    那么域名 "web-1.nginx-svc" 无法解析
    而且域名 "web-1.nginx-svc.production" 无法解析
