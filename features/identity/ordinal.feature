Feature: A pod that knows its ordinal
  A start script often asks: am I the first, which shard is mine? The ordinal answers, through the downward API.
  Because the ordinal never changes, a role that is derived from it never changes either.

  Background:
    Given the manifests in "manifests/self-aware.yaml"
    And StatefulSet "shard" is running

  Scenario: The ordinal is a file that a script can read
    Then pod "shard-0" reads "0" from "/etc/identity/ordinal"
    And pod "shard-2" reads "2" from "/etc/identity/ordinal"
    And pod "shard-2" reads "shard-2" from "/etc/identity/name"

  Scenario: The environment refers to a label that each pod has for itself
    Then Pod "shard-1" has:
      | spec.containers[0].env[name=ORDINAL].valueFrom.fieldRef.fieldPath  | metadata.labels['apps.kubernetes.io/pod-index'] |
      | spec.containers[0].env[name=POD_NAME].valueFrom.fieldRef.fieldPath | metadata.name                                   |
      | metadata.labels["apps.kubernetes.io/pod-index"]                    | 1                                               |

  Scenario: A pod that was replaced is told the same ordinal
    When pod "shard-1" is deleted
    And everything settles
    Then pod "shard-1" reads "1" from "/etc/identity/ordinal"
    And pod "shard-1" reads "shard-1" from "/etc/identity/name"

  Scenario: A new replica is told the next ordinal
    When StatefulSet "shard" is scaled to 5 replicas
    And everything settles
    Then pod "shard-3" reads "3" from "/etc/identity/ordinal"
    And pod "shard-4" reads "4" from "/etc/identity/ordinal"

  Scenario: With another start the first pod is no longer number 0
    When StatefulSet "shard" is patched with:
      """yaml
      spec:
        ordinals:
          start: 1
      """
    And everything settles
    Then pod "shard-3" reads "3" from "/etc/identity/ordinal"
    And pods are deleted in the order "shard-0" since then
    And pod "shard-1" is never deleted
