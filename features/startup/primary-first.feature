Feature: The primary first
  A replica can only copy from a primary that is there; ordered startup makes sure of it without a word in the manifest.
  What a pod needs before it serves is the work of an init container, and what it serves is the word of a readiness probe.

  Background:
    Given the manifests in "manifests/mysql.yaml"

  Scenario: Replicas start when the primary answers
    Given image "mysql:8.0" becomes ready after 40s
    When the manifests are applied
    Then StatefulSet "mysql" becomes ready within 5m
    And pod "mysql-1" is created only after pod "mysql-0" is ready
    And pod "mysql-2" is created only after pod "mysql-1" is ready
    And "mysql-0.mysql.default.svc.cluster.local" resolves to pod "mysql-0"

  Scenario: Init containers end before the server starts
    Given image "mysql-init:1" becomes ready after 3m
    When the manifests are applied
    And 2m pass
    Then these pods run:
      | pod     | phase   | ready |
      | mysql-0 | Pending | false |
    And pod "mysql-0" is never started
    When 2m pass
    Then pod "mysql-0" is ready within 1m

  Scenario: An init container that fails holds back the whole set
    Given image "mysql-init:1" crashes after 1s
    When the manifests are applied
    And 10m pass
    Then pod "mysql-0" is never started
    And pod "mysql-1" is never created
    And StatefulSet "mysql" is stuck on pod "mysql-0"
    And event "BackOff" is recorded on Pod "mysql-0"

  Scenario: A configuration that is missing can be brought in later
    Given this manifest is applied:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: cache
      spec:
        serviceName: cache
        replicas: 2
        selector:
          matchLabels: {app: cache}
        template:
          metadata:
            labels: {app: cache}
          spec:
            containers:
              - name: redis
                image: redis:7.2
                volumeMounts:
                  - {name: config, mountPath: /usr/local/etc/redis}
            volumes:
              - name: config
                configMap: {name: redis-config}
      """
    And image "mysql:8.0" becomes ready after 1s
    And the manifests are applied
    And 5m pass
    And StatefulSet "cache" is stuck on pod "cache-0"
    And event "FailedMount" is recorded on Pod "cache-0"
    When this manifest is applied:
      """yaml
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis-config
      data:
        redis.conf: appendonly yes
      """
    Then StatefulSet "cache" becomes ready within 5m
    And pod "cache-0" reads "appendonly yes" from "/usr/local/etc/redis/redis.conf"

  Scenario: When the primary is lost, its replicas stay
    Given image "mysql:8.0" becomes ready after 40s
    And StatefulSet "mysql" is running
    When pod "mysql-0" is deleted
    Then StatefulSet "mysql" becomes ready within 3m
    And pod "mysql-1" is never unready since then
    And pod "mysql-2" is never unready since then
    And at least 2 pods of StatefulSet "mysql" are ready at every moment since then
