Feature: Priority
  Between the end of a pod and the start of its successor its room is free for anyone. Priority decides who may have it, and who has to leave.

  Background:
    Given a cluster of 1 node
    And a StatefulSet "web" with:
      | replicas                                           | 2 |
      | template.spec.containers[0].resources.requests.cpu | 3 |
    And StatefulSet "web" is running
    And this manifest is applied:
      """yaml
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: urgent
      value: 1000
      """

  Scenario: A more important pod takes a member's room
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: batch
      spec:
        priorityClassName: urgent
        containers: [{ name: batch, image: "batch:v1", resources: { requests: { cpu: 4 } } }]
      """
    And 1h passes
    Then event "Preempted" is recorded on Pod "web-1"
    And pod "batch" is ready within 1s
    And StatefulSet "web" is stuck on pod "web-1"
    When pod "batch" is deleted
    Then StatefulSet "web" becomes ready within 1m

  Scenario: One of the same priority takes it in the gap, and a rollout stops there
    Given this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: batch
      spec:
        containers: [{ name: batch, image: "batch:v1", resources: { requests: { cpu: 4 } } }]
      """
    And 10m pass
    And pod "batch" is never scheduled
    When the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    Then pod "batch" is ready within 1s
    And StatefulSet "web" is stuck on pod "web-1"
    And pod "web-0" is never terminating

  Scenario: A class that does not exist is refused, and the set has no pod at all
    Given a StatefulSet "db" with:
      | replicas                        | 1       |
      | template.spec.priorityClassName | urgentt |
    When the manifests are applied
    And 10m pass
    Then pod "db-0" is never created
    And event "FailedCreate" is recorded on StatefulSet "db"
