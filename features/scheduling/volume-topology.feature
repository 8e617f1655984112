Feature: Where volumes are
  A volume that lives in one zone, or on one node, ties its pod to that place for good.

  Scenario: A zonal volume keeps its pod in the zone
    Given a default StorageClass "zonal"
    And a StorageClass "zonal" with:
      | provisioner       | ebs.csi.aws.com      |
      | volumeBindingMode | WaitForFirstConsumer |
    And a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When node "node-2" is drained
    And 1h passes
    Then Pod "web-1" has:
      | status.phase                                 | Pending                                                                                                                                                                                                                       |
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match PersistentVolume's node affinity. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    When node "node-5" is in zone "zone-b"
    Then pod "web-1" is ready within 1m
    And pod "web-1" runs on node "node-5"

  Scenario: Bound at once, volumes may lie where the pods have no room
    Given a default StorageClass "zonal"
    And a StorageClass "zonal" with:
      | provisioner | ebs.csi.aws.com |
    And node "node-1" is cordoned
    And node "node-2" is cordoned
    And a StatefulSet "web" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    When the manifests are applied
    And 1h passes
    Then StatefulSet "web" has status:
      | readyReplicas | 1 |
    And claim "data-web-0" is bound
    And claim "data-web-1" is bound
    And claim "data-web-2" is bound

  Scenario: A directory on a node that is gone for good has to be given up
    Given a default StorageClass "local"
    And a StorageClass "local" with:
      | provisioner       | rancher.io/local-path |
      | volumeBindingMode | WaitForFirstConsumer  |
    And a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When node "node-2" fails
    And everything settles
    And node "node-2" is removed
    And 1h passes
    Then Pod "web-1" has:
      | status.phase | Pending |
    And StatefulSet "web" is stuck on pod "web-1"
    When claim "data-web-1" is deleted
    Then StatefulSet "web" becomes ready within 2m
