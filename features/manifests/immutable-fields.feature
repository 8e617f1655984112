Feature: What can be changed, and what cannot
  Of a StatefulSet's spec only replicas, ordinals, template, update strategy, history limit, retention policy and minReadySeconds may change.
  Everything else takes a new set around the old pods: delete it with its pods orphaned, and apply it anew.

  Background:
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running

  Scenario Outline: <field> cannot be changed
    When StatefulSet "web" is patched with:
      """json
      {"spec": {"<field>": <value>}}
      """
    Then the request is refused with "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
    And pod "web-0" is never terminating

    Examples:
      | field               | value                           |
      | serviceName         | "other"                         |
      | podManagementPolicy | "Parallel"                      |
      | selector            | {"matchLabels": {"tier": "db"}} |

  Scenario Outline: <field> can be changed, and no pod is restarted
    When StatefulSet "web" is patched with:
      """json
      {"spec": {"<field>": <value>}}
      """
    And everything settles
    Then pod "web-0" is never terminating
    And pod "web-1" is never terminating
    And StatefulSet "web" has status:
      | currentReplicas | 2 |
      | updatedReplicas | 2 |

    Examples:
      | field                                | value                                             |
      | minReadySeconds                      | 30                                                |
      | revisionHistoryLimit                 | 3                                                 |
      | updateStrategy                       | {"type": "OnDelete", "rollingUpdate": null}       |
      | persistentVolumeClaimRetentionPolicy | {"whenDeleted": "Delete", "whenScaled": "Retain"} |

  Scenario: The way around: orphan the pods, apply the set anew
    When StatefulSet "web" is deleted and its pods are orphaned
    And everything settles
    And this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: web
        labels: {app: web}
      spec:
        serviceName: web
        podManagementPolicy: Parallel
        replicas: 2
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: app
                image: app:v1
                ports:
                  - {name: http, containerPort: 8080}
                readinessProbe:
                  httpGet: {path: /healthz, port: 8080}
                volumeMounts:
                  - {name: data, mountPath: /data}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
      """
    Then StatefulSet "web" becomes ready within 1m
    And pod "web-0" is never terminating
    And StatefulSet "web" has:
      | spec.podManagementPolicy | Parallel |
