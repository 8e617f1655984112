Feature: Room on nodes
  A pod is placed by what it requests, not by what it uses.

  Scenario: A request that no node can meet leaves the pod Pending
    Given a StatefulSet "web" with:
      | replicas                                           | 3  |
      | template.spec.containers[0].resources.requests.cpu | 16 |
    When the manifests are applied
    And 1h passes
    Then Pod "web-0" has:
      | status.phase                                 | Pending                                                                                                                                                    |
      | status.conditions[type=PodScheduled].message | 0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |
    And pod "web-1" is never created

  Scenario: The surplus pod waits until a node with room joins
    Given a cluster of 1 node
    And a StatefulSet "web" with:
      | replicas                                           | 3 |
      | template.spec.containers[0].resources.requests.cpu | 3 |
    When the manifests are applied
    And 1h passes
    Then pod "web-2" is never scheduled
    And StatefulSet "web" is stuck on pod "web-2"
    When node "node-2" joins
    Then StatefulSet "web" becomes ready within 1m
    And pod "web-2" runs on node "node-2"

  Scenario: A rollout that asks for too much stops at the first pod, and reverting is not enough
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        template:
          spec:
            containers:
              - name: app
                resources: { requests: { cpu: 32 } }
      """
    And 10m pass
    And StatefulSet "web" is rolled back
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-2"
    And pod "web-1" is never terminating
    When pod "web-2" is deleted
    Then StatefulSet "web" becomes ready within 1m

  Scenario: More memory on a node that is described anew lets the pod in
    Given a cluster of 1 node
    And a StatefulSet "web" with:
      | replicas                                              | 1    |
      | template.spec.containers[0].resources.requests.memory | 64Gi |
    When the manifests are applied
    And 10m pass
    Then pod "web-0" is never scheduled
    When node "node-1" has 8 CPU and 128Gi memory
    Then StatefulSet "web" becomes ready within 1m
