# language: zh-CN
功能: 最大不可用数
  开启特性门控后，滚动更新可以一次停止多个 Pod；门控决定这个字段是否存在。

  场景: 一次两个
    假如特性门控 "MaxUnavailableStatefulSet" 开启
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                    | 5 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且任何时刻最多 2 个 Pod 不可用，针对 StatefulSet "web"，自此之后
    而且Pod "web-3" 终止只发生在 Pod "web-4" 终止之后，自此之后
    而且Pod "web-2" 终止只发生在 Pod "web-4" 就绪之后，自此之后
    而且Pod "web-2" 终止只发生在 Pod "web-3" 就绪之后，自此之后

  场景: 没有门控时字段被丢弃，更新逐个进行
    假如一个 StatefulSet "web"，其规约为：
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后

  场景: Kubernetes 1.37 默认开启门控；关闭后更新又逐个进行
    假如Kubernetes 版本为 1.37
    而且特性门控 "MaxUnavailableStatefulSet" 关闭
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后

  场景: 百分比向下取整
    假如特性门控 "MaxUnavailableStatefulSet" 开启
    而且一个 StatefulSet "web"，其规约为：
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 50% |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 更新完成，不超过 10m
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"，自此之后

  场景: 一个都不许不可用会被拒绝
    假如特性门控 "MaxUnavailableStatefulSet" 开启
    而且一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行
    当对 StatefulSet "web" 打补丁：
      """yaml
      spec:
        updateStrategy:
          rollingUpdate:
            maxUnavailable: 0
      """
    那么请求被拒绝，原因含 "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0"
