# language: zh-CN
功能: 察觉失联的节点
  心跳缺失足够久，节点才被放弃：50 秒，旧版本为 40 秒。

  场景大纲: Kubernetes <version>
    假如Kubernetes 版本为 <version>
    而且一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 故障
    而且经过 <before>
    那么节点 "node-2" 就绪
    而且节点 "node-2" 变为未就绪，不超过 10s
    而且Pod "web-1" 失去就绪，不超过 1s

    例子:
      | version | before |
      | 1.31    | 40s    |
      | 1.36    | 50s    |

  场景: 恢复的节点在下一次心跳时被听到
    假如一个有副本的 StatefulSet "web"，副本数为 2
    而且StatefulSet "web" 正在运行
    当节点 "node-2" 故障
    而且经过 2m
    而且节点 "node-2" 恢复
    那么节点 "node-2" 未就绪
    而且节点 "node-2" 变为就绪，不超过 10s
    而且Pod "web-1" 就绪，不超过 20s
