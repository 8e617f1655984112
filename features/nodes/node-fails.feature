Feature: A node fails
  Nobody but a kubelet can say that a pod has ended. When a node is silent, its pods are neither alive nor gone, and a StatefulSet waits.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    And pod "web-1" writes "precious" to "/data/ledger"

  Scenario: The pod becomes Terminating after five minutes and stays so
    When node "node-2" fails
    Then node "node-2" becomes unready within 1m
    And pod "web-1" is unready within 1s
    And pod "web-1" is terminating within 5m
    And pod "web-1" stays terminating for 24h
    And StatefulSet "web" is stuck on pod "web-1"
    And pod "web-0" is never unready since then

  Scenario: A node that is back in time keeps its pods
    When node "node-2" fails for 4m
    And everything settles
    Then node "node-2" is ready
    And pod "web-1" is never terminating
    And these pods run:
      | pod   | node   | ready |
      | web-1 | node-2 | true  |
    And pod "web-1" reads "precious" from "/data/ledger"

  Scenario: A node that is back late finishes the deletion, and the pod starts anew with its data
    When node "node-2" fails
    And 1h passes
    And node "node-2" recovers
    Then StatefulSet "web" becomes ready within 2m
    And these happen in order:
      | Pod/web-1 | terminating |
      | Pod/web-1 | deleted     |
      | Pod/web-1 | created     |
      | Pod/web-1 | ready       |
    And pod "web-1" reads "precious" from "/data/ledger"

  Scenario: Deleting the pod changes nothing
    When node "node-2" fails
    And 1m passes
    And pod "web-1" is deleted
    And 24h pass
    Then pod "web-1" is never deleted

  Scenario: A forced deletion frees the name at once, but the volume only after six minutes
    When node "node-2" fails
    And everything settles
    And pod "web-1" is force-deleted
    Then pod "web-1" is scheduled within 1s
    And pod "web-1" stays unready for 6m
    And event "FailedAttachVolume" is recorded on Pod "web-1"
    And pod "web-1" is ready within 30s
    And pod "web-1" reads "precious" from "/data/ledger"

  Scenario: Declaring the node out of service frees the name and the volume
    When node "node-2" fails
    And everything settles
    And node "node-2" has taint "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    Then pod "web-1" is ready within 1m
    And pod "web-1" reads "precious" from "/data/ledger"

  Scenario: Removing the node lets its pods be collected, and the volume still takes six minutes
    When node "node-2" fails
    And everything settles
    And node "node-2" is removed
    Then pod "web-1" is deleted within 80s
    And pod "web-1" stays unready for 6m
    And pod "web-1" is ready within 30s

  Scenario: What has no identity moves on, what has one stays
    Given this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
      spec:
        replicas: 3
        selector: { matchLabels: { app: api } }
        template:
          metadata: { labels: { app: api } }
          spec:
            containers: [{ name: api, image: "api:v1" }]
      """
    And everything settles
    When node "node-2" fails
    And everything settles
    Then Deployment "api" has:
      | status.readyReplicas | 3 |
    And StatefulSet "web" has status:
      | readyReplicas | 2 |
