Feature: Liveness probes
  A liveness probe restarts what hangs. It also restarts what is only slow.

  Scenario: Three failures, and the container is restarted in its pod
    Given a StatefulSet "web" with:
      | replicas                                               | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    And StatefulSet "web" is running
    When pod "web-1" fails its liveness probe for 25s
    And everything settles
    Then Pod "web-1" has:
      | status.containerStatuses[0].restartCount | 1 |
    And event "Killing" is recorded on Pod "web-1"
    And pod "web-1" is never terminating
    And StatefulSet "web" becomes ready within 1s

  Scenario: A recovery that takes longer than the probe allows never ends
    Given a StatefulSet "web" with:
      | replicas                                                      | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path        | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port        | 8080     |
      | template.spec.containers[0].livenessProbe.initialDelaySeconds | 100      |
    And image "app:v1" becomes ready after 400s
    And image "app:v1" answers no probe before it is ready
    When the manifests are applied
    And 6h pass
    Then pod "web-0" is never ready
    And pod "web-1" is never created
    And Pod "web-0" has:
      | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |

  Scenario: A startup probe gives it the time that it needs
    Given a StatefulSet "web" with:
      | replicas                                                  | 3        |
      | template.spec.containers[0].livenessProbe.httpGet.path    | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port    | 8080     |
      | template.spec.containers[0].startupProbe.httpGet.path     | /healthz |
      | template.spec.containers[0].startupProbe.httpGet.port     | 8080     |
      | template.spec.containers[0].startupProbe.failureThreshold | 60       |
    And image "app:v1" becomes ready after 400s
    And image "app:v1" answers no probe before it is ready
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 21m
    And pod "web-0" is never restarted

  Scenario: During a deletion nobody is killed for not answering
    Given a StatefulSet "web" with:
      | replicas                                               | 1        |
      | template.spec.terminationGracePeriodSeconds            | 120      |
      | template.spec.containers[0].livenessProbe.httpGet.path | /healthz |
      | template.spec.containers[0].livenessProbe.httpGet.port | 8080     |
    And image "app:v1" takes 90s to stop
    And StatefulSet "web" is running
    When pod "web-0" fails its liveness probe
    And pod "web-0" is deleted
    Then pod "web-0" stays terminating for 90s
    And pod "web-0" is never restarted
