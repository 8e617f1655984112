Feature: Topology spread
  Constraints spread pods over zones, and may refuse a place that is free.

  Background:
    Given a cluster of 6 nodes
    And a StatefulSet "web" with:
      | replicas                                                                 | 6                           |
      | podManagementPolicy                                                      | Parallel                    |
      | template.spec.topologySpreadConstraints[0].maxSkew                       | 1                           |
      | template.spec.topologySpreadConstraints[0].topologyKey                   | topology.kubernetes.io/zone |
      | template.spec.topologySpreadConstraints[0].whenUnsatisfiable             | DoNotSchedule               |
      | template.spec.topologySpreadConstraints[0].labelSelector.matchLabels.app | web                         |
    And StatefulSet "web" is running

  Scenario: A lost zone leaves two thirds
    When zone "zone-a" fails
    And everything settles
    Then StatefulSet "web" has status:
      | readyReplicas | 4 |
    And at least 4 pods of StatefulSet "web" are ready at every moment

  Scenario: What was lost in one zone may not fill up the others
    When zone "zone-a" fails
    And everything settles
    And node "node-1" has taint "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    And node "node-4" has taint "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    And 1h passes
    Then StatefulSet "web" has status:
      | readyReplicas | 4 |
    And event "FailedScheduling" is recorded on Pod "web-0"
