Feature: Lost volumes
  A pod is its name and its volume. If the volume is gone, only somebody who knows what that means can let the pod go on.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    And pod "web-1" writes "precious" to "/data/ledger"
    When the volume of claim "data-web-1" is lost

  Scenario: The claim is lost, and nobody makes it another volume
    And everything settles
    Then claim "data-web-1" is lost
    And event "ClaimLost" is recorded on PersistentVolumeClaim "data-web-1"
    And pod "web-1" is never terminating

  Scenario: The next start waits for a volume that never comes
    And pod "web-1" is deleted
    And 1h passes
    Then Pod "web-1" has:
      | status.phase  | Pending |
      | spec.nodeName |         |
    And StatefulSet "web" is stuck on pod "web-1"

  Scenario: Giving up the data lets the pod start on an empty volume
    And pod "web-1" is deleted
    And everything settles
    And claim "data-web-1" is deleted
    Then StatefulSet "web" becomes ready within 2m
    And claim "data-web-1" is bound
