Feature: Reboots
  After a reboot the pods that were on the node start again in place: the same pods, with new processes.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Scenario: A quick reboot is over before anyone notices
    When node "node-2" fails for 20s
    And everything settles
    Then Pod "web-1" has:
      | status.containerStatuses[0].restartCount | 1 |
    And event "Rebooted" is recorded on Node "node-2"
    And event "SandboxChanged" is recorded on Pod "web-1"
    And pod "web-1" is never terminating
    And StatefulSet "web" becomes ready within 1s

  Scenario: After a power cut of the whole cluster everything comes back by itself, in no order
    Given pod "web-0" becomes ready after 10m
    When zone "zone-a" fails for 2m
    And zone "zone-b" fails for 2m
    And zone "zone-c" fails for 2m
    And 5m pass
    Then these pods run:
      | pod   | ready |
      | web-0 | false |
      | web-1 | true  |
      | web-2 | true  |
    And pod "web-0" is never terminating
    And StatefulSet "web" becomes ready within 10m
