Feature: Deleting a StatefulSet
  Deleting a set takes all its pods at once and in no order; whoever needs an order scales to zero first.
  Each pod has its grace period in any case; what is cut short there may be data.

  Background:
    Given the manifests in "manifests/web.yaml"
    And StatefulSet "web" is running

  Rule: Without scaling first

    Scenario: All pods terminate in the same instant
      Given image "nginx:1.21" takes 40s to stop
      When StatefulSet "web" is deleted
      And 1s passes
      Then these pods run:
        | pod   | terminating |
        | web-0 | true        |
        | web-1 | true        |
        | web-2 | true        |
      When everything settles
      Then pod "web-0" is deleted only after pod "web-2" is terminating

    Scenario: The set is gone before its pods are
      Given image "nginx:1.21" takes 40s to stop
      When StatefulSet "web" is deleted
      And everything settles
      Then these happen in order:
        | StatefulSet/web | deleted     |
        | Pod/web-0       | terminating |
        | Pod/web-0       | deleted     |

    Scenario: A server that is too slow to stop is killed when its grace is over
      Given image "nginx:1.21" takes 5m to stop
      When StatefulSet "web" is deleted
      And 59s pass
      Then pod "web-1" is never deleted
      When 5s pass
      Then pod "web-1" is deleted within 0s

    Scenario: Nothing is made anew
      When StatefulSet "web" is deleted
      And everything settles
      Then pod "web-0" is never created since then
      And pod "web-2" is never created since then
      And "web-0.nginx-svc" does not resolve

  Rule: Graceful: to zero first

    Scenario: Every pod has the stage to itself
      Given image "nginx:1.21" takes 40s to stop
      When StatefulSet "web" is scaled to 0 replicas
      And everything settles
      Then pods are deleted in the order "web-2, web-1, web-0"
      And pod "web-1" is terminating only after pod "web-2" is deleted
      And pod "web-0" is terminating only after pod "web-1" is deleted
      And StatefulSet "web" has status:
        | replicas | 0 |

    Scenario: Then the set itself leaves nothing running behind
      Given StatefulSet "web" is scaled to 0 replicas
      And everything settles
      When StatefulSet "web" is deleted
      And everything settles
      Then these happen in order:
        | Pod/web-2       | deleted |
        | Pod/web-1       | deleted |
        | Pod/web-0       | deleted |
        | StatefulSet/web | deleted |

  Rule: Deleting pods instead

    Scenario: A pod that is deleted from a living set comes back
      When pod "web-0" is deleted
      And pod "web-1" is deleted
      And pod "web-2" is deleted
      And everything settles
      Then StatefulSet "web" has status:
        | readyReplicas | 3 |

    @allows:I1
    Scenario: Force-deletion frees the name at once, while the process may still run
      Given image "nginx:1.21" takes 40s to stop
      When pod "web-2" is force-deleted
      Then pod "web-2" is deleted within 0s
      And pod "web-2" is ready within 1m
