Feature: Stable names
  A pod of a StatefulSet has a name that can be known beforehand: the set's name and an ordinal.
  Whatever becomes of the pod, the one that takes its place has the same name, labels and claim.

  Background:
    Given the manifests in "manifests/redis-cluster.yaml"
    And StatefulSet "redis-cluster" is running

  Rule: A pod is known by its ordinal

    Scenario: Ordinals count from 0 to one less than the replicas
      Then these pods run:
        | pod             | image     | ready |
        | redis-cluster-0 | redis:7.2 | true  |
        | redis-cluster-1 | redis:7.2 | true  |
        | redis-cluster-2 | redis:7.2 | true  |
      And pod "redis-cluster-3" is never created
      And StatefulSet "redis-cluster" has status:
        | replicas      | 3 |
        | readyReplicas | 3 |

    Scenario: Name and ordinal are labels, so that a Service can select one pod
      Then Pod "redis-cluster-2" has:
        | metadata.labels["statefulset.kubernetes.io/pod-name"] | redis-cluster-2 |
        | metadata.labels["apps.kubernetes.io/pod-index"]       | 2               |
        | metadata.labels.app                                   | redis-cluster   |
        | metadata.generateName                                 | redis-cluster-  |

    Scenario: The hostname is the pod's name, and the subdomain is the governing Service
      Then Pod "redis-cluster-0" has:
        | spec.hostname  | redis-cluster-0 |
        | spec.subdomain | redis-service   |
      And Pod "redis-cluster-1" has:
        | spec.hostname  | redis-cluster-1 |
        | spec.subdomain | redis-service   |

    Scenario: The set owns its pods
      Then Pod "redis-cluster-1" has:
        | metadata.ownerReferences[0].apiVersion | apps/v1       |
        | metadata.ownerReferences[0].kind       | StatefulSet   |
        | metadata.ownerReferences[0].name       | redis-cluster |
        | metadata.ownerReferences[0].controller | true          |

  Rule: The name outlives the pod

    Scenario: A pod that is deleted comes back under its name
      When pod "redis-cluster-1" is deleted
      And everything settles
      Then pods are created in the order "redis-cluster-1" since then
      And Pod "redis-cluster-1" has:
        | spec.hostname                                   | redis-cluster-1 |
        | metadata.labels["apps.kubernetes.io/pod-index"] | 1               |
      And pod "redis-cluster-2" is never deleted

    Scenario: An eviction does not change who a pod is
      Given pod "redis-cluster-0" writes "slots 0-5460" to "/data/nodes.conf"
      When pod "redis-cluster-0" is evicted
      Then StatefulSet "redis-cluster" becomes ready within 2m
      And pod "redis-cluster-0" reads "slots 0-5460" from "/data/nodes.conf"
      And claim "data-redis-cluster-0" is never deleted

    Scenario: On another node it is still the same pod to all others
      Given pod "redis-cluster-1" runs on node "node-2"
      When node "node-2" is drained
      And everything settles
      Then Pod "redis-cluster-1" has:
        | spec.hostname                                   | redis-cluster-1 |
        | metadata.labels["apps.kubernetes.io/pod-index"] | 1               |
      And "redis-cluster-1.redis-service" resolves to pod "redis-cluster-1"
      And claim "data-redis-cluster-1" is never deleted

    Scenario: There are never two pods of one name, not even for a moment
      Given image "redis:7.2" takes 20s to stop
      When pod "redis-cluster-2" is deleted
      And 10s pass
      Then pod "redis-cluster-2" is never created since then
      When everything settles
      Then these happen in order:
        | Pod/redis-cluster-2 | terminating |
        | Pod/redis-cluster-2 | deleted     |
        | Pod/redis-cluster-2 | created     |
        | Pod/redis-cluster-2 | ready       |
