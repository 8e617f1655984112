Feature: A process hangs
  It is there, and answers nothing. Kubernetes only does something about it if a probe asks.

  Scenario: Without a liveness probe it hangs for ever
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When pod "web-1" hangs
    Then pod "web-1" is unready within 30s
    And pod "web-1" stays unready for 6h
    And pod "web-1" is never restarted
    And StatefulSet "web" is stuck on pod "web-1"

  Scenario: With one it is restarted in half a minute
    Given a StatefulSet "web" with:
      | replicas                                               | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    And StatefulSet "web" is running
    When pod "web-1" hangs
    Then pod "web-1" is restarted within 40s
    And StatefulSet "web" becomes ready within 20s
    And event "Killing" is recorded on Pod "web-1"
    And pod "web-1" is never terminating

  Scenario: Without any probe nobody knows
    Given a StatefulSet "web" with:
      | replicas                                   | 3    |
      | template.spec.containers[0].readinessProbe | null |
    And StatefulSet "web" is running
    When pod "web-1" hangs
    Then pod "web-1" stays ready for 24h

  Scenario: A version that hangs after a while is restarted again and again
    Given a StatefulSet "web" with:
      | replicas                                               | 1        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    And image "app:v1" hangs after 10m
    When the manifests are applied
    And 24h pass
    Then pod "web-0" is unready within 20m
    And pod "web-0" is ready within 10m
    And pod "web-0" is never terminating
