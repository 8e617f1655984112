import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { messagesFor } from '../../locales/index.ts'
import { viewAt } from '../../timeline/view.ts'
import { explained } from '../report.ts'
import { story } from '../story.ts'
import { explain, explainObjects } from './explain.ts'

/** The explanation of set `web` at the end of a story, as a reader gets it. */
function explanationOf(text: string, language = 'en'): string {
  const entries = story(text)
  const view = viewAt(entries, entries.length)
  const set = view.get('StatefulSet', 'default/web')
  assert.ok(set)
  return explain(set, view, entries)
    .flatMap(explanation => explained(explanation, view, messagesFor(language)))
    .join('\n')
}

const node = '0 Node/node-1 ready'

/** Three pods of revision a run; then v2, revision b, is tried: web-2 is replaced and does not become ready. */
const brokenUpdate = `
  ${node}
  0 StatefulSet/web asks replicas=3
  0 web-0 created revision=a node=node-1
  0 web-1 created revision=a node=node-1
  0 web-2 created revision=a node=node-1
  1000 web-0 ready
  1000 web-1 ready
  1000 web-2 ready
  1000 StatefulSet/web reports replicas=3 ready=3 available=3 updated=3 current=a update=a
  60000 StatefulSet/web asks replicas=3
  60000 StatefulSet/web reports updated=0 update=b
  60000 web-2 terminating
  61000 web-2 deleted
  61000 web-2 created revision=b node=node-1 image=app:v2 readinessProbe=yes
  61000 StatefulSet/web waits pod-pending on=web-2
  62000 web-2 started
  62000 StatefulSet/web waits pod-not-ready on=web-2
  63000 web-2 event reason=Unhealthy message="Readiness probe failed: HTTP probe failed with statuscode: 503"`

/** The set as it was before the update. */
const wellBefore = brokenUpdate.split('\n').slice(0, 10).join('\n')

/** Pods at once: web-0 is on its way up. */
const parallel = `${node}\n 0 StatefulSet/web asks replicas=2 policy=Parallel\n 0 web-0 created revision=a node=node-1`

/** One pod that is created, and waited for. */
const one = `${node}\n 0 StatefulSet/web asks replicas=1\n 0 web-0 created revision=a node=node-1\n 0 StatefulSet/web waits pod-pending on=web-0`

