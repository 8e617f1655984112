Feature: Names and readiness
  A name resolves only while its pod is ready, unless the Service publishes addresses that are not ready.
  Peers that need each other to become ready need such a Service; clients must not use it.

  Rule: Only ready pods have names

    Background:
      Given the manifests in "manifests/nginx.yaml"

    Scenario: A pod that is not ready yet has no name
      Given image "nginx:1.21" becomes ready after 1m
      When the manifests are applied
      And 30s pass
      Then "web-0.nginx-svc" does not resolve
      And pod "web-0" is ready within 1m
      And "web-0.nginx-svc" resolves to pod "web-0"

    Scenario: A pod that ceases to be ready loses its name, and the others keep theirs
      Given StatefulSet "web" is running
      When pod "web-1" never becomes ready
      And 1m passes
      Then "web-1.nginx-svc" does not resolve
      And "web-0.nginx-svc" resolves to pod "web-0"
      And "web-2.nginx-svc" resolves to pod "web-2"

    Scenario: A pod that is terminating has no name any more
      Given StatefulSet "web" is running
      And image "nginx:1.21" takes 20s to stop
      When pod "web-2" is deleted
      And 5s pass
      Then "web-2.nginx-svc" does not resolve
      And "nginx-svc" resolves to pod "web-0"

    Scenario: During a rolling update every other name resolves
      Given StatefulSet "web" is running
      And image "nginx:1.22" becomes ready after 5m
      When the image of StatefulSet "web" is set to "nginx:1.22"
      And 2m pass
      Then "web-2.nginx-svc" does not resolve
      And "web-1.nginx-svc" resolves to pod "web-1"
      And "web-0.nginx-svc" resolves to pod "web-0"

  Rule: publishNotReadyAddresses gives names from the start

    Background:
      Given the manifests in "manifests/quorum.yaml"

    Scenario: Peers find each other before any of them is ready
      Given image "zookeeper:3.9" becomes ready after 10m
      When the manifests are applied
      And 1m passes
      Then pod "zk-0" is never ready
      And "zk-0.zk-peers" resolves to pod "zk-0"
      And "zk-2.zk-peers" resolves to pod "zk-2"

    Scenario: Members that need two peers become ready together
      Given image "zookeeper:3.9" becomes ready only with 2 peers
      When the manifests are applied
      Then StatefulSet "zk" becomes ready within 2m
      And "zk-1.zk-peers" resolves to pod "zk-1"

    Scenario: A pod that is terminating keeps its name there
      Given StatefulSet "zk" is running
      And image "zookeeper:3.9" takes 20s to stop
      When pod "zk-2" is deleted
      And 5s pass
      Then "zk-2.zk-peers" resolves to pod "zk-2"
