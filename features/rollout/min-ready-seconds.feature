Feature: Minimum ready seconds
  A pod counts as available only after it has been ready for a while; everything that waits for it waits that much longer.

  Scenario: Every start waits until the one before is available
    Given a StatefulSet "web" with:
      | replicas        | 2  |
      | minReadySeconds | 30 |
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 2m
    And pod "web-1" is created only after pod "web-0" is available
    And these happen in order:
      | Pod/web-0       | ready     |
      | Pod/web-0       | available |
      | Pod/web-1       | created   |
      | Pod/web-1       | ready     |
      | Pod/web-1       | available |

  Scenario: A rollout waits for each new pod
    Given a StatefulSet "web" with:
      | replicas        | 3  |
      | minReadySeconds | 30 |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" becomes ready within 5m
    And pod "web-1" is terminating only after pod "web-2" is available since then
    And pod "web-0" is terminating only after pod "web-1" is available since then

  Scenario: A version that crashes after a while is caught before it spreads
    Given a StatefulSet "web" with:
      | replicas        | 3  |
      | minReadySeconds | 30 |
    And StatefulSet "web" is running
    And image "app:v2" crashes after 20s
    When the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    Then pod "web-2" runs image "app:v2"
    And pod "web-1" is never terminating
    And StatefulSet "web" is stuck on pod "web-2"
