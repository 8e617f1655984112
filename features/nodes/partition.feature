Feature: A node is partitioned
  From the outside a node without a network looks like a dead one. Inside, its processes go on.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: The process goes on while its pod is Terminating
    When node "node-2" is partitioned
    And 10m pass
    And pod "web-1" writes "still here" to "/data/ledger"
    Then pod "web-1" reads "still here" from "/data/ledger"
    And pod "web-1" stays terminating for 1h

  Scenario: A short partition is forgotten: nothing was stopped
    When node "node-2" is partitioned for 3m
    Then pod "web-1" is unready within 1m
    And pod "web-1" is ready within 3m
    And pod "web-1" is never terminating
    And pod "web-1" is never restarted

  Scenario: After a long one the node learns of the deletion and stops the pod
    When node "node-2" is partitioned
    And 1h passes
    And node "node-2" recovers
    Then pod "web-1" is deleted within 1m
    And StatefulSet "web" becomes ready within 2m
    And pod "web-1" never runs twice at once

  @allows:I1 @allows:I3
  Scenario: A forced deletion during the partition lets two pods write under one name
    When node "node-2" is partitioned
    And everything settles
    And pod "web-1" is force-deleted
    And 10m pass
    Then pod "web-1" is ready within 1s
    And pod "web-1" runs twice at once

  @allows:I1 @allows:I3
  Scenario: So does the out-of-service taint, where the node is not really off
    When node "node-2" is partitioned
    And everything settles
    And node "node-2" has taint "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute"
    And 2m pass
    Then pod "web-1" is ready within 1s
    And pod "web-1" runs twice at once
