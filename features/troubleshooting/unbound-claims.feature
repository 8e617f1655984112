Feature: A claim does not bind
  Why a claim stays pending is written in its events; not every one of them is a fault.
  The claim's spec cannot be mended afterwards: bring in what it asks for, or delete claim and pod and begin anew.

  Scenario: The class is misspelt: ProvisioningFailed
    Given a StatefulSet "web" with:
      | replicas                                      | 1        |
      | volumeClaimTemplates[0].spec.storageClassName | standrad |
    When the manifests are applied
    And 10m pass
    Then claim "data-web-0" is pending
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "data-web-0"

  Scenario: The cure for a misspelt class: the set, the claim and the pod anew
    Given a StatefulSet "web" with:
      | replicas                                      | 1        |
      | volumeClaimTemplates[0].spec.storageClassName | standrad |
    And the manifests are applied
    And 10m pass
    And StatefulSet "web" is deleted
    And claim "data-web-0" is deleted
    And everything settles
    And a StatefulSet "web" with 1 replica
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 2m
    And PersistentVolumeClaim "data-web-0" has:
      | spec.storageClassName | standard |

  Scenario: The claim waits for its pod: WaitForFirstConsumer, and no fault
    Given a StorageClass "lazy" with:
      | provisioner       | disk.example.com     |
      | volumeBindingMode | WaitForFirstConsumer |
    And this manifest is applied:
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data-web-0
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: lazy
        resources: {requests: {storage: 1Gi}}
      """
    And 10m pass
    And claim "data-web-0" is pending
    And event "WaitForFirstConsumer" is recorded on PersistentVolumeClaim "data-web-0"
    And a StatefulSet "web" with 1 replica
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 2m
    And claim "data-web-0" is bound

  Scenario: No volume is large enough: ProvisioningFailed of a class that cannot provision
    Given a StorageClass "by-hand" with:
      | provisioner | kubernetes.io/no-provisioner |
    And a PersistentVolume "pv-1" of 500Mi in StorageClass "by-hand"
    And a StatefulSet "web" with:
      | replicas                                      | 1       |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand |
    When the manifests are applied
    And 10m pass
    Then claim "data-web-0" is pending
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "data-web-0"
    And PersistentVolume "pv-1" is available

  Scenario: No volume has the access mode that is asked for
    Given a StorageClass "by-hand" with:
      | provisioner | kubernetes.io/no-provisioner |
    And a PersistentVolume "pv-1" of 10Gi in StorageClass "by-hand"
    And a StatefulSet "web" with:
      | replicas                                      | 1               |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand         |
      | volumeClaimTemplates[0].spec.accessModes      | [ReadWriteMany] |
    When the manifests are applied
    And 10m pass
    Then claim "data-web-0" is pending
    And PersistentVolume "pv-1" is available

  Scenario: The volume still belongs to a claim of yesterday: Released
    Given a StorageClass "by-hand" with:
      | provisioner | kubernetes.io/no-provisioner |
    And a PersistentVolume "pv-1" of 10Gi in StorageClass "by-hand"
    And a StatefulSet "web" with:
      | replicas                                      | 1       |
      | volumeClaimTemplates[0].spec.storageClassName | by-hand |
    And StatefulSet "web" is running
    When claim "data-web-0" is deleted
    And pod "web-0" is deleted
    And 10m pass
    Then claim "data-web-0" is pending
    And PersistentVolume "pv-1" is released
    And StatefulSet "web" is stuck on pod "web-0"
