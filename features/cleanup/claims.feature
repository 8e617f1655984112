Feature: Clearing up claims
  Claims outlive their set on purpose; removing them is a decision of its own, by hand or by policy.
  A claim in use is protected: it goes only when the last pod that mounts it is gone.

  Background:
    Given the manifests in "manifests/web.yaml"
    And StatefulSet "web" is running

  Scenario: After the set is gone every claim is still there
    When StatefulSet "web" is deleted
    And everything settles
    Then claim "www-web-0" is bound
    And claim "www-web-1" is bound
    And claim "www-web-2" is bound

  Scenario: They are removed by hand, one by one
    Given StatefulSet "web" is deleted
    And everything settles
    When claim "www-web-0" is deleted
    And claim "www-web-1" is deleted
    And claim "www-web-2" is deleted
    And everything settles
    Then claim "www-web-0" is gone
    And claim "www-web-1" is gone
    And claim "www-web-2" is gone

  Scenario: A claim in use stays until its pod is gone
    When claim "www-web-2" is deleted
    And 1h passes
    Then claim "www-web-2" is bound
    And claim "www-web-2" is never deleted
    And PersistentVolumeClaim "www-web-2" has:
      | metadata.finalizers[0] | kubernetes.io/pvc-protection |
    When StatefulSet "web" is scaled to 2 replicas
    And everything settles
    Then claim "www-web-2" is gone

  Scenario: Deleting a claim and then its pod starts the pod on an empty volume
    Given pod "web-1" writes "lost" to "/usr/share/nginx/html/index.html"
    When claim "www-web-1" is deleted
    And pod "web-1" is deleted
    And everything settles
    Then these happen in order:
      | PersistentVolumeClaim/www-web-1 | terminating |
      | Pod/web-1                       | deleted     |
      | PersistentVolumeClaim/www-web-1 | deleted     |
      | PersistentVolumeClaim/www-web-1 | created     |
      | Pod/web-1                       | ready       |
    And pod "web-1" has no file "/usr/share/nginx/html/index.html"

  Scenario: Only the claims of removed replicas are cleared up
    Given StatefulSet "web" is scaled to 1 replica
    And everything settles
    When claim "www-web-1" is deleted
    And claim "www-web-2" is deleted
    And everything settles
    Then claim "www-web-0" is bound
    And claim "www-web-1" is gone
    And claim "www-web-2" is gone
    And pod "web-0" is never unready since then

  Scenario: With a policy the claims go with what they belong to
    Given StatefulSet "web" is patched with:
      """yaml
      spec:
        persistentVolumeClaimRetentionPolicy:
          whenScaled: Delete
          whenDeleted: Delete
      """
    And everything settles
    When StatefulSet "web" is scaled to 2 replicas
    And everything settles
    Then claim "www-web-2" is gone
    And claim "www-web-1" is bound
    When StatefulSet "web" is deleted
    And everything settles
    Then claim "www-web-0" is gone
    And claim "www-web-1" is gone

  Scenario: A pod that is only replaced never loses its claim, whatever the policy
    Given StatefulSet "web" is patched with:
      """yaml
      spec:
        persistentVolumeClaimRetentionPolicy:
          whenScaled: Delete
          whenDeleted: Delete
      """
    And everything settles
    And pod "web-2" writes "kept" to "/usr/share/nginx/html/index.html"
    When pod "web-2" is force-deleted
    And the image of StatefulSet "web" is set to "nginx:1.22"
    Then StatefulSet "web" rolls out within 10m
    And pod "web-2" reads "kept" from "/usr/share/nginx/html/index.html"
    And claim "www-web-2" is never deleted
