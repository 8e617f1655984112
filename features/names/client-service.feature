Feature: Services for clients
  Peers address members by name through the headless Service; clients take any ready pod through a Service with an address.
  A third kind selects one member by its name: the primary, for instance.

  Background:
    Given the manifests in "manifests/nginx.yaml"

  Scenario: The headless Service has no address of its own
    Given StatefulSet "web" is running
    Then Service "nginx-svc" has:
      | spec.clusterIP | None |
    And "nginx-svc" resolves to pod "web-0"
    And "nginx-svc" resolves to pod "web-2"

  Scenario: The client Service does not name single pods
    Given StatefulSet "web" is running
    Then Service "nginx-client" has:
      | spec.type | ClusterIP |
    And "web-0.nginx-client" does not resolve

  Scenario: A Service may select one member by its name
    Given StatefulSet "web" is running
    Then "nginx-first" resolves to pod "web-0"
    When pod "web-0" is deleted
    And 1s passes
    Then "nginx-first" does not resolve
    When everything settles
    Then "nginx-first" resolves to pod "web-0"

  Scenario: Nobody ready, no answer
    Given image "nginx:1.21" becomes ready after 5m
    When the manifests are applied
    And 1m passes
    Then "nginx-svc" does not resolve
    And "nginx-first" does not resolve
