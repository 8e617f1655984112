Feature: Configuration that is missing or changed
  Pods read their configuration when they start. What is changed or taken away meanwhile shows at the next start.

  Background:
    Given a ConfigMap "settings" with:
      | MODE | calm |
    And a Secret "tls" with:
      | key | secret |
    And a StatefulSet "web" with:
      | replicas                                                          | 3        |
      | template.spec.containers[0].env[0].name                           | MODE     |
      | template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name | settings |
      | template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key  | MODE     |
      | template.spec.containers[0].envFrom[0].secretRef.name             | tls      |

  Scenario: A set whose ConfigMap is missing starts as soon as it exists
    Given ConfigMap "settings" is deleted
    When the manifests are applied
    And 1h passes
    Then Pod "web-0" has:
      | status.containerStatuses[0].state.waiting.reason  | CreateContainerConfigError     |
      | status.containerStatuses[0].state.waiting.message | configmap "settings" not found |
    And pod "web-1" is never created
    When a ConfigMap "settings" with:
      | MODE | calm |
    Then StatefulSet "web" becomes ready within 2m
    And ConfigMap "settings" exists

  Scenario: A Secret that is deleted is missed at the next start
    Given StatefulSet "web" is running
    When Secret "tls" is deleted
    And 24h pass
    Then StatefulSet "web" becomes ready within 1s
    When pod "web-1" is deleted
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-1"
    And Pod "web-1" has:
      | status.containerStatuses[0].state.waiting.message | secret "tls" not found |

  Scenario: A changed ConfigMap restarts nothing
    Given StatefulSet "web" is running
    When a ConfigMap "settings" with:
      | MODE | wild |
    And 24h pass
    Then StatefulSet "web" has status:
      | updatedReplicas | 3 |
    And pod "web-0" is never terminating
    And pod "web-0" is never restarted
