# language: zh-CN
功能: 主节点优先
  从节点只能从已存在的主节点复制；有序启动保证了这一点，清单里无需多写一个字。
  提供服务之前的准备由 Init 容器完成，是否能够服务则由就绪探针说明。

  背景:
    假如"manifests/mysql.yaml" 中的清单

  场景: 主节点应答之后，从节点才启动
    假如镜像 "mysql:8.0" 启动后就绪所需时间为 40s
    当应用这些清单
    那么StatefulSet "mysql" 全部就绪，不超过 5m
    而且Pod "mysql-1" 创建只发生在 Pod "mysql-0" 就绪之后
    而且Pod "mysql-2" 创建只发生在 Pod "mysql-1" 就绪之后
    而且域名 "mysql-0.mysql.default.svc.cluster.local" 解析到 Pod "mysql-0"

  场景: Init 容器结束之后，服务器才启动
    假如镜像 "mysql-init:1" 启动后就绪所需时间为 3m
    当应用这些清单
    而且经过 2m
    那么这些 Pod 的状态为：
      | pod     | phase   | ready |
      | mysql-0 | Pending | false |
    而且Pod "mysql-0" 从未启动
    当经过 2m
    那么Pod "mysql-0" 就绪，不超过 1m

  场景: 失败的 Init 容器会拖住整个 StatefulSet
    假如镜像 "mysql-init:1" 启动后崩溃，间隔 1s
    当应用这些清单
    而且经过 10m
    那么Pod "mysql-0" 从未启动
    而且Pod "mysql-1" 从未创建
    而且StatefulSet "mysql" 卡在 Pod "mysql-0"
    而且事件 "BackOff" 记录在 Pod "mysql-0" 上

  场景: 缺失的配置可以稍后补上
    假如应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: cache
      spec:
        serviceName: cache
        replicas: 2
        selector:
          matchLabels: {app: cache}
        template:
          metadata:
            labels: {app: cache}
          spec:
            containers:
              - name: redis
                image: redis:7.2
                volumeMounts:
                  - {name: config, mountPath: /usr/local/etc/redis}
            volumes:
              - name: config
                configMap: {name: redis-config}
      """
    而且镜像 "mysql:8.0" 启动后就绪所需时间为 1s
    而且应用这些清单
    而且经过 5m
    而且StatefulSet "cache" 卡在 Pod "cache-0"
    而且事件 "FailedMount" 记录在 Pod "cache-0" 上
    当应用以下清单：
      """yaml
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis-config
      data:
        redis.conf: appendonly yes
      """
    那么StatefulSet "cache" 全部就绪，不超过 5m
    而且Pod "cache-0" 读到 "appendonly yes"，来自 "/usr/local/etc/redis/redis.conf"

  场景: 主节点丢失时，从节点继续运行
    假如镜像 "mysql:8.0" 启动后就绪所需时间为 40s
    而且StatefulSet "mysql" 正在运行
    当Pod "mysql-0" 被删除
    那么StatefulSet "mysql" 全部就绪，不超过 3m
    而且Pod "mysql-1" 从未失去就绪，自此之后
    而且Pod "mysql-2" 从未失去就绪，自此之后
    而且任何时刻至少 2 个 Pod 就绪，针对 StatefulSet "mysql"，自此之后
