Feature: Scaling up and down
  Scaling up adds pods in ascending order, scaling down takes them away in descending order, one at a time.
  The lowest ordinals are the most lasting: what must be there longest belongs on pod 0.

  Background:
    Given a StorageClass "gluster-dynamic" with:
      | provisioner | gluster.example.com |
    And the manifests in "manifests/myapp.yaml"
    And StatefulSet "myapp" is running

  Rule: Up is ascending

    Scenario: Every new pod waits for the one before
      When StatefulSet "myapp" is scaled to 5 replicas
      Then StatefulSet "myapp" becomes ready within 2m
      And pods are created in the order "myapp-3, myapp-4" since then
      And pod "myapp-4" is created only after pod "myapp-3" is ready

    Scenario: A patch of the replicas is the same thing
      When StatefulSet "myapp" is patched with:
        """json
        {"spec": {"replicas": 5}}
        """
      And everything settles
      Then StatefulSet "myapp" has status:
        | replicas          | 5 |
        | readyReplicas     | 5 |
        | availableReplicas | 5 |
      And claim "myappdata-myapp-4" is bound

    Scenario: What runs is not touched
      When StatefulSet "myapp" is scaled to 5 replicas
      And everything settles
      Then pod "myapp-0" is never terminating
      And pod "myapp-2" is never unready since then
      And at least 3 pods of StatefulSet "myapp" are ready at every moment

    Scenario: A new pod that does not become ready holds back the rest
      Given pod "myapp-3" never becomes ready
      When StatefulSet "myapp" is scaled to 6 replicas
      And 1h passes
      Then pod "myapp-4" is never created
      And StatefulSet "myapp" is stuck on pod "myapp-3"
      And at least 3 pods of StatefulSet "myapp" are ready at every moment

  Rule: Down is descending

    Scenario: The highest ordinal goes first, and the next waits until it is gone
      Given image "ikubernetes/myapp:v1" takes 20s to stop
      When StatefulSet "myapp" is scaled to 1 replica
      And everything settles
      Then pods are terminating in the order "myapp-2, myapp-1"
      And pod "myapp-1" is terminating only after pod "myapp-2" is deleted
      And pod "myapp-0" is never terminating

    Scenario: From three to none, and the set remains
      When StatefulSet "myapp" is scaled to 0 replicas
      And everything settles
      Then pods are deleted in the order "myapp-2, myapp-1, myapp-0"
      And StatefulSet "myapp" has status:
        | replicas      | 0 |
        | readyReplicas | 0 |

    Scenario: A change of mind halfway is served in order
      Given image "ikubernetes/myapp:v1" takes 20s to stop
      When StatefulSet "myapp" is scaled to 0 replicas
      And 10s pass
      And StatefulSet "myapp" is scaled to 3 replicas
      And everything settles
      Then pods are deleted in the order "myapp-2"
      And pods are created in the order "myapp-2" since then
      And StatefulSet "myapp" has status:
        | readyReplicas | 3 |

  Rule: Claims stay

    Scenario: Scaling down keeps every claim
      When StatefulSet "myapp" is scaled to 1 replica
      And everything settles
      Then claim "myappdata-myapp-1" is bound
      And claim "myappdata-myapp-2" is bound
      And claim "myappdata-myapp-2" is never deleted

    Scenario: Scaling up again finds the data
      Given pod "myapp-2" writes "<h1>myapp-2</h1>" to "/usr/share/nginx/html/index.html"
      When StatefulSet "myapp" is scaled to 1 replica
      And everything settles
      And StatefulSet "myapp" is scaled to 3 replicas
      And everything settles
      Then pod "myapp-2" reads "<h1>myapp-2</h1>" from "/usr/share/nginx/html/index.html"

    Scenario: Claims of scaled-down pods can be removed by hand, and then the pod starts empty
      Given pod "myapp-2" writes "old" to "/usr/share/nginx/html/index.html"
      And StatefulSet "myapp" is scaled to 2 replicas
      And everything settles
      When claim "myappdata-myapp-2" is deleted
      And everything settles
      Then claim "myappdata-myapp-2" is gone
      When StatefulSet "myapp" is scaled to 3 replicas
      And everything settles
      Then pod "myapp-2" has no file "/usr/share/nginx/html/index.html"
      And claim "myappdata-myapp-2" is bound
