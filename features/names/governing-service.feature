Feature: The governing Service
  serviceName says which headless Service gives the pods their names; Kubernetes never checks that it is there.
  The pods run without it all the same, but nobody finds them by name.

  Scenario: Without the Service pods run, and have no names
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db-headless
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    When StatefulSet "db" is running
    Then "db-0.db-headless.default.svc.cluster.local" does not resolve
    And Pod "db-0" has:
      | spec.subdomain | db-headless |
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db-headless
      spec:
        clusterIP: None
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      """
    And everything settles
    Then "db-0.db-headless.default.svc.cluster.local" resolves to pod "db-0"

  Scenario: A Service of another name gives no names
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        clusterIP: None
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db-headless
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    When StatefulSet "db" is running
    Then "db-0.db" does not resolve
    And "db-0.db-headless" does not resolve
    And "db" resolves to pod "db-0"

  Scenario: A governing Service with an address of its own names the pods too
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        selector: {app: db}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    When StatefulSet "db" is running
    Then "db-0.db" resolves to pod "db-0"

  Scenario: A selector that misses the pods gives no names
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: db
      spec:
        clusterIP: None
        selector: {app: database}
        ports:
          - {name: sql, port: 5432}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db
        replicas: 2
        selector:
          matchLabels: {app: db}
        template:
          metadata:
            labels: {app: db}
          spec:
            containers:
              - name: db
                image: postgres:17
      """
    When StatefulSet "db" is running
    Then "db-0.db" does not resolve
    And "db" does not resolve

  Scenario: serviceName cannot be changed afterwards
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        serviceName: web-headless
      """
    Then the request is refused with "updates to statefulset spec for fields other than"
