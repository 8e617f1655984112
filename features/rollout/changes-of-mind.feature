Feature: Changes of mind
  A rollout takes time, and the world does not wait: another version, another size, another pod lost in the middle.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: A third version in the middle of a rollout
    When the image of StatefulSet "web" is set to "app:v2"
    And pod "web-2" is terminating within 1m
    And the image of StatefulSet "web" is set to "app:v3"
    Then StatefulSet "web" rolls out within 10m
    And these pods run:
      | pod   | image  | ready |
      | web-0 | app:v3 | true  |
      | web-1 | app:v3 | true  |
      | web-2 | app:v3 | true  |
    And at most 1 pod of StatefulSet "web" is unavailable at any moment since then

  Scenario: A parked canary gives way to a third version, and the old pods stay old
    Given the partition of StatefulSet "web" is set to 2
    And the image of StatefulSet "web" is set to "app:v2"
    And everything settles
    When the image of StatefulSet "web" is set to "app:v3"
    And everything settles
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v3 | true  |
    And pod "web-1" is never deleted

  Scenario: New replicas come first, and at the new version
    When the image of StatefulSet "web" is set to "app:v2"
    And pod "web-2" is terminating within 1m
    And StatefulSet "web" is scaled to 5 replicas
    Then StatefulSet "web" rolls out within 10m
    And pods are created in the order "web-2, web-3, web-4, web-1, web-0" since then
    And pod "web-1" is terminating only after pod "web-4" is ready since then
    And pod "web-3" runs image "app:v2"

  Scenario: A pod that is not updated yet and gets lost comes back at the new version
    Given pod "web-2" becomes ready after 5m
    When the image of StatefulSet "web" is set to "app:v2"
    And 1m passes
    And pod "web-0" is deleted
    And everything settles
    Then these happen in order:
      | Pod/web-2 | terminating |
      | Pod/web-0 | terminating |
      | Pod/web-2 | ready       |
      | Pod/web-1 | terminating |
    And pod "web-0" runs image "app:v2"

  Scenario: Scaling to zero completes the rollout of a canary
    Given the partition of StatefulSet "web" is set to 2
    And the image of StatefulSet "web" is set to "app:v2"
    And everything settles
    When StatefulSet "web" is scaled to 0 replicas
    And everything settles
    And StatefulSet "web" is scaled to 2 replicas
    And everything settles
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v2 | true  |
      | web-1 | app:v2 | true  |

  Scenario: Where rollingUpdate is left out, such a pod comes back at the old version first
    Given a StatefulSet "db" with:
      | replicas            | 3             |
      | updateStrategy.type | RollingUpdate |
    And StatefulSet "db" is running
    And pod "db-2" becomes ready after 5m
    When the image of StatefulSet "db" is set to "app:v2"
    And 1m passes
    And pod "db-0" is deleted
    And 1m passes
    Then pod "db-0" runs image "app:v1"
    When everything settles
    Then pod "db-0" runs image "app:v2"

  Scenario: With Parallel a broken low pod does not hold back the update, and a second pod is lost
    Given a StatefulSet "db" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    And StatefulSet "db" is running
    And pod "db-0" never becomes ready
    And 1m passes
    And image "app:v2" becomes ready after 5m
    When the image of StatefulSet "db" is set to "app:v2"
    And 1m passes
    Then StatefulSet "db" has status:
      | readyReplicas | 1 |
    And pod "db-2" runs image "app:v2"
