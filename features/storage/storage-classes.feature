Feature: Storage classes and binding
  The class decides who makes a volume and when: at once, or when a pod has found its node.
  A class that is missing or cannot provision leaves the claim pending, and the pod with it.

  Scenario: Without a class in the claim, the default class serves
    Given a default StorageClass "nfs-storage"
    And a StatefulSet "web" with 1 replica
    When the manifests are applied
    And everything settles
    Then PersistentVolumeClaim "data-web-0" has:
      | spec.storageClassName | nfs-storage |
      | status.phase          | Bound       |

  Scenario: Immediate: the claim is bound before the pod is scheduled
    Given a StatefulSet "web" with 1 replica
    When the manifests are applied
    And everything settles
    Then these happen in order:
      | PersistentVolumeClaim/data-web-0 | created   |
      | Pod/web-0                        | created   |
      | PersistentVolumeClaim/data-web-0 | bound     |
      | Pod/web-0                        | scheduled |
    And event "FailedScheduling" is recorded on Pod "web-0"

  Scenario: WaitForFirstConsumer: the volume is made where the pod is to run
    Given a default StorageClass "local"
    And a StorageClass "local" with:
      | provisioner       | rancher.io/local-path |
      | volumeBindingMode | WaitForFirstConsumer  |
    And a StatefulSet "web" with 1 replica
    When the manifests are applied
    And everything settles
    Then event "WaitForFirstConsumer" is recorded on PersistentVolumeClaim "data-web-0"
    And these happen in order:
      | Pod/web-0                        | created   |
      | PersistentVolumeClaim/data-web-0 | bound     |
      | Pod/web-0                        | scheduled |

  Scenario: no-provisioner with Immediate waits for a volume made by hand
    Given a default StorageClass "localhostpath"
    And a StorageClass "localhostpath" with:
      | provisioner       | kubernetes.io/no-provisioner |
      | reclaimPolicy     | Retain                       |
      | volumeBindingMode | Immediate                    |
    And a StatefulSet "web" with 2 replicas
    When the manifests are applied
    And 23m pass
    Then claim "data-web-0" is pending
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "data-web-0"
    And pod "web-1" is never created
    And StatefulSet "web" is stuck on pod "web-0"

  Scenario: A class that is missing can be brought in later
    Given a StatefulSet "web" with:
      | replicas                                      | 2    |
      | volumeClaimTemplates[0].spec.storageClassName | fast |
    And the manifests are applied
    And 10m pass
    And claim "data-web-0" is pending
    And event "ProvisioningFailed" is recorded on PersistentVolumeClaim "data-web-0"
    When a StorageClass "fast" with:
      | provisioner | disk.example.com |
    Then StatefulSet "web" becomes ready within 5m
    And claim "data-web-1" is bound

  Scenario: An empty class means a volume without a class, not the default
    Given a StatefulSet "web" with:
      | replicas                                      | 1  |
      | volumeClaimTemplates[0].spec.storageClassName | "" |
    When the manifests are applied
    And 10m pass
    Then claim "data-web-0" is pending
    And event "FailedBinding" is recorded on PersistentVolumeClaim "data-web-0"
    And StatefulSet "web" is stuck on pod "web-0"
