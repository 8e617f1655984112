Feature: OnDelete
  With the OnDelete strategy a new template waits until somebody deletes the pods.

  Background:
    Given a StatefulSet "web" with:
      | replicas            | 3        |
      | updateStrategy.type | OnDelete |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    And everything settles

  Scenario: Nothing moves by itself
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v1 | true  |
      | web-2 | app:v1 | true  |
    And pod "web-0" is never deleted
    And pod "web-2" is never deleted

  Scenario: A pod that is deleted comes back at the new version
    When pod "web-1" is deleted
    And everything settles
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |

  Scenario: Even when every pod is new, the current revision stays the old one
    When pod "web-0" is deleted
    And everything settles
    And pod "web-1" is deleted
    And everything settles
    And pod "web-2" is deleted
    And everything settles
    Then StatefulSet "web" has status:
      | updatedReplicas | 3 |
      | readyReplicas   | 3 |
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        updateStrategy:
          type: RollingUpdate
      """
    And everything settles
    Then StatefulSet "web" has status:
      | currentReplicas | 3 |
      | updatedReplicas | 3 |
    And pod "web-0" is never deleted since then

  Scenario: Even a restart waits
    When StatefulSet "web" is restarted
    And everything settles
    Then pod "web-0" is never terminating
    And pod "web-2" is never terminating
    When pod "web-2" is deleted
    And everything settles
    Then pod "web-2" runs image "app:v2"

  Scenario: Whatever replaces a pod brings the new version
    When pod "web-1" is evicted
    And everything settles
    Then these pods run:
      | pod   | image  | ready |
      | web-0 | app:v1 | true  |
      | web-1 | app:v2 | true  |
      | web-2 | app:v1 | true  |
