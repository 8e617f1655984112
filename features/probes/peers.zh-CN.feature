# language: zh-CN
功能: 依赖同伴的就绪
  多数派的成员通过名字找到彼此。若只有在一起才就绪，就必须一起启动，并在就绪之前就能被找到。

  场景: OrderedReady 策略下，第一个会等待在它之后才创建的
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且镜像 "app:v1" 只有能解析到 2 个同伴时才就绪
    当应用这些清单
    而且经过 1h
    那么Pod "web-0" 从未就绪
    而且Pod "web-1" 从未创建
    而且StatefulSet "web" 卡在 Pod "web-0"

  场景: Parallel 策略下，它们在就绪之前仍找不到彼此
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    而且镜像 "app:v1" 只有能解析到 2 个同伴时才就绪
    当应用这些清单
    而且经过 1h
    那么Pod "web-2" 创建，不超过 1s
    而且StatefulSet "web" 的状态为：
      | readyReplicas | 0 |

  场景: 发布未就绪地址的 Service 使它们聚到一起
    假如一个 StatefulSet "web"，其规约为：
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    而且镜像 "app:v1" 只有能解析到 2 个同伴时才就绪
    当应用这些清单
    而且应用以下清单：
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        publishNotReadyAddresses: true
      """
    那么StatefulSet "web" 全部就绪，不超过 1m
