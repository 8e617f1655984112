Feature: A claim for each pod
  A claim template makes a claim for each pod, named after both; the claim outlives its pod and waits for the next of its name.
  With a StorageClass the volume behind it is provisioned when it is needed.

  Background:
    Given the manifests in "manifests/web.yaml"
    And StatefulSet "web" is running

  Scenario: Template, set and ordinal make the claim's name
    Then claim "www-web-0" is bound
    And claim "www-web-1" is bound
    And PersistentVolumeClaim "www-web-1" has:
      | metadata.labels.app     | nginx         |
      | spec.storageClassName   | standard      |
      | spec.accessModes[0]     | ReadWriteOnce |
      | status.capacity.storage | 1Gi           |

  Scenario: Each pod mounts its own claim
    Then Pod "web-0" has:
      | spec.volumes[name=www].persistentVolumeClaim.claimName | www-web-0 |
    And Pod "web-1" has:
      | spec.volumes[name=www].persistentVolumeClaim.claimName | www-web-1 |

  Scenario: What one pod writes no other pod reads
    When pod "web-0" writes "web-0" to "/usr/share/nginx/html/index.html"
    And pod "web-1" writes "web-1" to "/usr/share/nginx/html/index.html"
    Then pod "web-0" reads "web-0" from "/usr/share/nginx/html/index.html"
    And pod "web-1" reads "web-1" from "/usr/share/nginx/html/index.html"

  Scenario: The volume is provisioned for the claim
    Then event "ExternalProvisioning" is recorded on PersistentVolumeClaim "www-web-0"
    And event "ProvisioningSucceeded" is recorded on PersistentVolumeClaim "www-web-0"
    And these happen in order:
      | PersistentVolumeClaim/www-web-0 | created |
      | PersistentVolumeClaim/www-web-0 | bound   |
      | Pod/web-0                       | started |

  Scenario: Deleting the pod keeps the claim, and the next pod takes it up
    Given pod "web-1" writes "kept" to "/usr/share/nginx/html/index.html"
    When pod "web-1" is deleted
    And everything settles
    Then pod "web-1" reads "kept" from "/usr/share/nginx/html/index.html"
    And claim "www-web-1" is never deleted

  Scenario: A claim that is there already is used as it is
    Given this manifest is applied:
      """yaml
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: www-web-2
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 100Mi}}
      """
    When StatefulSet "web" is scaled to 3 replicas
    And everything settles
    Then PersistentVolumeClaim "www-web-2" has:
      | status.capacity.storage | 100Mi |
    And StatefulSet "web" has status:
      | readyReplicas | 3 |

  Scenario: A set may do without claims, and keeps nothing but names
    Given this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: sentinel
      spec:
        serviceName: nginx
        replicas: 2
        selector:
          matchLabels: {app: nginx, role: sentinel}
        template:
          metadata:
            labels: {app: nginx, role: sentinel}
          spec:
            containers:
              - name: sentinel
                image: redis:7.2
      """
    And StatefulSet "sentinel" becomes ready within 1m
    And pod "sentinel-1" writes "seen" to "/data/sentinel.conf"
    When pod "sentinel-1" is deleted
    And everything settles
    Then "sentinel-1.nginx" resolves to pod "sentinel-1"
    And pod "sentinel-1" has no file "/data/sentinel.conf"

  Scenario: The template cannot be changed afterwards
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        volumeClaimTemplates:
          - metadata: {name: www}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 2Gi}}
      """
    Then the request is refused with "Forbidden: updates to statefulset spec for fields other than"
