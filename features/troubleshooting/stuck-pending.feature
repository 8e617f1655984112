Feature: A pod is stuck in Pending
  Three causes are common: no volume for its claim, a StorageClass that does not exist, no node with room for it.
  The pod's events tell them apart; each scenario shows the symptom, the event and the cure.

  Background:
    Given the manifests in "manifests/web.yaml"

  Scenario: The StorageClass does not exist
    When the manifests are applied
    And 10m pass
    Then these pods run:
      | pod   | phase   | node |
      | web-0 | Pending |      |
    And StatefulSet "web" is stuck on pod "web-0"
    And event "FailedScheduling" is recorded on Pod "web-0"
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "www-web-0"
    When a StorageClass "my-storage-class" with:
      | provisioner | disk.example.com |
    Then StatefulSet "web" becomes ready within 5m

  Scenario: There is no volume for the claim
    Given a StorageClass "my-storage-class" with:
      | provisioner | kubernetes.io/no-provisioner |
    And a PersistentVolume "pv-1" of 1Gi in StorageClass "my-storage-class"
    When the manifests are applied
    And 10m pass
    Then claim "www-web-0" is bound
    And claim "www-web-1" is pending
    And StatefulSet "web" is stuck on pod "web-1"
    When a PersistentVolume "pv-2" of 1Gi in StorageClass "my-storage-class"
    And a PersistentVolume "pv-3" of 1Gi in StorageClass "my-storage-class"
    Then StatefulSet "web" becomes ready within 5m

  Scenario: No node has enough of what the pod asks for
    Given a cluster of 1 node
    And node "node-1" has 1200m CPU and 4Gi memory
    And a StorageClass "my-storage-class" with:
      | provisioner | disk.example.com |
    When the manifests are applied
    And 10m pass
    Then StatefulSet "web" is stuck on pod "web-2"
    And event "FailedScheduling" is recorded on Pod "web-2"
    When node "node-2" has 2 CPU and 4Gi memory
    Then StatefulSet "web" becomes ready within 5m
    And pod "web-2" runs on node "node-2"

  Scenario: The pod asks for a node that does not exist
    Given a StatefulSet "picky" with:
      | replicas                        | 2   |
      | template.spec.nodeSelector.disk | ssd |
    And a StorageClass "my-storage-class" with:
      | provisioner | disk.example.com |
    When the manifests are applied
    And 10m pass
    Then StatefulSet "picky" is stuck on pod "picky-0"
    And event "FailedScheduling" is recorded on Pod "picky-0"
    And pod "picky-1" is never created

  Scenario: A larger request in a new template leaves one pod behind
    Given a StorageClass "my-storage-class" with:
      | provisioner | disk.example.com |
    And StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        template:
          spec:
            containers:
              - name: nginx
                resources: {requests: {cpu: "32"}}
      """
    And 10m pass
    Then StatefulSet "web" is stuck on pod "web-2"
    And pod "web-1" is never terminating
    When StatefulSet "web" is rolled back
    And pod "web-2" is deleted
    Then StatefulSet "web" becomes ready within 5m
