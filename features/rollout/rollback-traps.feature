Feature: Ways into the rollback trap, and out of it
  A pod of a broken version blocks its own replacement, however the template is changed; only its deletion helps.
  The order matters: first a good template, then the deletion. And some cases only look like the trap.

  Background:
    Given a StatefulSet "web" with 3 replicas

  Rule: Into the trap

    Scenario: Broken from the start
      Given image "app:v1" cannot be pulled
      And the manifests are applied
      And 10m pass
      When the image of StatefulSet "web" is set to "app:v2"
      And 1h passes
      Then pod "web-0" runs image "app:v1"
      And StatefulSet "web" is stuck on pod "web-0"
      When pod "web-0" is deleted
      Then StatefulSet "web" becomes ready within 2m

    Scenario: A second attempt is never tried
      Given StatefulSet "web" is running
      And image "app:v2" never becomes ready
      And the image of StatefulSet "web" is set to "app:v2"
      And 10m pass
      When the image of StatefulSet "web" is set to "app:v3"
      And 1h passes
      Then pod "web-2" runs image "app:v2"
      And StatefulSet "web" has status:
        | updatedReplicas | 0 |
        | readyReplicas   | 2 |

    Scenario: Deleting first and reverting later leads back into it
      Given StatefulSet "web" is running
      And image "app:v2" never becomes ready
      And the image of StatefulSet "web" is set to "app:v2"
      And 10m pass
      When pod "web-2" is deleted
      And 1m passes
      And StatefulSet "web" is rolled back
      And 1h passes
      Then pod "web-2" runs image "app:v2"
      And StatefulSet "web" is stuck on pod "web-2"

    Scenario: A full repair: a good template, then every broken pod
      Given StatefulSet "web" is running
      And image "app:v2" cannot be pulled
      And the image of StatefulSet "web" is set to "app:v2"
      And 10m pass
      When StatefulSet "web" is rolled back
      And pod "web-2" is deleted
      Then StatefulSet "web" rolls out within 2m
      And these pods run:
        | pod   | image  | ready |
        | web-0 | app:v1 | true  |
        | web-1 | app:v1 | true  |
        | web-2 | app:v1 | true  |
      And claim "data-web-2" is never deleted

  Rule: Not the trap

    Scenario: Only slow: it becomes ready, and the rollback goes on by itself
      Given StatefulSet "web" is running
      And image "app:v2" becomes ready after 15m
      And the image of StatefulSet "web" is set to "app:v2"
      And 5m pass
      When StatefulSet "web" is rolled back
      Then StatefulSet "web" rolls out within 30m
      And pod "web-2" runs image "app:v1"
      And pod "web-1" is never deleted

    Scenario: Parallel replaces a broken pod of an old revision by itself
      Given a StatefulSet "db" with:
        | replicas            | 3        |
        | podManagementPolicy | Parallel |
      And StatefulSet "db" is running
      And image "app:v2" never becomes ready
      And the image of StatefulSet "db" is set to "app:v2"
      And 10m pass
      When StatefulSet "db" is rolled back
      Then StatefulSet "db" rolls out within 2m
      And pod "db-2" runs image "app:v1"

    Scenario: Without a readiness probe a crashing version spreads, pod by pod
      Given this manifest is applied:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: queue
        spec:
          serviceName: queue
          replicas: 3
          selector:
            matchLabels: {app: queue}
          template:
            metadata:
              labels: {app: queue}
            spec:
              containers:
                - name: queue
                  image: queue:v1
        """
      And StatefulSet "queue" becomes ready within 1m
      And image "queue:v2" crashes after 20s
      When the image of StatefulSet "queue" is set to "queue:v2"
      And 10m pass
      Then these pods run:
        | pod     | image    |
        | queue-0 | queue:v2 |
        | queue-1 | queue:v2 |
        | queue-2 | queue:v2 |
      When StatefulSet "queue" is rolled back
      Then StatefulSet "queue" becomes ready within 30m
      And pod "queue-0" runs image "queue:v1"

  Rule: What depends on the version of Kubernetes

    Scenario Outline: A broken first version under Parallel, put right in Kubernetes <version>
      Given Kubernetes <version>
      And a StatefulSet "db" with:
        | replicas            | 3        |
        | podManagementPolicy | Parallel |
      And image "app:v1" cannot be pulled
      And the manifests are applied
      And 10m pass
      When the image of StatefulSet "db" is set to "app:v2"
      And 1h passes
      Then StatefulSet "db" has status:
        | readyReplicas | <ready> |

      Examples:
        | version | ready |
        | 1.34.3  | 3     |
        | 1.35.2  | 0     |
        | 1.35.4  | 3     |
        | 1.37.1  | 3     |
