Feature: Several nodes fail
  The more nodes are lost, the more likely it is that the control plane itself is cut off: it evicts ever more carefully, and in the end not at all.

  Rule: Two of three

    Scenario: The pods of both are evicted, ten seconds apart
      Given node "node-1" is in zone "zone-a"
      And node "node-2" is in zone "zone-a"
      And node "node-3" is in zone "zone-a"
      And a StatefulSet "web" with 3 replicas
      And StatefulSet "web" is running
      When node "node-1" fails
      And node "node-2" fails
      And everything settles
      Then these happen in order:
        | Node/node-1 | unready     |
        | Pod/web-0   | terminating |
        | Pod/web-1   | terminating |
      And pod "web-2" is never unready since then
      And StatefulSet "web" has status:
        | readyReplicas | 1 |

  Rule: All of them

    Background:
      Given a StatefulSet "web" with 3 replicas
      And StatefulSet "web" is running

    Scenario: Nobody is evicted while nothing is heard of any node
      When node "node-1" fails
      And node "node-2" fails
      And node "node-3" fails
      And 24h pass
      Then StatefulSet "web" has status:
        | readyReplicas | 0 |
        | replicas      | 3 |
      And pod "web-0" is never terminating
      And pod "web-1" is never terminating
      And pod "web-2" is never terminating

    Scenario: When the first node is back, the others' time begins to run
      When node "node-1" fails
      And node "node-2" fails
      And node "node-3" fails
      And 1h passes
      And node "node-1" recovers
      Then pod "web-0" is ready within 1m
      And pod "web-1" is terminating within 7m
      And pod "web-0" is never terminating

  Rule: A zone

    Scenario: Only its own pods are lost
      Given a cluster of 6 nodes
      And a StatefulSet "web" with:
        | replicas            | 6        |
        | podManagementPolicy | Parallel |
      And StatefulSet "web" is running
      When zone "zone-b" fails
      And everything settles
      Then StatefulSet "web" has status:
        | readyReplicas | 4 |
      And at least 4 pods of StatefulSet "web" are ready at every moment
      And node "node-2" is not ready
      And node "node-5" is not ready

    Scenario: With anti-affinity across zones a quorum is left
      Given a cluster of 6 nodes
      And a StatefulSet "web" with:
        | replicas                                                                                                               | 3                           |
        | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey                   | topology.kubernetes.io/zone |
        | template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.app | web                         |
      And StatefulSet "web" is running
      When zone "zone-a" fails
      And everything settles
      Then at least 2 pods of StatefulSet "web" are ready at every moment
      When zone "zone-a" recovers
      Then StatefulSet "web" becomes ready within 2m
