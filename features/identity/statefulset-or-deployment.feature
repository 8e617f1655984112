Feature: StatefulSet or Deployment
  The same server runs once as a Deployment and once as a StatefulSet; each scenario is a row of the comparison.
  A Deployment treats its pods as interchangeable, a StatefulSet as members with a name and a disk of their own.

  Background:
    Given the manifests in "manifests/side-by-side.yaml"
    And image "nginx:1.27" becomes ready after 20s

  Scenario: Start: all at once, or one after another
    When the manifests are applied
    And 40s pass
    Then Deployment "front" has:
      | status.replicas      | 3 |
      | status.readyReplicas | 3 |
    And StatefulSet "web" has status:
      | replicas      | 2 |
      | readyReplicas | 1 |
    And StatefulSet "web" becomes ready within 1m
    And pods are created in the order "web-0, web-1, web-2"

  Scenario: Names: only a StatefulSet's can be written down beforehand
    When the manifests are applied
    And everything settles
    Then Deployment "front" has:
      | status.readyReplicas | 3 |
    And "front-0.front" does not resolve
    And "web-0.web" resolves to pod "web-0"
    And "web-2.web" resolves to pod "web-2"

  Scenario: Storage: one claim for all, or one for each
    When the manifests are applied
    And everything settles
    Then PersistentVolumeClaim "shared" has:
      | status.phase          | Bound         |
      | status.accessModes[0] | ReadWriteMany |
    And claim "www-web-0" is bound
    And claim "www-web-1" is bound
    And claim "www-web-2" is bound

  Scenario: Storage: a claim that only one node may use holds a Deployment back
    Given this manifest is applied:
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: single
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: database
      spec:
        replicas: 3
        selector:
          matchLabels: {app: database}
        template:
          metadata:
            labels: {app: database}
          spec:
            containers:
              - name: db
                image: mysql:8.0
                volumeMounts:
                  - {name: data, mountPath: /var/lib/mysql}
            volumes:
              - name: data
                persistentVolumeClaim: {claimName: single}
      """
    And image "nginx:1.27" becomes ready after 5s
    When the manifests are applied
    And 10m pass
    Then Deployment "database" has:
      | status.replicas            | 3 |
      | status.readyReplicas       | 1 |
      | status.unavailableReplicas | 2 |
    And StatefulSet "web" has status:
      | readyReplicas | 3 |

  Scenario: Scaling: in no order, or in order
    Given the manifests are applied
    And everything settles
    When this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: front
      spec:
        replicas: 5
      """
    And StatefulSet "web" is scaled to 5 replicas
    And 30s pass
    Then Deployment "front" has:
      | status.readyReplicas | 5 |
    And StatefulSet "web" has status:
      | readyReplicas | 4 |
    And pod "web-4" is created only after pod "web-3" is ready

  Scenario: Updates: a Deployment starts the new pod first, a StatefulSet frees the name first
    Given the manifests are applied
    And everything settles
    When this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: front
      spec:
        template:
          spec:
            containers:
              - name: web
                image: nginx:1.28
      """
    And the image of StatefulSet "web" is set to "nginx:1.28"
    And 1s passes
    Then Deployment "front" has:
      | status.replicas        | 4 |
      | status.updatedReplicas | 1 |
      | status.readyReplicas   | 3 |
    And pod "web-2" is terminating within 0s
    And StatefulSet "web" rolls out within 5m
    And pods are deleted in the order "web-2, web-1, web-0"
