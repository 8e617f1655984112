Feature: Cordon and drain
  Maintenance takes pods away on purpose. A disruption budget says how many may be missing meanwhile.

  Background:
    Given a StatefulSet "web" with 3 replicas

  Rule: A cordoned node keeps its pods and gets no others

    Scenario: A pod that goes comes back elsewhere
      Given StatefulSet "web" is running
      When node "node-2" is cordoned
      And node "node-3" is cordoned
      Then node "node-2" is unschedulable
      And pod "web-1" stays ready for 1h
      When pod "web-1" is deleted
      Then StatefulSet "web" becomes ready within 2m
      And pod "web-1" runs on node "node-1"

    Scenario: An uncordoned node is used again
      Given node "node-1" has taint "maintenance=yes:NoSchedule"
      And node "node-2" has taint "maintenance=yes:NoSchedule"
      When node "node-3" is cordoned
      And the manifests are applied
      And 10m pass
      Then pod "web-0" is never scheduled
      When node "node-3" is uncordoned
      Then node "node-3" is schedulable
      And StatefulSet "web" becomes ready within 2m
      And pod "web-2" runs on node "node-3"

  Rule: A drain asks the budgets

    Scenario: The pods of the node move, and the claims with them
      Given StatefulSet "web" is running
      And pod "web-1" writes "precious" to "/data/ledger"
      When node "node-2" is drained
      Then StatefulSet "web" becomes ready within 2m
      And node "node-2" is unschedulable
      And pod "web-1" reads "precious" from "/data/ledger"
      And pod "web-0" is never terminating

    Scenario: Two pods on one node go one after the other
      Given node "node-2" has taint "maintenance=yes:NoSchedule"
      And node "node-3" has taint "maintenance=yes:NoSchedule"
      And a PodDisruptionBudget "web" lets at most 1 pod of StatefulSet "web" be unavailable
      And StatefulSet "web" is running
      And node "node-2" loses taint "maintenance=yes:NoSchedule"
      When node "node-1" is drained
      Then StatefulSet "web" becomes ready within 2m
      And at most 1 pod of StatefulSet "web" is unavailable at any moment

    Scenario: A pod in trouble elsewhere blocks the drain until it is well
      Given a PodDisruptionBudget "web" lets at most 1 pod of StatefulSet "web" be unavailable
      And StatefulSet "web" is running
      When pod "web-2" fails its readiness probe for 20m
      And 1m passes
      And node "node-2" is drained
      Then pod "web-1" is terminating only after pod "web-2" is ready since then
      And StatefulSet "web" becomes ready within 2m

    Scenario: A budget that allows nothing makes a node undrainable
      Given a PodDisruptionBudget "web" keeps at least 3 pods of StatefulSet "web" available
      And StatefulSet "web" is running
      When node "node-2" is drained
      Then the request is refused with "The disruption budget web needs 3 healthy pods and has 3 currently"
      And pod "web-1" is never terminating
      When PodDisruptionBudget "web" is deleted
      And node "node-2" is drained
      Then pod "web-1" is ready within 1m

    Scenario: The unhealthy pod itself may go where the budget always allows it
      Given StatefulSet "web" is running
      And this manifest is applied:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: web
        spec:
          minAvailable: 3
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: { matchLabels: { app: web } }
        """
      When pod "web-1" fails its readiness probe
      And 1m passes
      And pod "web-1" is evicted
      Then pod "web-1" is terminating within 1s
      When pod "web-0" is evicted
      Then the request is refused with "Cannot evict pod as it would violate the pod's disruption budget."

    Scenario: Two budgets for one pod are one too many
      Given a PodDisruptionBudget "web" lets at most 1 pod of StatefulSet "web" be unavailable
      And a PodDisruptionBudget "also-web" lets at most 1 pod of StatefulSet "web" be unavailable
      And StatefulSet "web" is running
      When node "node-2" is drained
      Then the request is refused with "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."

    Scenario: Pods that nobody would replace are not evicted
      Given StatefulSet "web" is running
      And this manifest is applied:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: lonely
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "tool:v1" }]
        """
      When node "node-2" is drained
      Then the request is refused with "cannot delete Pods that declare no controller (use --force to override): default/lonely"
      And node "node-2" is unschedulable
      And pod "web-1" is never terminating

    Scenario: A pod that a lost node cannot end keeps the drain from ending
      Given StatefulSet "web" is running
      When node "node-2" fails
      And 10m pass
      And node "node-2" is drained
      Then the request is refused with "web-1"

  Rule: A rollout asks nobody

    Scenario: It deletes pods although the budget allows no disruption
      Given a PodDisruptionBudget "web" keeps at least 3 pods of StatefulSet "web" available
      And StatefulSet "web" is running
      When the image of StatefulSet "web" is set to "app:v2"
      Then StatefulSet "web" rolls out within 5m
      And pods are terminating in the order "web-2, web-1, web-0"
