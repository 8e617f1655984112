Feature: Reclaim policies
  What becomes of a volume when its claim is deleted is the volume's own affair: Retain, Delete or Recycle.
  Scaling or deleting a set deletes no claim, so none of this happens until somebody deletes one.

  Background:
    Given a StorageClass "by-hand" with:
      | provisioner | kubernetes.io/no-provisioner |
    And the manifests in "manifests/reclaimed.yaml"

  Rule: Retain, as hand-made volumes have it

    Background:
      Given a PersistentVolume "pv-a" of 1Gi in StorageClass "by-hand"
      And StatefulSet "store" is running
      And pod "store-0" writes "precious" to "/data/dump.rdb"
      And StatefulSet "store" is scaled to 0 replicas
      And everything settles

    Scenario: While the claim is there, deleting the set changes nothing
      When StatefulSet "store" is deleted
      And everything settles
      Then claim "data-store-0" is bound
      And PersistentVolume "pv-a" is bound

    Scenario: A volume that nobody uses is still its claim's own
      When this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: newcomer
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: by-hand
          resources: {requests: {storage: 1Gi}}
        """
      And 1h passes
      Then claim "newcomer" is pending
      And PersistentVolume "pv-a" has:
        | spec.claimRef.name | data-store-0 |

    Scenario: Without its claim the volume is kept, and given to nobody
      Given claim "data-store-0" is deleted
      And everything settles
      And PersistentVolume "pv-a" is released
      When StatefulSet "store" is scaled to 1 replica
      And 10m pass
      Then claim "data-store-0" is pending
      And StatefulSet "store" is stuck on pod "store-0"
      And PersistentVolume "pv-a" is released

    Scenario: It is free again when its claimRef is cleared, with all its data
      Given claim "data-store-0" is deleted
      And everything settles
      When this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-a
        spec:
          claimRef: null
        """
      And StatefulSet "store" is scaled to 1 replica
      Then StatefulSet "store" becomes ready within 5m
      And pod "store-0" reads "precious" from "/data/dump.rdb"
      And these happen in order:
        | PersistentVolume/pv-a | bound     |
        | PersistentVolume/pv-a | released  |
        | PersistentVolume/pv-a | available |
        | PersistentVolume/pv-a | bound     |

  Rule: Recycle, for volumes that can be emptied

    Scenario: Recycle empties the volume and offers it again
      Given this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-r
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Recycle
          storageClassName: by-hand
          nfs: {server: storage.example.com, path: /exports/pv-r}
        """
      And StatefulSet "store" is running
      And pod "store-0" writes "yesterday" to "/data/dump.rdb"
      And StatefulSet "store" is scaled to 0 replicas
      And everything settles
      When claim "data-store-0" is deleted
      And everything settles
      Then these happen in order:
        | PersistentVolume/pv-r | bound     |
        | PersistentVolume/pv-r | released  |
        | PersistentVolume/pv-r | available |
      And event "VolumeRecycled" is recorded on PersistentVolume "pv-r"
      When StatefulSet "store" is scaled to 1 replica
      Then StatefulSet "store" becomes ready within 5m
      And pod "store-0" has no file "/data/dump.rdb"

  Rule: Delete, as provisioned volumes have it

    Scenario: Delete removes a provisioned volume with its claim, and the data with it
      Given a StatefulSet "web" with 1 replica
      And StatefulSet "web" is running
      And pod "web-0" writes "yesterday" to "/data/ledger"
      And StatefulSet "web" is scaled to 0 replicas
      And everything settles
      When claim "data-web-0" is deleted
      And everything settles
      And StatefulSet "web" is scaled to 1 replica
      Then StatefulSet "web" becomes ready within 2m
      And pod "web-0" has no file "/data/ledger"

    Scenario: Delete fails for a hand-made volume that nobody can delete
      Given this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-d
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          storageClassName: by-hand
          nfs: {server: storage.example.com, path: /exports/pv-d}
        """
      And StatefulSet "store" is running
      And StatefulSet "store" is scaled to 0 replicas
      And everything settles
      When claim "data-store-0" is deleted
      And everything settles
      Then PersistentVolume "pv-d" is failed
      And event "VolumeFailedDelete" is recorded on PersistentVolume "pv-d"
