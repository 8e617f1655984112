Feature: Names in DNS
  Every pod of a StatefulSet has a name of its own in DNS: <pod>.<service>.<namespace>.svc.cluster.local.
  The address behind it changes with every new pod, the name never does: configure names, not addresses.

  Background:
    Given the manifests in "manifests/nginx.yaml"
    And StatefulSet "web" is running

  Scenario Outline: <name> is found from within the namespace
    Then "<name>" resolves to pod "web-1"

    Examples:
      | name                                      |
      | web-1.nginx-svc                           |
      | web-1.nginx-svc.default                   |
      | web-1.nginx-svc.default.svc               |
      | web-1.nginx-svc.default.svc.cluster.local |

  Scenario Outline: <name> is no name
    Then "<name>" does not resolve

    Examples:
      | name                                         |
      | web-1                                        |
      | web-1.nginx                                  |
      | web-3.nginx-svc                              |
      | web-1.nginx-svc.production                   |
      | web-1.nginx-client.default.svc.cluster.local |

  Scenario: The headless Service's own name stands for every ready pod
    Then "nginx-svc" resolves to pod "web-0"
    And "nginx-svc" resolves to pod "web-1"
    And "nginx-svc.default.svc.cluster.local" resolves to pod "web-2"

  Scenario: Named ports have records too
    Then "_web._tcp.nginx-svc.default.svc.cluster.local" resolves to pod "web-0"
    And "_web._tcp.nginx-svc.default.svc.cluster.local" resolves to pod "web-2"
    And "_admin._tcp.nginx-svc.default.svc.cluster.local" does not resolve

  Scenario: A pod that was replaced is found under its old name
    When pod "web-1" is deleted
    And everything settles
    Then "web-1.nginx-svc.default.svc.cluster.local" resolves to pod "web-1"

  Scenario: The names grow and shrink with the set
    When StatefulSet "web" is scaled to 4 replicas
    And everything settles
    Then "web-3.nginx-svc" resolves to pod "web-3"
    When StatefulSet "web" is scaled to 2 replicas
    And everything settles
    Then "web-3.nginx-svc" does not resolve
    And "web-2.nginx-svc" does not resolve

  Scenario: Another namespace has names of its own
    Given namespace "production"
    Then "web-1.nginx-svc" does not resolve
    And "web-1.nginx-svc.production" does not resolve
