Feature: Parallel pod management
  With podManagementPolicy Parallel nobody waits for anybody: all pods start at once and end at once.
  Names, claims and addresses are what they were, and an update still takes one pod at a time.

  Background:
    Given a StatefulSet "web" with:
      | replicas            | 4        |
      | podManagementPolicy | Parallel |
    And image "app:v1" becomes ready after 1m

  Scenario: The first pod is not waited for
    When the manifests are applied
    And 1s passes
    Then pod "web-3" is created within 0s
    And pods are created in the order "web-0, web-1, web-2, web-3"
    And pod "web-0" is never ready
    And StatefulSet "web" becomes ready within 90s

  Scenario: A pod that never becomes ready holds nobody back
    Given pod "web-0" never becomes ready
    When the manifests are applied
    And 5m pass
    Then StatefulSet "web" has status:
      | replicas      | 4 |
      | readyReplicas | 3 |
    And StatefulSet "web" is stuck on pod "web-0"

  Scenario: Scaling down takes the pods away together
    Given StatefulSet "web" is running
    And image "app:v1" takes 20s to stop
    When StatefulSet "web" is scaled to 1 replica
    And 1s passes
    Then these pods run:
      | pod   | terminating |
      | web-0 | false       |
      | web-1 | true        |
      | web-2 | true        |
      | web-3 | true        |
    And pods are terminating in the order "web-3, web-2, web-1" since then

  Scenario: Scaling down does not wait for a pod that is unhealthy
    Given StatefulSet "web" is running
    And pod "web-0" never becomes ready
    And pod "web-0" is deleted
    And 1m passes
    When StatefulSet "web" is scaled to 2 replicas
    And everything settles
    Then pods are deleted in the order "web-3, web-2" since then

  Scenario: An update is still one pod at a time, from the highest ordinal down
    Given StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 10m
    And pods are deleted in the order "web-3, web-2, web-1, web-0" since then
    And at most 1 pod of StatefulSet "web" is unavailable at any moment since then

  Scenario: The policy cannot be changed afterwards
    Given StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        podManagementPolicy: OrderedReady
      """
    Then the request is refused with "updates to statefulset spec for fields other than"

  Scenario: The policy's name is written exactly so
    Given this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: hasty
      spec:
        podManagementPolicy: parallel
        selector:
          matchLabels: {app: hasty}
        template:
          metadata:
            labels: {app: hasty}
          spec:
            containers:
              - name: app
                image: app:v1
      """
    Then the request is refused with "spec.podManagementPolicy: Invalid value: \"parallel\": must be 'OrderedReady' or 'Parallel'"
