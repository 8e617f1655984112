Feature: Readiness probes
  Readiness decides who gets traffic, and with a StatefulSet also whether anything else may happen.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: Three failures take the pod out of service, one success brings it back
    When pod "web-1" answers "GET /healthz" with 503
    Then pod "web-1" is unready within 30s
    And event "Unhealthy" is recorded on Pod "web-1"
    And "web-1.web.default.svc.cluster.local" does not resolve
    When pod "web-1" answers "GET /healthz" with 200
    Then pod "web-1" is ready within 10s
    And "web-1.web.default.svc.cluster.local" resolves to pod "web-1"
    And pod "web-1" is never restarted

  Scenario: Two failures leave an event and no other trace
    When pod "web-1" fails its readiness probe for 18s
    And everything settles
    Then event "Unhealthy" is recorded on Pod "web-1"
    And pod "web-1" is never unready since then

  Scenario: One pod that is not ready holds up the rollout of all others
    When pod "web-0" fails its readiness probe
    And 1m passes
    And the image of StatefulSet "web" is set to "app:v2"
    And 1h passes
    Then pod "web-2" is never terminating
    And StatefulSet "web" is stuck on pod "web-0"
    When pod "web-0" passes its readiness probe again
    Then StatefulSet "web" rolls out within 5m

  Scenario: It holds up scaling down as well
    When pod "web-0" fails its readiness probe
    And 1m passes
    And StatefulSet "web" is scaled to 1 replica
    And 1h passes
    Then pod "web-2" is never terminating
    And StatefulSet "web" is stuck on pod "web-0"

  Scenario: A probe that asks for something shared takes out all pods together
    When pod "web-0" fails its readiness probe for 5m
    And pod "web-1" fails its readiness probe for 5m
    And pod "web-2" fails its readiness probe for 5m
    And 1m passes
    Then StatefulSet "web" has status:
      | readyReplicas | 0 |
    And "web.default.svc.cluster.local" does not resolve
    And StatefulSet "web" becomes ready within 5m
    And pod "web-0" is never restarted

  Scenario: Every relapse starts minReadySeconds anew
    Given StatefulSet "web" is patched with:
      """yaml
      spec:
        minReadySeconds: 60
      """
    When the image of StatefulSet "web" is set to "app:v2"
    And pod "web-2" is deleted within 2m
    And pod "web-2" is ready within 1m
    And pod "web-2" fails its readiness probe for 35s
    And 1m passes
    Then pod "web-1" is never terminating
    And pod "web-2" is available within 1m
    And StatefulSet "web" rolls out within 10m
