Feature: A rollout is slow
  A rollout takes, pod by pod: stop, detach and attach, pull, start, become ready, stay ready for minReadySeconds.
  StatefulSets have no deadline: what is slow and what is stuck look alike until one asks what is waited for.

  Background:
    Given a StorageClass "my-storage-class" with:
      | provisioner | disk.example.com |
    And the manifests in "manifests/web.yaml"
    And StatefulSet "web" is running

  Scenario: Probe and minReadySeconds set the pace
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    And 50s pass
    Then StatefulSet "web" has status:
      | updatedReplicas | 2 |
    And StatefulSet "web" rolls out within 90s
    And pod "web-1" is terminating only after pod "web-2" is available since then

  Scenario: A slow start
    Given image "registry.k8s.io/nginx-slim:0.24" becomes ready after 5m
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    And 4m pass
    Then StatefulSet "web" is stuck on pod "web-2"
    And StatefulSet "web" rolls out within 16m

  Scenario: A slow stop: the grace period ends it
    Given image "registry.k8s.io/nginx-slim:0.8" takes 1h to stop
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    And 9s pass
    Then pod "web-2" is never deleted
    And StatefulSet "web" rolls out within 3m

  Scenario: A slow pull, once on every node
    Given image "registry.k8s.io/nginx-slim:0.24" takes 4m to pull
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    And 3m pass
    Then these pods run:
      | pod   | phase   | ready |
      | web-2 | Pending | false |
    And StatefulSet "web" rolls out within 15m

  Scenario: Not slow but stuck: the image does not exist
    Given image "registry.k8s.io/nginx-slim:0.99" cannot be pulled
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.99"
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-2"
    And event "Failed" is recorded on Pod "web-2"
    And event "BackOff" is recorded on Pod "web-2"
    And at least 2 pods of StatefulSet "web" are ready at every moment

  Scenario: Not slow but stuck: an old pod that is not ready
    Given pod "web-0" never becomes ready
    And 1m passes
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    And 1h passes
    Then StatefulSet "web" is stuck on pod "web-0"
    And pod "web-2" is never terminating

  Scenario: Not slow but done: a partition ends the rollout early
    Given the partition of StatefulSet "web" is set to 2
    When the image of StatefulSet "web" is set to "registry.k8s.io/nginx-slim:0.24"
    Then StatefulSet "web" rolls out within 1m
    And StatefulSet "web" has status:
      | currentReplicas | 2 |
      | updatedReplicas | 1 |
