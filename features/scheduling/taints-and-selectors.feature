Feature: Taints and node selectors
  Taints keep pods away from nodes, selectors keep pods to nodes.

  Scenario: Pods that do not tolerate a taint go elsewhere
    Given node "node-1" has taint "dedicated=db:NoSchedule"
    And node "node-2" has taint "dedicated=db:NoSchedule"
    And a StatefulSet "web" with 2 replicas
    When the manifests are applied
    And everything settles
    Then these pods run:
      | pod   | node   |
      | web-0 | node-3 |
      | web-1 | node-3 |

  Scenario: With a toleration they may come
    Given a cluster of 1 node
    And node "node-1" has taint "dedicated=db:NoSchedule"
    And a StatefulSet "web" with:
      | replicas                            | 2          |
      | template.spec.tolerations[0].key    | dedicated  |
      | template.spec.tolerations[0].value  | db         |
      | template.spec.tolerations[0].effect | NoSchedule |
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 1m

  Scenario: NoSchedule leaves running pods alone, NoExecute does not
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When node "node-2" has taint "dedicated=db:NoSchedule"
    Then pod "web-1" stays ready for 1h
    When node "node-2" has taint "dedicated=db:NoExecute"
    Then pod "web-1" is terminating within 1s
    And event "TaintManagerEviction" is recorded on Pod "web-1"
    And StatefulSet "web" becomes ready within 1m

  Scenario: A budget is not asked before a taint evicts
    Given a StatefulSet "web" with 3 replicas
    And a PodDisruptionBudget "web" keeps at least 3 pods of StatefulSet "web" available
    And StatefulSet "web" is running
    When node "node-2" has taint "dedicated=db:NoExecute"
    Then pod "web-1" is terminating within 1s

  Scenario: A node selector that nothing matches waits for the label
    Given a StatefulSet "web" with:
      | replicas                        | 2   |
      | template.spec.nodeSelector.disk | ssd |
    When the manifests are applied
    And 1h passes
    Then Pod "web-0" has:
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    When node "node-3" has label "disk=ssd"
    Then StatefulSet "web" becomes ready within 1m
    And pod "web-1" runs on node "node-3"
