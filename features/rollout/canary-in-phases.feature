Feature: A canary in phases
  Lower the partition step by step, and a new version reaches as many pods as you have come to trust it with.
  Between the steps anything may happen to a pod: it always comes back at the version of its side.

  Rule: From the last pod to all

    Background:
      Given the manifests in "manifests/myapp.yaml"
      And StatefulSet "myapp" is running
      And StatefulSet "myapp" is patched with:
        """json
        {"spec": {"updateStrategy": {"rollingUpdate": {"partition": 4}}}}
        """
      And the image of StatefulSet "myapp" is set to "ikubernetes/myapp:v2"
      And everything settles

    Scenario: With partition 4 of 5 only the last pod is new
      Then these pods run:
        | pod     | image                | ready |
        | myapp-0 | ikubernetes/myapp:v1 | true  |
        | myapp-1 | ikubernetes/myapp:v1 | true  |
        | myapp-2 | ikubernetes/myapp:v1 | true  |
        | myapp-3 | ikubernetes/myapp:v1 | true  |
        | myapp-4 | ikubernetes/myapp:v2 | true  |
      And StatefulSet "myapp" has status:
        | currentReplicas | 4 |
        | updatedReplicas | 1 |

    Scenario Outline: With partition <partition> <updated> pods are new, and none more
      When the partition of StatefulSet "myapp" is set to <partition>
      Then StatefulSet "myapp" rolls out within 10m
      And StatefulSet "myapp" has status:
        | updatedReplicas | <updated> |
        | readyReplicas   | 5         |
      And pod "myapp-4" is never deleted since then
      And at most 1 pod of StatefulSet "myapp" is unavailable at any moment since then

      Examples:
        | partition | updated |
        | 3         | 2       |
        | 2         | 3       |
        | 1         | 4       |
        | 0         | 5       |

    Scenario: Step by step, each pod is replaced exactly once
      When the partition of StatefulSet "myapp" is set to 2
      And everything settles
      And the partition of StatefulSet "myapp" is set to 1
      And everything settles
      And the partition of StatefulSet "myapp" is set to 0
      And everything settles
      Then pods are deleted in the order "myapp-4, myapp-3, myapp-2, myapp-1, myapp-0"

    Scenario: A canary that fails takes no other pod with it
      Given image "ikubernetes/myapp:v3" never becomes ready
      When the image of StatefulSet "myapp" is set to "ikubernetes/myapp:v3"
      And 1h passes
      Then StatefulSet "myapp" is stuck on pod "myapp-4"
      And at least 4 pods of StatefulSet "myapp" are ready at every moment since then
      And pod "myapp-3" runs image "ikubernetes/myapp:v1"

    Scenario: Rolling the canary back replaces the canary alone
      When StatefulSet "myapp" is rolled back
      And everything settles
      Then pods are deleted in the order "myapp-4" since then
      And pod "myapp-4" runs image "ikubernetes/myapp:v1"
      And StatefulSet "myapp" has status:
        | currentReplicas | 5 |
        | updatedReplicas | 5 |

  Rule: Where the partition stands decides

    Scenario: A partition in the manifest holds the update from the start
      Given the manifests in "manifests/partitioned.yaml"
      And StatefulSet "my-statefulset" is running
      When the image of StatefulSet "my-statefulset" is set to "my-app:2.0"
      And everything settles
      Then these pods run:
        | pod              | image      |
        | my-statefulset-0 | my-app:1.0 |
        | my-statefulset-1 | my-app:1.0 |
        | my-statefulset-2 | my-app:2.0 |

    Scenario: A partition above the replicas holds everything
      Given the manifests in "manifests/partitioned.yaml"
      And StatefulSet "my-statefulset" is running
      And the partition of StatefulSet "my-statefulset" is set to 10
      When the image of StatefulSet "my-statefulset" is set to "my-app:2.0"
      Then StatefulSet "my-statefulset" rolls out within 1m
      And StatefulSet "my-statefulset" has status:
        | currentReplicas | 3 |
        | updatedReplicas | 0 |
      And pod "my-statefulset-2" is never terminating

    Scenario: New replicas above the partition start at the new version
      Given the manifests in "manifests/partitioned.yaml"
      And StatefulSet "my-statefulset" is running
      And the image of StatefulSet "my-statefulset" is set to "my-app:2.0"
      And everything settles
      When StatefulSet "my-statefulset" is scaled to 5 replicas
      And everything settles
      Then pod "my-statefulset-4" runs image "my-app:2.0"
      And pod "my-statefulset-1" runs image "my-app:1.0"

    Scenario: A partition one level too high is refused, with the place where it belongs
      Given the manifests in "manifests/partitioned.yaml"
      And StatefulSet "my-statefulset" is running
      When StatefulSet "my-statefulset" is patched with:
        """yaml
        spec:
          updateStrategy:
            partition: 2
        """
      Then the request is refused with 'unknown field "spec.updateStrategy.partition"'
