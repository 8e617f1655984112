Feature: Applying manifests
  A file with several documents, a folder, a List, what a chart renders: all of it is applied as it is.
  Kinds that nothing here acts on are kept and listed in the report, never refused.

  Scenario: A folder, file by file
    Given the manifests in "manifests/orders"
    When StatefulSet "orders" is running
    Then pod "orders-0" reads "max_connections = 200" from "/etc/postgresql/postgresql.conf"
    And pod "orders-0" reads "correct horse battery staple" from "/etc/credentials/password"
    And "orders-1.orders" resolves to pod "orders-1"

  Scenario: What a chart renders, with kinds that are only kept
    Given the manifests in "manifests/rendered.yaml"
    When StatefulSet "release-cache" is running
    Then "release-cache-0.release-cache-headless" resolves to pod "release-cache-0"
    And Job "release-cache-ping" exists
    And ServiceAccount "release-cache" has:
      | automountServiceAccountToken | false |

  Scenario: The order of the documents does not matter in the end
    Given the manifest:
      """yaml
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
                envFrom:
                  - configMapRef: {name: db}
      ---
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
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: db
      data:
        PGDATA: /var/lib/postgresql/data
      """
    When the manifests are applied
    Then StatefulSet "db" becomes ready within 1m
    And "db-1.db" resolves to pod "db-1"

  Scenario: Applying again merges what is new into what is there
    Given the manifests in "manifests/orders"
    And StatefulSet "orders" is running
    When this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: orders
      spec:
        replicas: 3
      """
    And everything settles
    Then StatefulSet "orders" has status:
      | readyReplicas | 3 |
    And pod "orders-0" runs image "postgres:17"
    And pod "orders-0" is never terminating

  Scenario: A label of the chart's version in the template restarts every pod
    Given the manifests in "manifests/rendered.yaml"
    And StatefulSet "release-cache" is running
    When StatefulSet "release-cache" is patched with:
      """yaml
      metadata:
        labels:
          helm.sh/chart: cache-1.2.1
      spec:
        template:
          metadata:
            labels:
              helm.sh/chart: cache-1.2.1
      """
    Then StatefulSet "release-cache" rolls out within 5m
    And pods are deleted in the order "release-cache-2, release-cache-1, release-cache-0" since then
    And pod "release-cache-0" runs image "redis:7.2"

  Scenario: Replicas in a manifest undo a scaling by hand
    Given the manifests in "manifests/orders"
    And StatefulSet "orders" is running
    And StatefulSet "orders" is scaled to 4 replicas
    And everything settles
    And the manifests in "manifests/orders"
    When the manifests are applied
    And everything settles
    Then pods are deleted in the order "orders-3, orders-2" since then
    And claim "data-orders-3" is bound
