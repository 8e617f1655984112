Feature: Wrong manifests
  A mistake in a manifest is refused in the API server's own words, with the line and what was probably meant.
  Nothing of a refused object is created, and some mistakes are refused only when they can no longer be mended in place.

  Scenario: containers is a list
    When this manifest is applied:
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
    Then the request is refused with "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container"

  Scenario: volumeClaimTemolates is misspelt
    When this manifest is applied:
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
    Then the request is refused with 'strict decoding error: unknown field "spec.volumeClaimTemolates"'

  Scenario: volumeClaimTemplates is a list
    When this manifest is applied:
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
    Then the request is refused with "json: cannot unmarshal object into Go struct field StatefulSetSpec.spec.volumeClaimTemplates of type []v1.PersistentVolumeClaim"

  Scenario: repplicas in a patch
    Given a StatefulSet "myapp" with 3 replicas
    And StatefulSet "myapp" is running
    When StatefulSet "myapp" is patched with:
      """json
      {"spec": {"repplicas": 5}}
      """
    Then the request is refused with 'unknown field "spec.repplicas"'
    And StatefulSet "myapp" has status:
      | replicas | 3 |

  Scenario: A number in quotes
    Given a StatefulSet "myapp" with 3 replicas
    And StatefulSet "myapp" is running
    When StatefulSet "myapp" is patched with:
      """json
      {"spec": {"replicas": "5"}}
      """
    Then the request is refused with "json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32"

  Scenario: The selector has to match the template's labels
    When this manifest is applied:
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
    Then the request is refused with "`selector` does not match template `labels`"

  Scenario: A mount without a claim template of its name
    When this manifest is applied:
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
    Then the request is refused with 'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "dta"'

  Scenario: rollingUpdate has no place beside OnDelete
    Given a StatefulSet "web" with:
      | replicas                               | 3        |
      | updateStrategy.type                    | OnDelete |
      | updateStrategy.rollingUpdate.partition | 2        |
    When the manifests are applied
    Then the request is refused with "only allowed for updateStrategy 'RollingUpdate'"

  Scenario: A kind that is spelt in another case
    When this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: Statefulset
      metadata:
        name: myapp
      """
    Then the request is refused with 'no matches for kind "Statefulset" in version "apps/v1"'

  Scenario: An API version of the past
    When this manifest is applied:
      """yaml
      apiVersion: apps/v1beta1
      kind: StatefulSet
      metadata:
        name: myapp
      """
    Then the request is refused with 'no matches for kind "StatefulSet" in version "apps/v1beta1"'
