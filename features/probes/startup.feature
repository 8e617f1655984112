Feature: Startup probes
  As long as a startup probe has not succeeded no other probe is asked.

  Scenario: The others begin when it succeeds
    Given a StatefulSet "web" with:
      | replicas                                                  | 2        |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 30       |
    And image "app:v1" becomes ready after 2m
    When the manifests are applied
    And 1m passes
    Then Pod "web-0" has:
      | status.containerStatuses[0].started | false |
    And pod "web-0" is ready within 2m
    And pod "web-1" is created only after pod "web-0" is ready
    And pod "web-0" is never restarted

  Scenario: A start that takes longer than it allows is cut off, again and again
    Given a StatefulSet "web" with:
      | replicas                                                  | 2        |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 6        |
    And image "app:v1" becomes ready after 2m
    When the manifests are applied
    And 1h passes
    Then pod "web-0" is never ready
    And event "Killing" is recorded on Pod "web-0"
    And StatefulSet "web" is stuck on pod "web-0"
