Feature: Anti-affinity
  Members that must not share a node need as many nodes as there are members, also on the worst day.

  Background:
    Given a StatefulSet "web" with:
      | replicas                                                                                                               | 3                      |
      | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey                   | kubernetes.io/hostname |
      | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.app | web                    |

  Scenario: Every member has a node of its own
    When the manifests are applied
    And everything settles
    Then these pods run:
      | pod   | node   |
      | web-0 | node-1 |
      | web-1 | node-2 |
      | web-2 | node-3 |

  Scenario: With too few nodes the last one waits, until another joins
    Given a cluster of 2 nodes
    When the manifests are applied
    And 1h passes
    Then Pod "web-2" has:
      | status.phase                                 | Pending                                                                                                                                                                                    |
      | status.conditions[type=PodScheduled].message | 0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod. |
    When node "node-3" joins
    Then StatefulSet "web" becomes ready within 1m
    And pod "web-2" runs on node "node-3"

  Scenario: A rollout needs no spare node: each pod goes before its successor comes
    Given StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 5m

  Scenario: A drained node's pod waits until its node is back
    Given StatefulSet "web" is running
    When node "node-2" is drained
    And 1h passes
    Then pod "web-1" stays unready for 1h
    When node "node-2" is uncordoned
    Then pod "web-1" is ready within 1m
    And pod "web-1" runs on node "node-2"