const cases: Record<string, { story: string; says: string; chinese?: string }> = {
  'a template that does not work: revert it first, then delete the pod': {
    story: `${brokenUpdate}\n 3663000 action look`,
    says: `Blocked: pod "web-2" is not Running and Ready; with OrderedReady nothing else is done until it is (since 1m2s, for 1h1s now)
Held back: the update of web-1, web-0
Cause: container "app" of web-2 runs, but does not pass: Readiness probe failed: HTTP probe failed with statuscode: 503
Situation: no pod of revision b has ever become ready and stayed so, and web-2 is one of them
Way out:
  1. revert the template of StatefulSet "web" (kubectl rollout undo statefulset/web)
  2. delete pod "web-2" (kubectl delete pod web-2)`,
    chinese: `受阻：Pod "web-2" 未处于 Running 且就绪的状态；OrderedReady 策略下，在此之前不会进行其他操作（自 1m2s 起，已持续 1h1s）
被阻挡：更新 web-1、web-0
原因：web-2 的容器 "app" 在运行，但探针未通过：Readiness probe failed: HTTP probe failed with statuscode: 503
情形：修订版本 b 的 Pod 从未稳定就绪过，web-2 也是其中之一
出路：
  1. 恢复 StatefulSet "web" 的模板（kubectl rollout undo statefulset/web）
  2. 删除 Pod "web-2"（kubectl delete pod web-2）`,
  },
  'the forced-rollback trap: reverted, but the pod keeps the broken revision': {
    story: `${brokenUpdate}\n 700000 StatefulSet/web asks replicas=3\n 700000 StatefulSet/web reports update=a`,
    says: `Situation: the forced-rollback trap: the template is a again, but web-2 keeps revision b, and the set will not replace a pod that it waits for
Way out: delete pod "web-2" (kubectl delete pod web-2)`,
  },
  'deleted before the revert': {
    story: `${brokenUpdate}\n 700000 web-2 terminating\n 700000 web-2 deleted
      700000 web-2 created revision=b node=node-1 image=app:v2 readinessProbe=yes\n 701000 web-2 started\n 701000 StatefulSet/web waits pod-not-ready on=web-2`,
    says: `Situation: web-2 was deleted before the template was put back (1 time), and came back at the same revision b
Way out:
  1. revert the template`,
  },
  'two bad edits: the second was never tried': {
    story: `${brokenUpdate}\n 700000 StatefulSet/web asks replicas=3\n 700000 StatefulSet/web reports update=c`,
    says: `web-2 keeps revision b, and c has never been tried by any pod
Way out: delete pod "web-2"`,
  },
  'broken from birth, then corrected': {
    story: `${node}\n 0 StatefulSet/web asks replicas=3\n 0 web-0 created revision=a node=node-1
      1000 StatefulSet/web waits pod-pending on=web-0
      5000 web-0 waiting reason=ImagePullBackOff message="Back-off pulling image app:latets"
      9000 StatefulSet/web asks replicas=3\n 9000 StatefulSet/web reports replicas=1 current=a update=b`,
    says: `Held back: the creation of web-1, web-2
Cause: container "app" of web-0: ImagePullBackOff (Back-off pulling image app:latets)
Situation: broken from birth: the template is corrected to b, but web-0 keeps the first revision a, and the set will not replace a pod that it waits for
Way out: delete pod "web-0" (kubectl delete pod web-0)`,
  },
  'broken from birth, not corrected yet': {
    story: `${node}\n 0 StatefulSet/web asks replicas=3\n 0 web-0 created revision=a node=node-1
      0 StatefulSet/web reports replicas=1 current=a update=a
      1000 StatefulSet/web waits pod-pending on=web-0\n 5000 web-0 waiting reason=ImagePullBackOff`,
    says: `Way out:
  1. correct the template of StatefulSet "web"; there is no earlier one that worked
  2. delete pod "web-0"`,
  },
  'a refused creation heals by itself': {
    story: `0 StatefulSet/web asks replicas=1\n 5 StatefulSet/web waits creation-refused on=web-0 message="pods web-0 is forbidden: exceeded quota"`,
    says: `Blocked: pod "web-0" cannot be created: pods web-0 is forbidden: exceeded quota (since 5ms, for 0s now)
Cause: pods web-0 is forbidden: exceeded quota
Situation: web-0 does not exist, so nothing has to be deleted: the next attempt takes the template as it then is
Way out: remove what the message names; pod "web-0" is then created by itself`,
  },
  'a crash loop without a readiness probe heals by itself': {
    story: `${brokenUpdate.replace(/ readinessProbe=yes/, '').replace(/\n.*Unhealthy.*/, '')}
      63000 web-2 ready\n 64000 web-2 unready\n 64000 web-2 restarted\n 65000 web-2 waiting reason=CrashLoopBackOff
      700000 StatefulSet/web asks replicas=3\n 700000 StatefulSet/web reports update=a`,
    says: `Situation: web-2 crashes, but has no readiness probe: it counts as ready for the moment that it runs, and is replaced then
Way out: wait: pod "web-2" goes on by itself`,
  },
  'a crash loop that was ready for a moment proves nothing': {
    story: `${brokenUpdate}\n 63000 web-2 ready\n 64000 web-2 unready\n 64000 web-2 restarted
      65000 web-2 waiting reason=CrashLoopBackOff`,
    says: `Situation: no pod of revision b has ever become ready and stayed so, and web-2 is one of them
Way out:
  1. revert`,
  },
  'but not with minReadySeconds': {
    story: `${brokenUpdate.replace(/ readinessProbe=yes/, '').replace(/\n.*Unhealthy.*/, '')}
      63000 web-2 ready\n 64000 web-2 unready\n 64000 web-2 restarted\n 65000 web-2 waiting reason=CrashLoopBackOff
      700000 StatefulSet/web asks replicas=3 minReadySeconds=10\n 700000 StatefulSet/web reports update=a`,
    says: 'Situation: the forced-rollback trap',
  },
  'a pod that runs for a moment only': {
    story: `${node}\n 0 StatefulSet/web asks replicas=1\n 0 web-0 created revision=a node=node-1\n 1000 web-0 started\n 6000 action look`,
    says: 'Way out: give pod "web-0" more time: it has been running for 5s only',
  },
  'a container that ended for good by a policy of its own': {
    story: `${node}\n 0 StatefulSet/web asks replicas=1\n 0 web-0 created revision=a node=node-1 restartPolicy=OnFailure\n 1000 web-0 ready
      2000 web-0 unready\n 2000 web-0 ended reason=Completed\n 2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Cause: container "app" of web-0 ended for good (Completed): its own restart policy is OnFailure
Way out: delete pod "web-0"`,
  },
  'a pod below the partition': {
    story: `${wellBefore}
      50000 web-0 unready\n 50000 StatefulSet/web waits pod-not-ready on=web-0
      120000 StatefulSet/web asks replicas=3 partition=2\n 120000 StatefulSet/web reports ready=2 updated=0 update=b`,
    says: `Held back: the update of web-2
Cause: web-0 runs, but does not become ready
Situation: web-0 is below the partition (2) and is not updated itself, yet nothing above it is updated until it is ready
Way out: make pod "web-0" ready, or delete it`,
  },
  'a node that is lost': {
    story: `${wellBefore}
      50000 Node/node-1 unready\n 50000 web-0 unready\n 350000 web-0 terminating
      350000 StatefulSet/web waits pod-terminating on=web-0`,
    says: `Cause: node "node-1" of web-0 is not ready: nobody there can say how the pod is, or end it
Way out:
  1. bring node "node-1" back
  2. or, only if that node certainly runs nothing any more, force-delete pod "web-0"`,
  },
  'no room on any node': {
    story: `0 StatefulSet/web asks replicas=1\n 0 web-0 created revision=a\n 0 StatefulSet/web waits pod-pending on=web-0
      5 web-0 unschedulable reason=Unschedulable message="0/3 nodes are available: 3 Insufficient cpu."`,
    says: `Cause: web-0 fits on no node: 0/3 nodes are available: 3 Insufficient cpu.
Situation: no pod of revision a has ever become ready and stayed so, and web-0 is one of them
Way out: make room for pod "web-0", or ask for less`,
  },
  'a claim that gets no volume, because its class is missing': {
    story: `0 StatefulSet/web asks replicas=1\n 0 PersistentVolumeClaim/data-web-0 created\n 0 web-0 created revision=a claim=data-web-0
      0 StatefulSet/web waits pod-pending on=web-0
      0 PersistentVolumeClaim/data-web-0 event reason=ProvisioningFailed message="storageclass.storage.k8s.io 'fast' not found"
      5 web-0 unschedulable reason=Unschedulable message="0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims."`,
    says: `Cause: claim "data-web-0" of web-0 is Pending: storageclass.storage.k8s.io "fast" not found
Way out: create StorageClass "fast"; the pod then starts by itself`,
  },
  'a ConfigMap that is missing': {
    story: `${node}\n 0 StatefulSet/web asks replicas=1\n 0 web-0 created revision=a node=node-1\n 0 StatefulSet/web waits pod-pending on=web-0
      5 web-0 waiting reason=CreateContainerConfigError message="configmap 'web-config' not found"`,
    says: `Cause: container "app" of web-0: CreateContainerConfigError (configmap "web-config" not found)
Situation: no pod of revision a has ever become ready and stayed so, and web-0 is one of them
Way out: create ConfigMap "web-config"; the pod then starts by itself`,
  },
  'with maxUnavailable spent, the pods that spend it': {
    story: `${wellBefore}
      50000 web-0 unready\n 60000 StatefulSet/web reports ready=2 updated=0 update=b
      60000 StatefulSet/web waits update-budget-spent on=web-2 unavailable=1 maxUnavailable=1`,
    says: `Blocked: pod "web-0" is not available, and the set is not ready without it (since 50s, for 10s now)
Held back: the update of web-2, web-1`,
  },
  'with Parallel every pod that is not ready, and no deletion is needed': {
    story: `${node}\n 0 StatefulSet/web asks replicas=2 policy=Parallel\n 0 web-0 created revision=a node=node-1\n 0 web-1 created revision=a node=node-1
      7 web-1 ready\n 9 web-0 waiting reason=CrashLoopBackOff`,
    says: `Blocked: pod "web-0" is not available, and the set is not ready without it (since 0s, for 9ms now)
Cause: container "app" of web-0: CrashLoopBackOff
Way out: make pod "web-0" ready, or delete it`,
  },
  'with Parallel a refused creation first, then each other pod': {
    story: `${parallel}\n 5 StatefulSet/web waits creation-refused on=web-1 message="exceeded quota"`,
    says: `Way out: remove what the message names; pod "web-1" is then created by itself
Blocked: pod "web-0" is not available, and the set is not ready without it (since 0s, for 5ms now)
Held back: the creation of web-1
Cause: web-0 is still starting (since 0s)
Way out: wait: pod "web-0" goes on by itself`,
  },
  'with Parallel one that is on its way out holds nobody back while another is not ready': {
    story: `${parallel}\n 0 web-1 created revision=a node=node-1\n 7 web-1 ready\n 9 StatefulSet/web waits pod-terminating on=web-1`,
    says: 'Blocked: pod "web-0" is not available, and the set is not ready without it (since 0s, for 9ms now)',
  },
  'with Parallel a pod of the set that is to be gone': {
    story: `${parallel}\n 0 web-1 created revision=a node=node-1\n 0 db-0 created node=node-1\n 5 web-0 ready
      6 StatefulSet/web asks replicas=1\n 7 web-1 terminating metadata.deletionGracePeriodSeconds=30`,
    says: `Blocked: pod "web-1" is on its way out; the next pod goes once it is gone (since 7ms, for 0s now)
Cause: web-1 is stopping since 7ms; it has 30s for that
Way out: wait: pod "web-1" goes on by itself at 30.007s`,
  },
  'a claim on its way out, and what waits besides its pod': {
    story: `${node}\n 0 StatefulSet/web asks replicas=2\n 0 PersistentVolumeClaim/data-web-0 created\n 1 PersistentVolumeClaim/data-web-0 terminating
      1 StatefulSet/web waits claim-terminating on=PersistentVolumeClaim/data-web-0 pod=web-0`,
    says: `Held back: the creation of web-1
Way out: wait until claim "data-web-0" is gone`,
  },
  'a node that is no more': {
    story: `${wellBefore}\n 2000 web-0 unready\n 2000 Node/node-1 deleted\n 2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Cause: node "node-1" of web-0 does not exist any more
Way out: wait: pod "web-0" goes on by itself`,
  },
  'a readiness gate': {
    story: `${wellBefore}\n 2000 web-0 unready reason=ReadinessGatesNotReady message="the gate is shut"
      2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Cause: web-0 waits for a readiness gate: the gate is shut
Way out: make pod "web-0" ready`,
  },
  'a container that runs once more': {
    story: `${wellBefore}\n 2000 web-0 unready\n 2000 web-0 restarted\n 2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Cause: container "app" of web-0: Error (exit code 1), 1 restart
Way out: make pod "web-0" ready`,
  },
  'a container that ended well is started again': {
    story: `${wellBefore}\n 2000 web-0 unready\n 2000 web-0 ended reason=Completed\n 2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Cause: web-0 runs, but does not become ready
Way out: give pod "web-0" more time`,
  },
  'a container that is being created is no trouble': {
    story: `${one}\n 1 web-0 waiting reason=ContainerCreating`,
    says: `Cause: web-0 is still starting (since 0s)
Way out: wait: pod "web-0" goes on by itself`,
  },
  'unless it takes too long': {
    story: `${one}\n 1 web-0 waiting reason=ContainerCreating\n 600000 action look`,
    says: `Cause: web-0 is still starting (since 0s)
Way out: make pod "web-0" ready, or delete it`,
  },
  'the pods to be taken away, of the set alone': {
    story: `${wellBefore}\n 2000 web-0 unready\n 2000 db-1 created\n 2000 StatefulSet/web asks replicas=1\n 2000 StatefulSet/web waits pod-not-ready on=web-0`,
    says: `Held back: the scaling down of web-2, web-1
Cause: web-0 runs`,
  },
  'ready, but not for long enough': {
    story: `${wellBefore}\n 2000 StatefulSet/web asks minReadySeconds=10\n 2000 StatefulSet/web reports update=b\n 2000 web-0 ready
      2000 StatefulSet/web waits pod-not-available on=web-0`,
    says: `Cause: web-0 is ready and will be available at 12s
Way out: wait: pod "web-0" goes on by itself at 12s`,
  },
  'what was ready once but does not crash is not healed by crashing': {
    story: `${brokenUpdate.replace(/ readinessProbe=yes/, '').replace(/\n.*Unhealthy.*/, '')}\n 63000 web-2 ready\n 64000 web-2 unready
      700000 StatefulSet/web asks replicas=3\n 700000 StatefulSet/web reports update=a`,
    says: 'Situation: the forced-rollback trap',
  },
  'a status of an older template says nothing of the revision that is wanted': {
    story: `${brokenUpdate}\n 700000 StatefulSet/web asks replicas=3\n 700000 StatefulSet/web reports update=a observed=2`,
    says: 'Situation: no pod of revision b has ever become ready and stayed so',
  },
  'an update that lacks an object is not reverted for it': {
    story: `${brokenUpdate}\n 700000 web-2 waiting reason=CreateContainerConfigError message="configmap 'web-config' not found"`,
    says: 'Way out: create ConfigMap "web-config"; the pod then starts by itself',
  },
  'an update that fits on no node is': {
    story: `${brokenUpdate.replace('revision=b node=node-1', 'revision=b').split('\n').slice(0, -3).join('\n')}
      62000 web-2 unschedulable reason=Unschedulable message="0/3 nodes are available"`,
    says: `Cause: web-2 fits on no node: 0/3 nodes are available
Situation: no pod of revision b has ever become ready and stayed so, and web-2 is one of them
Way out:
  1. revert the template`,
  },
  'as told by the partition': {
    story: `${wellBefore}\n 2000 StatefulSet/web asks partition=2\n 2000 StatefulSet/web reports updated=1 update=b\n 2000 StatefulSet/web waits partition on=web-1`,
    says: 'Way out: lower the partition of StatefulSet "web" (now 2)',
  },
  'as told by OnDelete': {
    story: `${wellBefore}\n 2000 StatefulSet/web asks strategy=OnDelete\n 2000 StatefulSet/web reports updated=1 update=b\n 2000 StatefulSet/web waits on-delete on=web-1`,
    says: 'Way out: delete pod "web-1"',
  },
}

