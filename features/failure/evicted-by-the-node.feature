Feature: Evicted by the node
  A node that runs short of memory or disk fails pods at once. It asks no budget and grants no grace; the StatefulSet replaces what has failed.

  Scenario: A pod fails and comes back with its data
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    And pod "web-1" writes "precious" to "/data/ledger"
    When pod "web-1" is evicted under memory pressure
    Then pod "web-1" is failed within 10s
    And StatefulSet "web" becomes ready within 2m
    And event "Evicted" is recorded on Pod "web-1"
    And pod "web-1" reads "precious" from "/data/ledger"

  Scenario: The node takes no pods for five minutes
    Given a cluster of 1 node
    And a StatefulSet "web" with 1 replica
    And StatefulSet "web" is running
    When pod "web-0" is evicted under memory pressure
    And 4m pass
    Then Pod "web-0" has:
      | status.conditions[type=PodScheduled].reason | Unschedulable |
    And Node "node-1" has:
      | status.conditions[type=MemoryPressure].status              | True       |
      | spec.taints[key=node.kubernetes.io/memory-pressure].effect | NoSchedule |
    And pod "web-0" is ready within 2m

  Scenario: A budget that allows nothing does not protect from it
    Given a StatefulSet "web" with 3 replicas
    And a PodDisruptionBudget "web" keeps at least 3 pods of StatefulSet "web" available
    And StatefulSet "web" is running
    When pod "web-1" is evicted
    Then the request is refused with "Cannot evict pod as it would violate the pod's disruption budget."
    When pod "web-1" is evicted under memory pressure
    Then pod "web-1" is failed within 10s

  Scenario: With OnDelete it is a surprising upgrade
    Given a StatefulSet "web" with:
      | replicas            | 3        |
      | updateStrategy.type | OnDelete |
    And StatefulSet "web" is running
    And the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    When pod "web-1" is evicted under disk pressure
    And everything settles
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |

  Scenario: A failed pod is replaced although a lower one is not ready
    Given a StatefulSet "web" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    And StatefulSet "web" is running
    When pod "web-0" fails its readiness probe
    And 1m passes
    And pod "web-2" is evicted under memory pressure
    Then pod "web-2" is deleted within 10s
    And pod "web-2" is ready within 1m
