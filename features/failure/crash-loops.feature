Feature: Crash loops
  A process that ends is started again in its pod, after ever longer waits. What a StatefulSet makes of it depends on how long the process was ready in between.

  Rule: The container restarts in place

    Background:
      Given a StatefulSet "web" with 3 replicas
      And StatefulSet "web" is running

    Scenario: One crash is over in seconds, and the pod stays the same
      When pod "web-1" crashes
      Then pod "web-1" is restarted within 5s
      And pod "web-1" is ready within 10s
      And pod "web-1" is never terminating
      And Pod "web-1" has:
        | status.containerStatuses[0].restartCount                | 1     |
        | status.containerStatuses[0].lastState.terminated.reason | Error |

    Scenario: Out of memory it is killed, and restarted as well
      When pod "web-1" runs out of memory
      And everything settles
      Then Pod "web-1" has:
        | status.containerStatuses[0].restartCount                  | 1         |
        | status.containerStatuses[0].lastState.terminated.reason   | OOMKilled |
        | status.containerStatuses[0].lastState.terminated.exitCode | 137       |
      And StatefulSet "web" becomes ready within 1s

    Scenario: A clean exit is a crash too
      When pod "web-1" exits with code 0
      And everything settles
      Then Pod "web-1" has:
        | status.containerStatuses[0].restartCount                | 1         |
        | status.containerStatuses[0].lastState.terminated.reason | Completed |

    Scenario: Of several containers only the one that ended is restarted
      Given StatefulSet "web" is patched with:
        """yaml
        spec:
          template:
            spec:
              containers: [{ name: shipper, image: "shipper:v1" }]
        """
      And StatefulSet "web" rolls out within 5m
      When container "shipper" of pod "web-1" exits with code 2
      And everything settles
      Then Pod "web-1" has:
        | status.containerStatuses[name=shipper].restartCount | 1 |
        | status.containerStatuses[name=app].restartCount     | 0 |

  Rule: The waits grow, and outlast the cause

    Background:
      Given a StatefulSet "web" with 1 replica
      And StatefulSet "web" is running

    Scenario: After the cause is gone the next start is up to five minutes away
      When pod "web-0" crashes after 1s
      And 30m pass
      Then Pod "web-0" has:
        | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |
      When pod "web-0" no longer crashes
      Then pod "web-0" is ready within 5m10s
      And pod "web-0" is never terminating

    Scenario: Deleting the pod starts anew at once
      When pod "web-0" crashes after 1s
      And 30m pass
      And pod "web-0" no longer crashes
      And pod "web-0" is deleted
      Then pod "web-0" is ready within 30s

    Scenario: What runs out of memory again and again waits in between
      Given image "app:v2" runs out of memory after 30s
      When the image of StatefulSet "web" is set to "app:v2"
      And 1h passes
      Then Pod "web-0" has:
        | status.containerStatuses[0].lastState.terminated.reason | OOMKilled |
      When image "app:v2" no longer crashes
      Then pod "web-0" is ready within 5m10s

    Scenario: A server that exits with success is waited for just the same
      Given image "app:v2" exits with code 0 after 1s
      When the image of StatefulSet "web" is set to "app:v2"
      And 1h passes
      Then Pod "web-0" has:
        | status.containerStatuses[0].lastState.terminated.reason | Completed        |
        | status.containerStatuses[0].state.waiting.reason        | CrashLoopBackOff |

  Rule: A version that crashes only after it was ready

    Scenario: It takes the whole set down, pod by pod
      Given a StatefulSet "web" with 3 replicas
      And image "app:v2" crashes after 30s
      And StatefulSet "web" is running
      When the image of StatefulSet "web" is set to "app:v2"
      And 1h passes
      Then these pods run:
        | pod   | image  |
        | web-0 | app:v2 |
        | web-1 | app:v2 |
        | web-2 | app:v2 |

    Scenario: With minReadySeconds it stops at the first
      Given a StatefulSet "web" with:
        | replicas        | 3  |
        | minReadySeconds | 60 |
      And image "app:v2" crashes after 30s
      And StatefulSet "web" is running
      When the image of StatefulSet "web" is set to "app:v2"
      And 1h passes
      Then these pods run:
        | pod   | image  | ready |
        | web-0 | app:v1 | true  |
        | web-1 | app:v1 | true  |
      And pod "web-2" runs image "app:v2"
      And StatefulSet "web" is stuck on pod "web-2"

  Rule: Without a readiness probe a broken pod is ready for moments

    Scenario: In such a moment a reverted template frees the set by itself
      Given a StatefulSet "web" with:
        | replicas                                   | 3    |
        | template.spec.containers[0].readinessProbe | null |
      And image "app:v2" crashes after 3s
      And StatefulSet "web" is running
      And the partition of StatefulSet "web" is set to 2
      When the image of StatefulSet "web" is set to "app:v2"
      And 10m pass
      And the image of StatefulSet "web" is set to "app:v1"
      Then StatefulSet "web" becomes ready within 10m
      And pod "web-2" runs image "app:v1"
