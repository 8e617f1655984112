Feature: Scaling while a pod is unhealthy
  OrderedReady scales only from health to health: a pod that is not ready stops what would come after it, silently.
  Kubernetes records no event for this; the expectation that fails, or is stuck, tells what is waited for.

  Background:
    Given a StatefulSet "web" with 5 replicas
    And StatefulSet "web" is running

  Scenario: Scaling down waits for a pod that stays
    Given pod "web-1" never becomes ready
    And pod "web-1" is deleted
    And 1m passes
    When StatefulSet "web" is scaled to 3 replicas
    And 1h passes
    Then pod "web-4" is never terminating
    And StatefulSet "web" is stuck on pod "web-1"

  Scenario: It goes on as soon as that pod is ready
    Given pod "web-1" becomes ready after 10m
    And pod "web-1" is deleted
    And 1m passes
    When StatefulSet "web" is scaled to 3 replicas
    And everything settles
    Then pods are deleted in the order "web-4, web-3" since then
    And pod "web-4" is terminating only after pod "web-1" is ready since then

  Scenario: The only unhealthy pod may be among those that go
    Given pod "web-5" never becomes ready
    And StatefulSet "web" is scaled to 8 replicas
    And 10m pass
    When StatefulSet "web" is scaled to 5 replicas
    And everything settles
    Then pods are deleted in the order "web-5" since then
    And StatefulSet "web" has status:
      | replicas      | 5 |
      | readyReplicas | 5 |

  Scenario: Two unhealthy pods above the new size block each other
    Given pod "web-3" never becomes ready
    And pod "web-4" never becomes ready
    And 1m passes
    When StatefulSet "web" is scaled to 3 replicas
    And 1h passes
    Then pod "web-4" is never terminating
    When pod "web-4" is deleted
    And everything settles
    Then pods are deleted in the order "web-4, web-3" since then
    And pod "web-4" is never created since then

  Scenario: Scaling up waits for a lower pod that is being replaced
    Given pod "web-0" becomes ready after 5m
    And pod "web-0" is deleted
    And 30s pass
    When StatefulSet "web" is scaled to 6 replicas
    And 2m pass
    Then pod "web-5" is never created
    And pod "web-0" is ready within 5m
    And pod "web-5" is ready within 1m
