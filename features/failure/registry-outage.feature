Feature: Registry outage
  What runs does not need a registry. What has to move does.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: A pod that comes back to its node finds the image there
    Given node "node-1" is cordoned
    And node "node-3" is cordoned
    When the registry is down
    And pod "web-1" is deleted
    Then StatefulSet "web" becomes ready within 1m

  Scenario: A pod that moves to a node without the image waits for the registry
    Given node "node-4" joins
    And node "node-1" is cordoned
    And node "node-3" is cordoned
    When the registry is down for 20m
    And node "node-2" is drained
    And 10m pass
    Then pod "web-1" runs on node "node-4"
    And Pod "web-1" has:
      | status.containerStatuses[0].state.waiting.reason | ImagePullBackOff |
    And StatefulSet "web" becomes ready within 15m

  Scenario: A rollout stops at the first pod, and goes on by itself
    When the registry is down for 20m
    And the image of StatefulSet "web" is set to "app:v2"
    And 15m pass
    Then StatefulSet "web" is stuck on pod "web-2"
    And pod "web-1" is never terminating
    And StatefulSet "web" rolls out within 15m

  Scenario: An image that was pushed too late is found at the next try
    Given image "app:v2" cannot be pulled
    When the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-2"
    When image "app:v2" can be pulled again
    Then StatefulSet "web" rolls out within 10m

  Scenario: An outage that somebody ends
    When the registry is down
    And the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    And the registry is back
    Then StatefulSet "web" rolls out within 10m
    And pod "web-2" is never failed
