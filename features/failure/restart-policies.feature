Feature: Restart policies of containers
  From Kubernetes 1.35 on a container may have a restart policy of its own, and rules for exit codes; the pods of a StatefulSet themselves always
  have the policy Always. A container that ends for good leaves its pod to the others; when all have ended, the set replaces the pod.

  Rule: A container ends for good

    Scenario: The only one of its pod, which is then replaced
      Given a StatefulSet "web" with:
        | replicas                                  | 2     |
        | template.spec.containers[0].restartPolicy | Never |
      And StatefulSet "web" is running
      When pod "web-1" exits with code 1
      And everything settles
      Then these happen in order:
        | Pod/web-1 | failed  |
        | Pod/web-1 | deleted |
        | Pod/web-1 | created |
        | Pod/web-1 | ready   |
      And Pod "web-1" has:
        | status.containerStatuses[0].restartCount | 0 |

    Scenario: One of several, and the pod goes on without it, not ready
      Given a StatefulSet "web" with:
        | replicas                                  | 1                                      |
        | template.spec.containers[1]               | { name: shipper, image: "shipper:v1" } |
        | template.spec.containers[1].restartPolicy | Never                                  |
      And StatefulSet "web" is running
      When container "shipper" of pod "web-0" exits with code 0
      And everything settles
      Then Pod "web-0" has:
        | status.phase                                                   | Running   |
        | status.containerStatuses[name=shipper].state.terminated.reason | Completed |
        | status.containerStatuses[name=app].ready                       | true      |
      And pod "web-0" stays unready for 1h
      And StatefulSet "web" is stuck on pod "web-0"
      And pod "web-0" is never terminating

    Scenario: A failed init container, which otherwise would be tried again and again
      Given a StatefulSet "web" with:
        | replicas                        | 1                                                            |
        | template.spec.initContainers[0] | { name: migrate, image: "migrate:v1", restartPolicy: Never } |
      And image "migrate:v1" exits with code 1 after 1s
      When the manifests are applied
      Then pod "web-0" is failed within 1m
      And pod "web-0" is never restarted

  Rule: Rules for exit codes come first

    Background:
      Given a StatefulSet "web" with:
        | replicas                                       | 1                                                                |
        | template.spec.containers[0].restartPolicy      | Never                                                            |
        | template.spec.containers[0].restartPolicyRules | [{ action: Restart, exitCodes: { operator: In, values: [42] } }] |
      And StatefulSet "web" is running

    Scenario: An exit code of a rule restarts the container in place
      When pod "web-0" exits with code 42
      Then pod "web-0" is restarted within 5s
      And pod "web-0" is never terminating

    Scenario: Any other ends the pod
      When pod "web-0" exits with code 1
      Then pod "web-0" is failed within 5s
      And StatefulSet "web" becomes ready within 1m

  Rule: A rule may restart the whole pod in its place

    Scenario: All containers start anew, and the pod stays the same
      Given a StatefulSet "web" with:
        | replicas                                       | 1                                                                             |
        | template.spec.initContainers[0]                | { name: fetch, image: "fetch:v1" }                                            |
        | template.spec.containers[0].restartPolicy      | Never                                                                         |
        | template.spec.containers[0].restartPolicyRules | [{ action: RestartAllContainers, exitCodes: { operator: In, values: [42] } }] |
        | template.spec.containers[1]                    | { name: shipper, image: "shipper:v1" }                                        |
      And StatefulSet "web" is running
      When pod "web-0" exits with code 42
      Then pod "web-0" is unready within 5s
      And pod "web-0" is ready within 1m
      And Pod "web-0" has:
        | status.initContainerStatuses[0].restartCount        | 1 |
        | status.containerStatuses[name=app].restartCount     | 1 |
        | status.containerStatuses[name=shipper].restartCount | 1 |
      And pod "web-0" is never terminating

  Rule: Older versions know no such policies

    Scenario: 1.34 drops them in silence
      Given Kubernetes 1.34
      And a StatefulSet "web" with:
        | replicas                                  | 1     |
        | template.spec.containers[0].restartPolicy | Never |
      And StatefulSet "web" is running
      When pod "web-0" exits with code 1
      Then pod "web-0" is restarted within 5s

    Scenario: Before that they are refused
      Given Kubernetes 1.33
      And a StatefulSet "web" with:
        | replicas                                  | 1     |
        | template.spec.containers[0].restartPolicy | Never |
      When the manifests are applied
      Then the request is refused with "spec.template.spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers"
