Feature: Where data lives
  What lies under a claim's mount stays with the claim, on whichever node its pod runs; all else dies with the container.
  A wrong mount path goes unnoticed until the first restart: write a file, restart the pod, read it.

  Background:
    Given a StatefulSet "web" with 3 replicas
    And StatefulSet "web" is running

  Rule: Under the mount

    Scenario: Data survives a restart of the pod
      Given pod "web-1" writes "42" to "/data/answer"
      When pod "web-1" is deleted
      And everything settles
      Then pod "web-1" reads "42" from "/data/answer"

    Scenario: Data follows its pod to another node
      Given pod "web-1" writes "42" to "/data/answer"
      And pod "web-1" runs on node "node-2"
      When StatefulSet "web" is patched with:
        """yaml
        spec:
          template:
            spec:
              nodeSelector:
                kubernetes.io/hostname: node-3
        """
      Then StatefulSet "web" rolls out within 5m
      And event "FailedAttachVolume" is recorded on Pod "web-1"
      And pod "web-1" runs on node "node-3"
      And pod "web-1" reads "42" from "/data/answer"

    Scenario: Data survives the drain of its node
      Given pod "web-1" writes "42" to "/data/answer"
      And pod "web-1" runs on node "node-2"
      When node "node-2" is drained
      And everything settles
      Then pod "web-1" reads "42" from "/data/answer"
      And claim "data-web-1" is never deleted

    Scenario: Data survives a rolling update and a rollback
      Given pod "web-0" writes "42" to "/data/answer"
      When the image of StatefulSet "web" is set to "app:v2"
      And everything settles
      And StatefulSet "web" is rolled back
      And everything settles
      Then pod "web-0" runs image "app:v1"
      And pod "web-0" reads "42" from "/data/answer"

    Scenario: Data survives a crash of the container
      Given pod "web-2" writes "42" to "/data/answer"
      And image "app:v1" crashes after 1h
      When pod "web-2" is restarted within 2h
      Then pod "web-2" is ready within 1m
      And pod "web-2" reads "42" from "/data/answer"

    Scenario: Data survives force-deletion
      Given pod "web-2" writes "42" to "/data/answer"
      When pod "web-2" is force-deleted
      And everything settles
      Then pod "web-2" reads "42" from "/data/answer"

  Rule: Beside the mount

    Scenario: While the container runs, it reads what it wrote anywhere
      When pod "web-1" writes "42" to "/var/lib/app/answer"
      And 1h passes
      Then pod "web-1" reads "42" from "/var/lib/app/answer"

    Scenario: It is gone with the pod, though the claim was kept
      Given pod "web-1" writes "42" to "/var/lib/app/answer"
      When pod "web-1" is deleted
      And everything settles
      Then pod "web-1" has no file "/var/lib/app/answer"
      And claim "data-web-1" is never deleted

    Scenario: It is gone with the container already, though the pod was kept
      Given pod "web-1" writes "42" to "/var/lib/app/answer"
      And pod "web-1" writes "42" to "/data/answer"
      When pod "web-1" crashes
      And everything settles
      Then pod "web-1" has no file "/var/lib/app/answer"
      And pod "web-1" reads "42" from "/data/answer"
      And pod "web-1" is never deleted
