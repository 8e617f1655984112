# language: zh-CN
功能: 控制平面重启
  控制器不保存任何无法重新读取的东西：无论在哪里中断，都能继续。

  背景:
    假如一个有副本的 StatefulSet "web"，副本数为 3
    而且StatefulSet "web" 正在运行

  场景大纲: <component> 重启后，更新继续进行
    当StatefulSet "web" 的镜像设为 "app:v2"
    而且Pod "web-2" 终止，不超过 1m
    而且组件 "<component>" 重启
    那么StatefulSet "web" 更新完成，不超过 5m
    而且Pod 创建的顺序为 "web-2, web-1, web-0"，自此之后
    而且任何时刻最多 1 个 Pod 不可用，针对 StatefulSet "web"

    例子:
      | component               |
      | statefulset-controller  |
      | default-scheduler       |
      | kubelet                 |
      | attachdetach-controller |
