Feature: Leaving the pods behind
  Deleting a set with its pods orphaned is how a field that cannot be changed is changed without an outage.
  A new set takes over what has the right labels and the right name, and rolls what its template says otherwise.

  Background:
    Given the manifests in "manifests/web.yaml"
    And StatefulSet "web" is running

  Scenario: Orphans keep running, with names, claims and addresses
    When StatefulSet "web" is deleted and its pods are orphaned
    And 24h pass
    Then these pods run:
      | pod   | ready |
      | web-0 | true  |
      | web-1 | true  |
      | web-2 | true  |
    And Pod "web-0" has:
      | metadata.ownerReferences |  |
    And "web-0.nginx-svc" resolves to pod "web-0"
    And claim "www-web-0" is bound

  Scenario: Nobody replaces an orphan
    Given StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    When pod "web-2" is deleted
    And 1h passes
    Then pod "web-2" is never created since then
    And claim "www-web-2" is bound

  Scenario: The same manifest again adopts them
    Given StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    And the manifests in "manifests/web.yaml"
    When the manifests are applied
    And everything settles
    Then pod "web-0" is never terminating
    And pod "web-2" is never unready since then
    And Pod "web-1" has:
      | metadata.ownerReferences[0].kind | StatefulSet |
      | metadata.ownerReferences[0].name | web         |

  Scenario: An orphan that is missing is filled in
    Given StatefulSet "web" is deleted and its pods are orphaned
    And pod "web-1" is deleted
    And everything settles
    And the manifests in "manifests/web.yaml"
    When the manifests are applied
    And everything settles
    Then pods are created in the order "web-1" since then
    And pod "web-2" is never terminating

  Scenario: A new set that is smaller removes what is too much
    Given StatefulSet "web" is scaled to 4 replicas
    And everything settles
    And StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    And the manifests in "manifests/web.yaml"
    When the manifests are applied
    And everything settles
    Then pods are deleted in the order "web-3" since then
    And pod "web-0" is never terminating

  Scenario: A pod whose label is taken away is let go, and its name stays taken
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: web-1
        labels:
          app: stray
      """
    And 10m pass
    Then Pod "web-1" has:
      | metadata.ownerReferences |  |
    And pod "web-1" is never terminating
    And StatefulSet "web" has status:
      | replicas | 2 |
