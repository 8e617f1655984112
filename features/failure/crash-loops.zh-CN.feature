# language: zh-CN
功能: 崩溃循环
  进程结束后会在原 Pod 中重新启动，等待时间越来越长。StatefulSet 如何反应，取决于其间进程就绪了多久。

  规则: 容器在原地重启

    背景:
      假如一个有副本的 StatefulSet "web"，副本数为 3
      而且StatefulSet "web" 正在运行

    场景: 崩溃一次，几秒后恢复，Pod 还是原来的
      当Pod "web-1" 崩溃
      那么Pod "web-1" 重启，不超过 5s
      而且Pod "web-1" 就绪，不超过 10s
      而且Pod "web-1" 从未终止
      而且Pod "web-1" 具有：
        | status.containerStatuses[0].restartCount                | 1     |
        | status.containerStatuses[0].lastState.terminated.reason | Error |

    场景: 超出内存限制会被杀死，同样会重启
      当Pod "web-1" 因超出内存限制被杀死
      而且一切稳定下来
      那么Pod "web-1" 具有：
        | status.containerStatuses[0].restartCount                  | 1         |
        | status.containerStatuses[0].lastState.terminated.reason   | OOMKilled |
        | status.containerStatuses[0].lastState.terminated.exitCode | 137       |
      而且StatefulSet "web" 全部就绪，不超过 1s

    场景: 正常退出同样算崩溃
      当Pod "web-1" 以退出码 0 退出
      而且一切稳定下来
      那么Pod "web-1" 具有：
        | status.containerStatuses[0].restartCount                | 1         |
        | status.containerStatuses[0].lastState.terminated.reason | Completed |

    场景: 多个容器中，只重启结束的那一个
      假如对 StatefulSet "web" 打补丁：
        """yaml
        spec:
          template:
            spec:
              containers: [{ name: shipper, image: "shipper:v1" }]
        """
      而且StatefulSet "web" 更新完成，不超过 5m
      当容器 "shipper" 属于 Pod "web-1"，以退出码 2 退出
      而且一切稳定下来
      那么Pod "web-1" 具有：
        | status.containerStatuses[name=shipper].restartCount | 1 |
        | status.containerStatuses[name=app].restartCount     | 0 |

  规则: 等待越来越长，比起因更持久

    背景:
      假如一个有副本的 StatefulSet "web"，副本数为 1
      而且StatefulSet "web" 正在运行

    场景: 起因消除后，下一次启动可能还要等五分钟
      当Pod "web-0" 启动后崩溃，间隔 1s
      而且经过 30m
      那么Pod "web-0" 具有：
        | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |
      当Pod "web-0" 不再崩溃
      那么Pod "web-0" 就绪，不超过 5m10s
      而且Pod "web-0" 从未终止

    场景: 删除 Pod 可以立即重新开始
      当Pod "web-0" 启动后崩溃，间隔 1s
      而且经过 30m
      而且Pod "web-0" 不再崩溃
      而且Pod "web-0" 被删除
      那么Pod "web-0" 就绪，不超过 30s

    场景: 反复耗尽内存的容器，其间也要等待
      假如镜像 "app:v2" 超出内存限制，启动后经过 30s
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 1h
      那么Pod "web-0" 具有：
        | status.containerStatuses[0].lastState.terminated.reason | OOMKilled |
      当镜像 "app:v2" 不再崩溃
      那么Pod "web-0" 就绪，不超过 5m10s

    场景: 以成功退出的服务器同样要等待
      假如镜像 "app:v2" 以退出码 0 退出，启动后经过 1s
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 1h
      那么Pod "web-0" 具有：
        | status.containerStatuses[0].lastState.terminated.reason | Completed        |
        | status.containerStatuses[0].state.waiting.reason        | CrashLoopBackOff |

  规则: 就绪之后才崩溃的版本

    场景: 它会逐个毁掉整个 StatefulSet
      假如一个有副本的 StatefulSet "web"，副本数为 3
      而且镜像 "app:v2" 启动后崩溃，间隔 30s
      而且StatefulSet "web" 正在运行
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 1h
      那么这些 Pod 的状态为：
        | pod   | image  |
        | web-0 | app:v2 |
        | web-1 | app:v2 |
        | web-2 | app:v2 |

    场景: 设置 minReadySeconds 后，它止步于第一个 Pod
      假如一个 StatefulSet "web"，其规约为：
        | replicas        | 3  |
        | minReadySeconds | 60 |
      而且镜像 "app:v2" 启动后崩溃，间隔 30s
      而且StatefulSet "web" 正在运行
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 1h
      那么这些 Pod 的状态为：
        | pod   | image  | ready |
        | web-0 | app:v1 | true  |
        | web-1 | app:v1 | true  |
      而且Pod "web-2" 运行镜像 "app:v2"
      而且StatefulSet "web" 卡在 Pod "web-2"

  规则: 没有就绪探针时，有问题的 Pod 会短暂就绪

    场景: 在这样的瞬间，恢复的模板会自行解困
      假如一个 StatefulSet "web"，其规约为：
        | replicas                                   | 3    |
        | template.spec.containers[0].readinessProbe | null |
      而且镜像 "app:v2" 启动后崩溃，间隔 3s
      而且StatefulSet "web" 正在运行
      而且StatefulSet "web" 的分区设为 2
      当StatefulSet "web" 的镜像设为 "app:v2"
      而且经过 10m
      而且StatefulSet "web" 的镜像设为 "app:v1"
      那么StatefulSet "web" 全部就绪，不超过 10m
      而且Pod "web-2" 运行镜像 "app:v1"
