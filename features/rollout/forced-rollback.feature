Feature: Forced rollback
  When a new version never becomes ready, putting the old template back is not enough: the broken pod has to go as well.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    And image "app:v2" never becomes ready

  Scenario: The rollout halts at the first broken pod
    When the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-2"
    And these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v2 | false |
    And pod "web-1" is never deleted

  Scenario: Reverting the template alone does not help
    When the image of StatefulSet "web" is set to "app:v2"
    And 10m pass
    And StatefulSet "web" is rolled back
    And 1h passes
    Then pod "web-2" runs image "app:v2"
    And StatefulSet "web" is stuck on pod "web-2"

  Scenario: Deleting the broken pod after the revert frees the rollout
    When the image of StatefulSet "web" is set to "app:v2"
    And 10m pass
    And StatefulSet "web" is rolled back
    And pod "web-2" is deleted
    Then StatefulSet "web" becomes ready within 2m
    And pod "web-2" runs image "app:v1"
    And pod "web-0" is never deleted
    And pod "web-1" is never deleted
    And claim "data-web-2" is never deleted

  Scenario: Deleting the pod before the revert only brings the broken version back
    When the image of StatefulSet "web" is set to "app:v2"
    And 10m pass
    And pod "web-2" is deleted
    And 10m pass
    Then pod "web-2" runs image "app:v2"
    And StatefulSet "web" is stuck on pod "web-2"
