Feature: Starved scale-down
  In parallel a set fills its gaps before it lets go of what is too much, and a gap that cannot be filled stops it there: up to Kubernetes 1.36.

  Scenario Outline: In Kubernetes <version> a quota that is used up leaves <left> pods
    Given Kubernetes <version>
    And a StatefulSet "web" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    And StatefulSet "web" is running
    When creating Pods is refused with "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    And pod "web-0" is deleted
    And 1m passes
    And StatefulSet "web" is scaled to 1 replica
    And 10m pass
    Then StatefulSet "web" has status:
      | replicas | <left> |
    When creating Pods is allowed again
    And everything settles
    Then StatefulSet "web" has status:
      | replicas      | 1 |
      | readyReplicas | 1 |

    Examples:
      | version | left |
      | 1.36    | 2    |
      | 1.37    | 0    |
