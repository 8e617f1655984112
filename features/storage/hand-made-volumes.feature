Feature: Volumes made by hand
  Without a provisioner an administrator makes the volumes beforehand, and each claim takes the smallest that is large enough.
  When none is left the claim waits, and with OrderedReady every later pod waits with it.

  Background:
    Given a StorageClass "by-hand" with:
      | provisioner | kubernetes.io/no-provisioner |
    And the manifests in "manifests/hand-made.yaml"

  Scenario: A claim takes the smallest volume that is large enough
    When the manifests are applied
    And everything settles
    Then PersistentVolumeClaim "myappdata-myapp-0" has:
      | spec.volumeName         | pv002 |
      | status.capacity.storage | 5Gi   |
    And PersistentVolumeClaim "myappdata-myapp-1" has:
      | spec.volumeName         | pv001 |
      | status.capacity.storage | 10Gi  |
    And PersistentVolume "pv003" is available

  Scenario: A volume that is too small is no volume
    Given the manifests are applied
    And everything settles
    When StatefulSet "myapp" is scaled to 3 replicas
    And 10m pass
    Then claim "myappdata-myapp-2" is pending
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "myappdata-myapp-2"
    And event "FailedScheduling" is recorded on Pod "myapp-2"
    And StatefulSet "myapp" is stuck on pod "myapp-2"

  Scenario: Another volume lets the pod go on
    Given the manifests are applied
    And StatefulSet "myapp" is scaled to 3 replicas
    And 10m pass
    When a PersistentVolume "pv004" of 2Gi in StorageClass "by-hand"
    Then StatefulSet "myapp" becomes ready within 5m
    And PersistentVolumeClaim "myappdata-myapp-2" has:
      | spec.volumeName | pv004 |

  Scenario: A volume of another class does not match
    Given the manifests are applied
    And StatefulSet "myapp" is scaled to 3 replicas
    When a PersistentVolume "pv004" of 20Gi in StorageClass "standard"
    And 10m pass
    Then claim "myappdata-myapp-2" is pending
    And PersistentVolume "pv004" is available

  Scenario: A volume may be reserved for one claim
    Given this manifest is applied:
      """yaml
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: reserved
      spec:
        capacity: {storage: 50Gi}
        accessModes: [ReadWriteOnce]
        persistentVolumeReclaimPolicy: Retain
        storageClassName: by-hand
        nfs: {server: storage.example.com, path: /exports/reserved}
        claimRef:
          namespace: default
          name: myappdata-myapp-0
      """
    When the manifests are applied
    And everything settles
    Then PersistentVolumeClaim "myappdata-myapp-0" has:
      | spec.volumeName | reserved |
    And PersistentVolumeClaim "myappdata-myapp-1" has:
      | spec.volumeName | pv002 |
