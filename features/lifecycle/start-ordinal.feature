Feature: Start ordinal
  A set may number its pods from another ordinal than zero; the partition counts from there.

  Scenario: Pods are numbered from the start ordinal
    Given a StatefulSet "web" with:
      | replicas       | 3 |
      | ordinals.start | 5 |
    When the manifests are applied
    Then StatefulSet "web" becomes ready within 2m
    And pods are created in the order "web-5, web-6, web-7"
    And pod "web-0" is never created
    And claim "data-web-5" is bound

  Scenario: A partition is an offset from the start
    Given a StatefulSet "web" with:
      | replicas                               | 4             |
      | ordinals.start                         | 2             |
      | updateStrategy.type                    | RollingUpdate |
      | updateStrategy.rollingUpdate.partition | 2             |
    And StatefulSet "web" is running
    When the image of StatefulSet "web" is set to "app:v2"
    And everything settles
    Then these pods run:
      | pod   | image  |
      | web-2 | app:v1 |
      | web-3 | app:v1 |
      | web-4 | app:v2 |
      | web-5 | app:v2 |

  Scenario: Moving the start brings up the new range before the old one goes
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running
    When StatefulSet "web" is patched with:
      """yaml
      spec:
        ordinals:
          start: 2
      """
    And everything settles
    Then pods are created in the order "web-2, web-3" since then
    And pods are deleted in the order "web-1, web-0" since then
    And pod "web-1" is terminating only after pod "web-3" is ready since then
    And claim "data-web-0" is never deleted
