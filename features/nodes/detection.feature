Feature: Detecting a lost node
  A node is given up when its heartbeats have been missing for long enough: 50 seconds, in older versions 40.

  Scenario Outline: In Kubernetes <version>
    Given Kubernetes <version>
    And a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running
    When node "node-2" fails
    And <before> pass
    Then node "node-2" is ready
    And node "node-2" becomes unready within 10s
    And pod "web-1" is unready within 1s

    Examples:
      | version | before |
      | 1.31    | 40s    |
      | 1.36    | 50s    |

  Scenario: A node that is back is heard of with its next heartbeat
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running
    When node "node-2" fails
    And 2m pass
    And node "node-2" recovers
    Then node "node-2" is not ready
    And node "node-2" becomes ready within 10s
    And pod "web-1" is ready within 20s
