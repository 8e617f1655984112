Feature: Lost volumes
  A pod is its name and its volume. If the volume is gone, only somebody who knows what that means can let the pod go on.

  Rule: The volume is gone

    Background:
      Given a StatefulSet "web" with 3 replicas
      And StatefulSet "web" is running
      And pod "web-1" writes "precious" to "/data/ledger"
      When the volume of claim "data-web-1" is lost

    Scenario: The claim is lost, and nobody makes it another volume
      And everything settles
      Then claim "data-web-1" is lost
      And event "ClaimLost" is recorded on PersistentVolumeClaim "data-web-1"
      And pod "web-1" is never terminating

    Scenario: The next start waits for a volume that never comes
      And pod "web-1" is deleted
      And 1h passes
      Then Pod "web-1" has:
        | status.phase  | Pending |
        | spec.nodeName |         |
      And StatefulSet "web" is stuck on pod "web-1"

    Scenario: Giving up the data lets the pod start on an empty volume
      And pod "web-1" is deleted
      And everything settles
      And claim "data-web-1" is deleted
      Then StatefulSet "web" becomes ready within 2m
      And claim "data-web-1" is bound

  Rule: The data is there, and nobody may have it

    Scenario: A disk that the application wants to find its data on is empty
      Given a StatefulSet "web" with 1 replica
      And StatefulSet "web" is running
      And pod "web-0" writes "precious" to "/data/ledger"
      And image "app:v1" does not start on an empty volume
      When claim "data-web-0" is deleted
      And pod "web-0" is deleted
      And 1h passes
      Then claim "data-web-0" is bound
      And Pod "web-0" has:
        | status.containerStatuses[0].state.waiting.reason | CrashLoopBackOff |

    Scenario: A volume that is kept goes to no other claim, not even of the same name
      Given a PersistentVolume "pv-a" of 1Gi in StorageClass "by-hand"
      And a StorageClass "by-hand" with:
        | provisioner | kubernetes.io/no-provisioner |
      And a StatefulSet "web" with:
        | replicas                                      | 1       |
        | volumeClaimTemplates[0].spec.storageClassName | by-hand |
      And StatefulSet "web" is running
      And PersistentVolume "pv-a" is bound
      When claim "data-web-0" is deleted
      And pod "web-0" is deleted
      And 1h passes
      Then PersistentVolume "pv-a" is released
      And claim "data-web-0" is pending
      When this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-a
        spec:
          claimRef: null
        """
      Then StatefulSet "web" becomes ready within 1m

    Scenario: A volume that nobody can reclaim
      Given this manifest is applied:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: pv-n
        spec:
          storageClassName: by-hand
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          nfs: { server: nfs.example.com, path: /exports }
        """
      And everything settles
      And PersistentVolume "pv-n" is available
      And a StatefulSet "web" with:
        | replicas                                      | 1       |
        | volumeClaimTemplates[0].spec.storageClassName | by-hand |
      And StatefulSet "web" is running
      When StatefulSet "web" is scaled to 0 replicas
      And everything settles
      And claim "data-web-0" is deleted
      And everything settles
      Then PersistentVolume "pv-n" is failed
      And event "VolumeFailedDelete" is recorded on PersistentVolume "pv-n"
