Feature: Deleting, orphaning and adopting
  What becomes of pods and claims when their set goes, and how a new set of the same name takes them over.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: Deleting a set ends all its pods at once, and keeps the claims
    When StatefulSet "web" is deleted
    And everything settles
    Then pod "web-0" is deleted only after pod "web-2" is terminating
    And pod "web-1" is deleted only after pod "web-2" is terminating
    And these happen in order:
      | Pod/web-0 | terminating |
      | Pod/web-1 | terminating |
      | Pod/web-2 | terminating |
    And claim "data-web-0" is bound
    And claim "data-web-2" is never deleted

  Scenario: An ordered end is a scaling to zero first
    When StatefulSet "web" is scaled to 0 replicas
    And everything settles
    And StatefulSet "web" is deleted
    And everything settles
    Then pods are deleted in the order "web-2, web-1, web-0"
    And pod "web-1" is terminating only after pod "web-2" is deleted

  Scenario: Orphaned pods live on, and are not replaced
    When StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    Then pod "web-1" is never terminating
    When pod "web-1" is deleted
    And everything settles
    Then pod "web-1" is never created since then

  Scenario: A new set of the same template adopts them without a restart
    When StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    And this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: web
        labels: {app: web}
      spec:
        serviceName: web
        replicas: 3
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: app
                image: app:v1
                ports:
                  - {name: http, containerPort: 8080}
                readinessProbe:
                  httpGet: {path: /healthz, port: 8080}
                volumeMounts:
                  - {name: data, mountPath: /data}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 2Gi}}
      """
    Then StatefulSet "web" becomes ready within 1m
    And pod "web-0" is never deleted
    And pod "web-2" is never terminating
    And StatefulSet "web" has status:
      | currentReplicas | 3 |
      | updatedReplicas | 3 |

  Scenario: A set that is deleted and made again finds its data
    Given pod "web-1" writes "kept" to "/data/note"
    When StatefulSet "web" is deleted
    And everything settles
    And this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: web}
      spec:
        serviceName: web
        replicas: 2
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: app
                image: app:v2
                volumeMounts:
                  - {name: data, mountPath: /data}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
      """
    And everything settles
    Then pod "web-1" reads "kept" from "/data/note"
    And pod "web-1" runs image "app:v2"
