Feature: A pod without its identity
  Pods that run but cannot be found by name have a governing Service that is missing, wrong or does not select them.
  And a set that makes no pods at all may have a name that is too long for their labels.

  Scenario: Is the headless Service there?
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: web
      spec:
        serviceName: nginx-svc
        replicas: 1
        selector:
          matchLabels: {app: nginx}
        template:
          metadata:
            labels: {app: nginx}
          spec:
            containers:
              - name: nginx
                image: nginx:1.21
      """
    And StatefulSet "web" is running
    Then "web-0.nginx-svc" does not resolve
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: nginx-svc
      spec:
        clusterIP: None
        selector: {app: nginx}
        ports:
          - {name: web, port: 80}
      """
    And everything settles
    Then "web-0.nginx-svc" resolves to pod "web-0"

  Scenario: Does serviceName match?
    Given a StatefulSet "web" with:
      | replicas    | 1         |
      | serviceName | nginx-svc |
    And StatefulSet "web" is running
    Then Pod "web-0" has:
      | spec.subdomain | nginx-svc |
    And Service "web" has:
      | spec.clusterIP | None |
    And "web-0.nginx-svc" does not resolve
    And "web-0.web" does not resolve

  Scenario: Does the Service select the pods?
    Given a StatefulSet "web" with 1 replica
    And StatefulSet "web" is running
    And "web-0.web" resolves to pod "web-0"
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector: {app: wbe}
      """
    And everything settles
    Then "web-0.web" does not resolve

  Scenario: Is the pod ready?
    Given a StatefulSet "web" with 1 replica
    And image "app:v1" becomes ready after 10m
    When the manifests are applied
    And 5m pass
    Then "web-0.web" does not resolve
    And pod "web-0" is ready within 10m
    And "web-0.web" resolves to pod "web-0"

  Scenario: Is the set's name short enough?
    Given a StatefulSet "elasticsearch-data-nodes-of-the-production-logging-cluster" with 1 replica
    When the manifests are applied
    And 10m pass
    Then pod "elasticsearch-data-nodes-of-the-production-logging-cluster-0" is never created
    And event "FailedCreate" is recorded on StatefulSet "elasticsearch-data-nodes-of-the-production-logging-cluster"
