# language: zh-CN
功能: 错误的清单
  清单中的错误会以 API 服务器的原话被拒绝，并指出所在行和可能的本意。
  被拒绝的对象不会创建任何东西；而有些错误，只有在无法就地修补时才会被拒绝。

  场景: containers 是列表
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: myapp
      spec:
        serviceName: myapp
        replicas: 3
        selector:
          matchLabels:
            app: myapp-pod
        template:
          metadata:
            labels:
              app: myapp-pod
          spec:
            containers:
              name: myapp
              image: ikubernetes/myapp:v1
      """
    那么请求被拒绝，原因含 "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container"

  场景: volumeClaimTemolates 拼写错误
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: myapp
      spec:
        serviceName: myapp
        replicas: 3
        selector:
          matchLabels:
            app: myapp-pod
        template:
          metadata:
            labels:
              app: myapp-pod
          spec:
            containers:
              - name: myapp
                image: ikubernetes/myapp:v1
        volumeClaimTemolates:
          - metadata:
              name: myappdata
      """
    那么请求被拒绝，原因含 'strict decoding error: unknown field "spec.volumeClaimTemolates"'

  场景: volumeClaimTemplates 是列表
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: myapp
      spec:
        serviceName: myapp
        selector:
          matchLabels:
            app: myapp-pod
        template:
          metadata:
            labels:
              app: myapp-pod
          spec:
            containers:
              - name: myapp
                image: ikubernetes/myapp:v1
        volumeClaimTemplates:
          metadata:
            name: myappdata
      """
    那么请求被拒绝，原因含 "json: cannot unmarshal object into Go struct field StatefulSetSpec.spec.volumeClaimTemplates of type []v1.PersistentVolumeClaim"

  场景: 补丁中的 repplicas
    假如一个有副本的 StatefulSet "myapp"，副本数为 3
    而且StatefulSet "myapp" 正在运行
    当对 StatefulSet "myapp" 打补丁：
      """json
      {"spec": {"repplicas": 5}}
      """
    那么请求被拒绝，原因含 'unknown field "spec.repplicas"'
    而且StatefulSet "myapp" 的状态为：
      | replicas | 3 |

  场景: 加了引号的数字
    假如一个有副本的 StatefulSet "myapp"，副本数为 3
    而且StatefulSet "myapp" 正在运行
    当对 StatefulSet "myapp" 打补丁：
      """json
      {"spec": {"replicas": "5"}}
      """
    那么请求被拒绝，原因含 "json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32"

  场景: 选择算符必须匹配模板的标签
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: myapp
      spec:
        serviceName: myapp
        selector:
          matchLabels:
            app: myapp
        template:
          metadata:
            labels:
              app: myapp-pod
          spec:
            containers:
              - name: myapp
                image: ikubernetes/myapp:v1
      """
    那么请求被拒绝，原因含 "`selector` does not match template `labels`"

  场景: 挂载没有对应名称的卷申领模板
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: myapp
      spec:
        serviceName: myapp
        selector:
          matchLabels:
            app: myapp-pod
        template:
          metadata:
            labels:
              app: myapp-pod
          spec:
            containers:
              - name: myapp
                image: ikubernetes/myapp:v1
                volumeMounts:
                  - name: dta
                    mountPath: /usr/share/nginx/html
        volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes: [ReadWriteOnce]
              resources:
                requests:
                  storage: 2Gi
      """
    那么请求被拒绝，原因含 'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "dta"'

  场景: OnDelete 旁边不能有 rollingUpdate
    假如一个 StatefulSet "web"，其规约为：
      | replicas                               | 3        |
      | updateStrategy.type                    | OnDelete |
      | updateStrategy.rollingUpdate.partition | 2        |
    当应用这些清单
    那么请求被拒绝，原因含 "only allowed for updateStrategy 'RollingUpdate'"

  场景: 大小写不同的 kind
    当应用以下清单：
      """yaml
      apiVersion: apps/v1
      kind: Statefulset
      metadata:
        name: myapp
      """
    那么请求被拒绝，原因含 'no matches for kind "Statefulset" in version "apps/v1"'

  场景: 过时的 API 版本
    当应用以下清单：
      """yaml
      apiVersion: apps/v1beta1
      kind: StatefulSet
      metadata:
        name: myapp
      """
    那么请求被拒绝，原因含 'no matches for kind "StatefulSet" in version "apps/v1beta1"'
