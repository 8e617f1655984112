Feature: History and rollback
  Every template is kept as a revision; going back renumbers an old one instead of making a new one.

  Background:
    Given a StatefulSet "web" with 2 replicas
    And StatefulSet "web" is running
    And the image of StatefulSet "web" is set to "app:v2"
    And StatefulSet "web" rolls out within 10m
    And the image of StatefulSet "web" is set to "app:v3"
    And StatefulSet "web" rolls out within 10m

  Scenario: Back to the version before
    When StatefulSet "web" is rolled back
    Then StatefulSet "web" rolls out within 10m
    And pod "web-0" runs image "app:v2"
    And pod "web-1" runs image "app:v2"

  Scenario: Back to the first revision
    When StatefulSet "web" is rolled back to revision 1
    Then StatefulSet "web" rolls out within 10m
    And pod "web-0" runs image "app:v1"

  Scenario: A number that was given up by a rollback is not there any more
    When StatefulSet "web" is rolled back to revision 1
    And StatefulSet "web" rolls out within 10m
    And StatefulSet "web" is rolled back to revision 1
    Then the request is refused with "unable to find specified revision 1 in history"

  Scenario: Rolling back twice returns to where one was
    When StatefulSet "web" is rolled back
    And StatefulSet "web" rolls out within 10m
    And StatefulSet "web" is rolled back
    And StatefulSet "web" rolls out within 10m
    Then pod "web-0" runs image "app:v3"

  Scenario: A restart is a rollout of the same image
    When StatefulSet "web" is restarted
    Then StatefulSet "web" rolls out within 10m
    And pods are deleted in the order "web-1, web-0" since then
    And pod "web-0" runs image "app:v3"

  Scenario: A set that keeps no history cannot go back
    Given StatefulSet "web" is patched with:
      """yaml
      spec:
        revisionHistoryLimit: 0
      """
    And everything settles
    When StatefulSet "web" is rolled back
    Then the request is refused with "no last revision to roll back to"