/** Sets `db`, which is well, and `web`, whose two pods are not; and what is asked about: the pods that are told to block. */
const asked: [about: string, blocking: string][] = [
  ['StatefulSet/web', 'web-0 web-1'],
  ['StatefulSet/db', ''],
  ['Pod/web-1', 'web-1'],
  ['Pod/web-7', 'web-0 web-1'],
  ['Pod/db-0 Pod/web-0', 'web-0'],
  ['Pod/web', ''],
  ['PersistentVolumeClaim/data-web-1', 'web-0 web-1'],
  ['PersistentVolumeClaim/logs-web-1', ''],
  ['PersistentVolumeClaim/shop/data-web-1', ''],
]

describe('what blocks a set, why, and the way out', () => {
  for (const [name, { story: text, says, chinese }] of Object.entries(cases)) {
    test(name, () => {
      const explanation = explanationOf(text)
      assert.ok(explanation.includes(says), explanation)
      if (chinese !== undefined) assert.equal(explanationOf(text, 'zh-CN'), chinese)
    })
  }

  test('the set is found by its pods and its claims', () => {
    const entries = story(
      `0 StatefulSet/db asks replicas=0 claims=logs\n 0 StatefulSet/web asks replicas=2 policy=Parallel claims=data\n 0 web-0 created\n 0 web-1 created`,
    )
    const view = viewAt(entries, entries.length)
    for (const [about, blocking] of asked) {
      const references = about.split(' ').map(word => {
        const [kind, ...key] = word.split('/')
        return { kind: kind!, name: key.at(-1)!, namespace: key.length > 1 ? key[0] : undefined }
      })
      const blockers = explainObjects(references, view, entries).map(({ blocker }) => blocker.on.name)
      assert.equal(blockers.join(' '), blocking, about)
    }
  })

  test('a set that is well needs no explanation', () => {
    assert.equal(explanationOf(wellBefore), '')
  })
})
