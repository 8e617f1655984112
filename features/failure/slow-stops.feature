Feature: Slow stops
  A pod that is asked to stop has its grace period, and not a second more.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: What ignores SIGTERM is killed when the grace is over
    Given image "app:v1" ignores SIGTERM
    When pod "web-1" is deleted
    Then pod "web-1" stays terminating for 30s
    And pod "web-1" is deleted within 2s
    And StatefulSet "web" becomes ready within 1m

  Scenario: A rollout waits for every one of them
    Given image "app:v1" takes 2m to stop
    And StatefulSet "web" is patched with:
      """yaml
      spec:
        template:
          spec:
            terminationGracePeriodSeconds: 300
      """
    And StatefulSet "web" rolls out within 30m
    When the image of StatefulSet "web" is set to "app:v2"
    And 4m pass
    Then pod "web-0" is never terminating since then
    And StatefulSet "web" rolls out within 5m
