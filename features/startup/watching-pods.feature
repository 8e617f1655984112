Feature: Watching pods start
  What `kubectl get pods -w` prints line by line: Pending, scheduled, ContainerCreating, Running, and then the next pod.
  Each line is a state that can be waited for, and a pod's place in the line tells what it is waiting for.

  Background:
    Given namespace "julin"
    And the manifests in "manifests/nginx.yaml"

  Scenario: A pod is created, scheduled, started and ready, and only then comes the next
    When the manifests are applied
    And everything settles
    Then these happen in order:
      | Pod/web-0 | created   |
      | Pod/web-0 | scheduled |
      | Pod/web-0 | started   |
      | Pod/web-0 | ready     |
      | Pod/web-1 | created   |
      | Pod/web-1 | scheduled |
      | Pod/web-1 | started   |
      | Pod/web-1 | ready     |
    And StatefulSet "web" has status:
      | readyReplicas | 2 |

  Scenario: Without a readiness probe a pod is ready as soon as it runs
    When the manifests are applied
    And pod "web-0" is started within 1m
    Then pod "web-0" is ready within 0s
    And these pods run:
      | pod   | phase   | ready | restarts |
      | web-0 | Running | true  | 0        |

  Scenario: While the first pod is Pending there is no second
    Given image "nginx" takes 20m to pull
    When the manifests are applied
    And 15m pass
    Then these pods run:
      | pod   | phase   | ready |
      | web-0 | Pending | false |
    And pod "web-1" is never created
    And StatefulSet "web" is stuck on pod "web-0"
    And pod "web-1" is ready within 30m

  Scenario: The claim comes before the pod that uses it
    When the manifests are applied
    And everything settles
    Then these happen in order:
      | PersistentVolumeClaim/www-web-0 | created   |
      | Pod/web-0                       | created   |
      | PersistentVolumeClaim/www-web-0 | bound     |
      | Pod/web-0                       | scheduled |
      | Pod/web-0                       | ready     |
      | PersistentVolumeClaim/www-web-1 | created   |
      | Pod/web-1                       | created   |
      | PersistentVolumeClaim/www-web-1 | bound     |

  Scenario: The StatefulSet's own events tell what it made
    When the manifests are applied
    And everything settles
    Then event "SuccessfulCreate" is recorded on StatefulSet "web"
    And event "Scheduled" is recorded on Pod "web-1"
    And event "SuccessfulAttachVolume" is recorded on Pod "web-1"
    And event "Pulled" is recorded on Pod "web-1"
    And event "Started" is recorded on Pod "web-1"
    And event "ProvisioningSucceeded" is recorded on PersistentVolumeClaim "www-web-1"
