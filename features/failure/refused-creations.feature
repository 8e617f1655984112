Feature: Refused creations
  A quota or a policy may refuse a pod after its predecessor was deleted. Then nothing is there that could be stuck: once the cause is gone the set goes on by itself.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: A pod that is missing for want of quota comes back when there is room
    When creating Pods is refused with "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    And pod "web-1" is deleted
    And 10m pass
    Then Pod "web-1" does not exist
    And event "FailedCreate" is recorded on StatefulSet "web"
    And StatefulSet "web" is stuck on pod "web-1"
    When creating Pods is allowed again
    Then StatefulSet "web" becomes ready within 20m

  Scenario: A few refusals are tried again and forgotten
    When creating Pods is refused 5 times with "exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3"
    And pod "web-1" is deleted
    Then StatefulSet "web" becomes ready within 1m
    And event "FailedCreate" is recorded on StatefulSet "web"

  Scenario: A rollout that is refused its first pod is undone by the template alone
    When creating Pods is refused with 'violates PodSecurity "restricted:latest": privileged'
    And the image of StatefulSet "web" is set to "app:v2"
    And 10m pass
    And StatefulSet "web" is rolled back
    And creating Pods is allowed again
    Then StatefulSet "web" becomes ready within 20m
    And these pods run:
      | pod   | image  |
      | web-0 | app:v1 |
      | web-1 | app:v1 |
      | web-2 | app:v1 |

  Scenario: Claims may be refused as well, and then there is no pod either
    When creating PersistentVolumeClaims is refused with "exceeded quota: storage, requested: requests.storage=1Gi, used: requests.storage=3Gi, limited: requests.storage=3Gi"
    And StatefulSet "web" is scaled to 4 replicas
    And 10m pass
    Then pod "web-3" is never created
    And event "FailedCreate" is recorded on StatefulSet "web"
    When creating PersistentVolumeClaims is allowed again
    Then StatefulSet "web" becomes ready within 20m
