# language: zh-CN
功能: 容器的重启策略
  从 Kubernetes 1.35 起，容器可以有自己的重启策略，以及针对退出码的规则；而 StatefulSet 的 Pod 本身的策略总是 Always。
  不再重启的容器把 Pod 留给其他容器；全部容器都结束后，StatefulSet 会替换这个 Pod。

  规则: 容器结束后不再重启

    场景: 它是 Pod 中唯一的容器，于是 Pod 被替换
      假如一个 StatefulSet "web"，其规约为：
        | replicas                                  | 2     |
        | template.spec.containers[0].restartPolicy | Never |
      而且StatefulSet "web" 正在运行
      当Pod "web-1" 以退出码 1 退出
      而且一切稳定下来
      那么依次发生：
        | Pod/web-1 | failed  |
        | Pod/web-1 | deleted |
        | Pod/web-1 | created |
        | Pod/web-1 | ready   |
      而且Pod "web-1" 具有：
        | status.containerStatuses[0].restartCount | 0 |

    场景: 它是多个容器之一，Pod 少了它继续运行，但不就绪
      假如一个 StatefulSet "web"，其规约为：
        | replicas                                  | 1                                      |
        | template.spec.containers[1]               | { name: shipper, image: "shipper:v1" } |
        | template.spec.containers[1].restartPolicy | Never                                  |
      而且StatefulSet "web" 正在运行
      当容器 "shipper" 属于 Pod "web-0"，以退出码 0 退出
      而且一切稳定下来
      那么Pod "web-0" 具有：
        | status.phase                                                   | Running   |
        | status.containerStatuses[name=shipper].state.terminated.reason | Completed |
        | status.containerStatuses[name=app].ready                       | true      |
      而且Pod "web-0" 保持失去就绪，持续 1h
      而且StatefulSet "web" 卡在 Pod "web-0"
      而且Pod "web-0" 从未终止

    场景: 失败的 Init 容器，否则会一再重试
      假如一个 StatefulSet "web"，其规约为：
        | replicas                        | 1                                                            |
        | template.spec.initContainers[0] | { name: migrate, image: "migrate:v1", restartPolicy: Never } |
      而且镜像 "migrate:v1" 以退出码 1 退出，启动后经过 1s
      当应用这些清单
      那么Pod "web-0" 失败，不超过 1m
      而且Pod "web-0" 从未重启

  规则: 针对退出码的规则优先

    背景:
      假如一个 StatefulSet "web"，其规约为：
        | replicas                                       | 1                                                                |
        | template.spec.containers[0].restartPolicy      | Never                                                            |
        | template.spec.containers[0].restartPolicyRules | [{ action: Restart, exitCodes: { operator: In, values: [42] } }] |
      而且StatefulSet "web" 正在运行

    场景: 规则中的退出码使容器在原地重启
      当Pod "web-0" 以退出码 42 退出
      那么Pod "web-0" 重启，不超过 5s
      而且Pod "web-0" 从未终止

    场景: 其他退出码使 Pod 结束
      当Pod "web-0" 以退出码 1 退出
      那么Pod "web-0" 失败，不超过 5s
      而且StatefulSet "web" 全部就绪，不超过 1m

  规则: 规则可以让整个 Pod 在原地重启

    场景: 所有容器重新开始，Pod 还是原来的
      假如一个 StatefulSet "web"，其规约为：
        | replicas                                       | 1                                                                             |
        | template.spec.initContainers[0]                | { name: fetch, image: "fetch:v1" }                                            |
        | template.spec.containers[0].restartPolicy      | Never                                                                         |
        | template.spec.containers[0].restartPolicyRules | [{ action: RestartAllContainers, exitCodes: { operator: In, values: [42] } }] |
        | template.spec.containers[1]                    | { name: shipper, image: "shipper:v1" }                                        |
      而且StatefulSet "web" 正在运行
      当Pod "web-0" 以退出码 42 退出
      那么Pod "web-0" 失去就绪，不超过 5s
      而且Pod "web-0" 就绪，不超过 1m
      而且Pod "web-0" 具有：
        | status.initContainerStatuses[0].restartCount        | 1 |
        | status.containerStatuses[name=app].restartCount     | 1 |
        | status.containerStatuses[name=shipper].restartCount | 1 |
      而且Pod "web-0" 从未终止

  规则: 旧版本没有这样的策略

    场景: 1.34 会静默丢弃它们
      假如Kubernetes 版本为 1.34
      而且一个 StatefulSet "web"，其规约为：
        | replicas                                  | 1     |
        | template.spec.containers[0].restartPolicy | Never |
      而且StatefulSet "web" 正在运行
      当Pod "web-0" 以退出码 1 退出
      那么Pod "web-0" 重启，不超过 5s

    场景: 更早的版本会拒绝它们
      假如Kubernetes 版本为 1.33
      而且一个 StatefulSet "web"，其规约为：
        | replicas                                  | 1     |
        | template.spec.containers[0].restartPolicy | Never |
      当应用这些清单
      那么请求被拒绝，原因含 "spec.template.spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers"
