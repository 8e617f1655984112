# language: zh-CN
功能: 最短就绪秒数
  Pod 就绪一段时间之后才算可用；等待它的一切也都要多等这么久。

  场景: 前一个可用之后才启动下一个
    假如一个 StatefulSet "web"，其规约为：
      | replicas        | 2  |
      | minReadySeconds | 30 |
    当应用这些清单
    那么StatefulSet "web" 全部就绪，不超过 2m
    而且Pod "web-1" 创建只发生在 Pod "web-0" 可用之后
    而且依次发生：
      | Pod/web-0       | 就绪     |
      | Pod/web-0       | 可用 |
      | Pod/web-1       | 创建   |
      | Pod/web-1       | 就绪     |
      | Pod/web-1       | 可用 |

  场景: 更新时等待每个新 Pod
    假如一个 StatefulSet "web"，其规约为：
      | replicas        | 3  |
      | minReadySeconds | 30 |
    而且StatefulSet "web" 正在运行
    当StatefulSet "web" 的镜像设为 "app:v2"
    那么StatefulSet "web" 全部就绪，不超过 5m
    而且Pod "web-1" 终止只发生在 Pod "web-2" 可用之后，自此之后
    而且Pod "web-0" 终止只发生在 Pod "web-1" 可用之后，自此之后

  场景: 运行一段时间才崩溃的版本，在扩散之前就被拦住
    假如一个 StatefulSet "web"，其规约为：
      | replicas        | 3  |
      | minReadySeconds | 30 |
    而且StatefulSet "web" 正在运行
    而且镜像 "app:v2" 启动后崩溃，间隔 20s
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且经过 1h
    那么Pod "web-2" 运行镜像 "app:v2"
    而且Pod "web-1" 从未终止
    而且StatefulSet "web" 卡在 Pod "web-2"
