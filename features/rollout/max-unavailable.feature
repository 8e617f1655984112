Feature: Maximum unavailable
  With the feature gate on, a rollout may take down more than one pod at a time; the gate decides whether the field exists at all.

  Scenario: Two at a time
    Given feature gate "MaxUnavailableStatefulSet" is on
    And a StatefulSet "web" with:
      | replicas                                    | 5 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 10m
    And at most 2 pods of StatefulSet "web" are unavailable at any moment since then
    And pod "web-3" is terminating only after pod "web-4" is terminating since then
    And pod "web-2" is terminating only after pod "web-4" is ready since then
    And pod "web-2" is terminating only after pod "web-3" is ready since then

  Scenario: Without the gate the field is dropped, and the rollout is serial
    Given a StatefulSet "web" with:
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 10m
    And at most 1 pod of StatefulSet "web" is unavailable at any moment since then

  Scenario: Kubernetes 1.37 has the gate on; switched off, the rollout is serial again
    Given Kubernetes 1.37
    And feature gate "MaxUnavailableStatefulSet" is off
    And a StatefulSet "web" with:
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 2 |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 10m
    And at most 1 pod of StatefulSet "web" is unavailable at any moment since then

  Scenario: A share of the replicas is rounded down
    Given feature gate "MaxUnavailableStatefulSet" is on
    And a StatefulSet "web" with:
      | replicas                                    | 3 |
      | updateStrategy.type                         | RollingUpdate |
      | updateStrategy.rollingUpdate.maxUnavailable | 50% |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    Then StatefulSet "web" rolls out within 10m
    And at most 1 pod of StatefulSet "web" is unavailable at any moment since then

  Scenario: None at all is refused
    Given feature gate "MaxUnavailableStatefulSet" is on
    And a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        updateStrategy:
          rollingUpdate:
            maxUnavailable: 0
      """
    Then the request is refused with "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0"
