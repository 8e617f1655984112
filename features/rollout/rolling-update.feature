Feature: Rolling update
  A changed template replaces the pods one at a time, from the highest ordinal to the lowest, each only when the one before is ready.
  Only the template counts: any change of it rolls every pod, and no other change rolls any.

  Background:
    Given the manifests in "manifests/nginx.yaml"
    And StatefulSet "web" is running

  Rule: In reverse order, one at a time

    Scenario: A new image
      When the image of StatefulSet "web" is set to "nginx:1.22"
      Then StatefulSet "web" rolls out within 5m
      And pods are deleted in the order "web-2, web-1, web-0" since then
      And pod "web-1" is terminating only after pod "web-2" is ready since then
      And pod "web-0" is terminating only after pod "web-1" is ready since then
      And at most 1 pod of StatefulSet "web" is unavailable at any moment since then
      And these pods run:
        | pod   | image      | ready |
        | web-0 | nginx:1.22 | true  |
        | web-1 | nginx:1.22 | true  |
        | web-2 | nginx:1.22 | true  |

    Scenario: Names, addresses and data are the same afterwards
      Given pod "web-1" writes "hello" to "/usr/share/nginx/html/index.html"
      When the image of StatefulSet "web" is set to "nginx:1.22"
      Then StatefulSet "web" rolls out within 5m
      And pod "web-1" reads "hello" from "/usr/share/nginx/html/index.html"
      And "web-1.nginx-svc" resolves to pod "web-1"
      And claim "www-web-1" is never deleted

    Scenario: While it lasts, the status counts old and new pods
      Given image "nginx:1.22" becomes ready after 10m
      When the image of StatefulSet "web" is set to "nginx:1.22"
      And 5m pass
      Then StatefulSet "web" has status:
        | replicas        | 3 |
        | readyReplicas   | 2 |
        | currentReplicas | 2 |
        | updatedReplicas | 1 |
      And StatefulSet "web" is stuck on pod "web-2"

    Scenario: When it is done, the new revision is the current one
      When the image of StatefulSet "web" is set to "nginx:1.22"
      Then StatefulSet "web" rolls out within 5m
      And everything settles
      And StatefulSet "web" has status:
        | readyReplicas   | 3 |
        | currentReplicas | 3 |
        | updatedReplicas | 3 |

  Rule: What rolls, and what does not

    Scenario: An annotation of the template restarts every pod
      When StatefulSet "web" is patched with:
        """yaml
        spec:
          template:
            metadata:
              annotations:
                team: storage
        """
      Then StatefulSet "web" rolls out within 5m
      And pods are deleted in the order "web-2, web-1, web-0" since then
      And pod "web-0" runs image "nginx:1.21"

    Scenario: An annotation of the set restarts none
      When StatefulSet "web" is patched with:
        """yaml
        metadata:
          annotations:
            team: storage
        spec:
          minReadySeconds: 5
        """
      And everything settles
      Then pod "web-0" is never terminating
      And pod "web-1" is never terminating
      And pod "web-2" is never terminating

    Scenario: A changed ConfigMap restarts none, until somebody restarts the set
      When this manifest is applied:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: nginx-config
        data:
          gzip.conf: gzip off;
        """
      And everything settles
      Then pod "web-2" is never terminating
      When StatefulSet "web" is restarted
      Then StatefulSet "web" rolls out within 5m
      And pod "web-0" reads "gzip off;" from "/etc/nginx/conf.d/gzip.conf"

    Scenario: The same manifest once more changes nothing
      Given the manifests in "manifests/nginx.yaml"
      When the manifests are applied
      And everything settles
      Then pod "web-2" is never terminating
      And StatefulSet "web" has status:
        | currentReplicas | 3 |
        | updatedReplicas | 3 |

  Rule: Who is asked, and who is not

    Scenario: A disruption budget does not stop a rolling update
      Given this manifest is applied:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: web
        spec:
          minAvailable: 3
          selector:
            matchLabels:
              app: nginx
        """
      And everything settles
      And PodDisruptionBudget "web" has:
        | status.currentHealthy     | 3 |
        | status.disruptionsAllowed | 0 |
      When the image of StatefulSet "web" is set to "nginx:1.22"
      Then StatefulSet "web" rolls out within 5m
      And pods are deleted in the order "web-2, web-1, web-0" since then

    Scenario: A pod that was not ready before the update still has to become ready first
      Given pod "web-0" never becomes ready
      And 1m passes
      When the image of StatefulSet "web" is set to "nginx:1.22"
      And 1h passes
      Then pod "web-2" is never terminating
      And StatefulSet "web" is stuck on pod "web-0"
