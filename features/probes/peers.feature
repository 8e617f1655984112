Feature: Readiness that needs others
  Members of a quorum find each other by name. If they are ready only together, they must be started together, and be found before they are ready.

  Scenario: With OrderedReady the first waits for those that are created after it
    Given a StatefulSet "web" with 3 replicas
    And image "app:v1" becomes ready only with 2 peers
    When the manifests are applied
    And 1h passes
    Then pod "web-0" is never ready
    And pod "web-1" is never created
    And StatefulSet "web" is stuck on pod "web-0"

  Scenario: With Parallel they still do not find each other before they are ready
    Given a StatefulSet "web" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    And image "app:v1" becomes ready only with 2 peers
    When the manifests are applied
    And 1h passes
    Then pod "web-2" is created within 1s
    And StatefulSet "web" has status:
      | readyReplicas | 0 |

  Scenario: A Service that publishes addresses that are not ready brings them together
    Given a StatefulSet "web" with:
      | replicas            | 3        |
      | podManagementPolicy | Parallel |
    And image "app:v1" becomes ready only with 2 peers
    When the manifests are applied
    And this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        publishNotReadyAddresses: true
      """
    Then StatefulSet "web" becomes ready within 1m
