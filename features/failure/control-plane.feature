Feature: The control plane restarts
  A controller keeps nothing that it cannot read again: wherever it is interrupted, it goes on.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario Outline: A rollout goes on after <component> restarts
    When the image of StatefulSet "web" is set to "app:v2"
    And pod "web-2" is terminating within 1m
    And component "<component>" restarts
    Then StatefulSet "web" rolls out within 5m
    And pods are created in the order "web-2, web-1, web-0" since then
    And at most 1 pod of StatefulSet "web" is unavailable at any moment

    Examples:
      | component               |
      | statefulset-controller  |
      | default-scheduler       |
      | kubelet                 |
      | attachdetach-controller |
