Feature: Stuck volumes
  A volume for one node at a time has to leave one node before it comes to another.

  Scenario: A volume that does not detach holds its pod back, and nothing else
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    When volumes of node "node-2" do not detach
    And node "node-2" is drained
    And 1h passes
    Then event "FailedAttachVolume" is recorded on Pod "web-1"
    And StatefulSet "web" is stuck on pod "web-1"
    And pod "web-0" is never unready since then
    When volumes of node "node-2" attach and detach again
    Then StatefulSet "web" becomes ready within 2m

  Scenario: A class that provisions nothing stops the set at its first pod
    Given a StatefulSet "web" with 3 replicas
    When StorageClass "standard" provisions nothing
    And the manifests are applied
    And 1h passes
    Then claim "data-web-0" is pending
    And event "ExternalProvisioning" is recorded on PersistentVolumeClaim "data-web-0"
    And pod "web-0" is never scheduled
    And pod "web-1" is never created
    When StorageClass "standard" provisions again
    Then StatefulSet "web" becomes ready within 2m

  Scenario: One that fails says why, and tries again
    Given a StatefulSet "web" with 3 replicas
    When StorageClass "standard" fails to provision
    And the manifests are applied
    And 1h passes
    Then event "ProvisioningFailed" is recorded on PersistentVolumeClaim "data-web-0"
    And StatefulSet "web" is stuck on pod "web-0"
    When StorageClass "standard" provisions again
    Then StatefulSet "web" becomes ready within 30m

  Scenario: A node to which nothing can be attached
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running
    And node "node-1" is cordoned
    When volumes of node "node-3" do not attach
    And node "node-2" is drained
    And 30m pass
    Then event "FailedAttachVolume" is recorded on Pod "web-1"
    And StatefulSet "web" is stuck on pod "web-1"
    When volumes of node "node-3" attach and detach again
    Then pod "web-1" is ready within 5m

  Scenario: A slow class only takes longer
    Given a StatefulSet "web" with 2 replicas
    When StorageClass "standard" provisions slowly
    And the manifests are applied
    And 30s pass
    Then claim "data-web-0" is pending
    And StatefulSet "web" becomes ready within 5m
