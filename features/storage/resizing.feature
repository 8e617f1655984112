Feature: Resizing volumes
  A set's claim templates are fixed, so volumes grow claim by claim; then the set is made anew around its pods.
  Growing needs a StorageClass that allows it, and no claim ever shrinks.

  Background:
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running

  Scenario: A claim grows while its pod runs
    When claim "data-web-0" is resized to 5Gi
    And everything settles
    Then PersistentVolumeClaim "data-web-0" has:
      | spec.resources.requests.storage | 5Gi |
      | status.capacity.storage         | 5Gi |
    And pod "web-0" is never unready since then
    And event "Resizing" is recorded on PersistentVolumeClaim "data-web-0"
    And event "FileSystemResizeSuccessful" is recorded on PersistentVolumeClaim "data-web-0"

  Scenario: The template keeps its size, and a new replica is small again
    When claim "data-web-0" is resized to 5Gi
    And claim "data-web-1" is resized to 5Gi
    And StatefulSet "web" is scaled to 3 replicas
    And everything settles
    Then PersistentVolumeClaim "data-web-1" has:
      | status.capacity.storage | 5Gi |
    And PersistentVolumeClaim "data-web-2" has:
      | status.capacity.storage | 1Gi |

  Scenario: The template itself is immutable
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 5Gi}}
      """
    Then the request is refused with "updates to statefulset spec for fields other than"

  Scenario: The whole recipe: grow the claims, orphan the pods, make the set anew
    Given claim "data-web-0" is resized to 5Gi
    And claim "data-web-1" is resized to 5Gi
    And everything settles
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
              resources: {requests: {storage: 5Gi}}
      """
    Then StatefulSet "web" becomes ready within 2m
    And pod "web-0" is never terminating
    And pod "web-1" is never unready since then
    And PersistentVolumeClaim "data-web-2" has:
      | status.capacity.storage | 5Gi |

  Scenario: No claim shrinks
    When claim "data-web-0" is resized to 500Mi
    Then the request is refused with "Forbidden: field can not be less than status.capacity"

  Scenario: A class that does not allow expansion refuses
    Given a StorageClass "fixed" with:
      | provisioner          | disk.example.com |
      | allowVolumeExpansion | false            |
    And this manifest is applied:
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: small
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: fixed
        resources: {requests: {storage: 1Gi}}
      """
    And everything settles
    When claim "small" is resized to 2Gi
    Then the request is refused with "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize"
