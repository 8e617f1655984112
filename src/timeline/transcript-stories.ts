import type { Entry } from './entry.ts'
import { reference, SetOnStage, Story } from './transcript-stage.ts'

/** Well-known plots, told by hand, for the tests of transcripts and reports. */
export const stories: Readonly<Record<string, () => readonly Entry[]>> = {
  'three pods start one after another': () => started(3).story.entries,
  'a rollout is stuck on the first broken pod': stuckRollout,
  'a partition lets a canary out': partitionCanary,
  'a set is scaled down': scaledDown,
  'a container crashes again and again': crashLoop,
  'a node is lost and its pod is forced away': lostNode,
  'small things that matter': smallThings,
}

interface Cast {
  readonly story: Story
  readonly web: SetOnStage
}

/** Every pod is created when its predecessor is ready, and takes three seconds. */
function started(replicas: number): Cast {
  const story = new Story()
  for (const node of ['node-1', 'node-2', 'node-3']) {
    story.creates('user', 'Node', node, { status: { conditions: [{ type: 'Ready', status: 'True' }] } })
  }
  story.step(1).note({ note: 'action', by: 'user', number: 1, action: 'apply' })
  const web = new SetOnStage(story, 'web', replicas)
  for (let ordinal = 0; ordinal < replicas; ordinal++) {
    bringUp(story, web, ordinal, ordinal * 3)
    story.waits('web')
  }
  return { story, web }
}

function bringUp(story: Story, web: SetOnStage, ordinal: number, from: number): void {
  const name = `web-${ordinal}`
  const on = reference('Pod', name)
  story.at(from)
  web.claim(ordinal).create(ordinal)
  story.event(
    'statefulset-controller',
    'Normal',
    reference('StatefulSet', 'web'),
    'SuccessfulCreate',
    `Create Pod ${name} in StatefulSet web successful`,
  )
  story.waits('web', { rule: 'pod-pending', on })
  web.bind(ordinal).schedule(ordinal)
  story.at(from + 1)
  web.starts(ordinal)
  story.waits('web', { rule: 'pod-not-ready', on })
  story.at(from + 3)
  web.ready(ordinal).status({ readyReplicas: ordinal + 1 })
}

function replace(story: Story, web: SetOnStage, ordinal: number, from: number): void {
  const on = reference('Pod', `web-${ordinal}`)
  story.at(from)
  web.stop(ordinal).status({ readyReplicas: 2 })
  story.waits('web', { rule: 'pod-terminating', on })
  story.at(from + 2)
  web.gone(ordinal).create(ordinal).schedule(ordinal)
  story.waits('web', { rule: 'pod-pending', on })
  story.at(from + 3)
  web.starts(ordinal)
  story.waits('web', { rule: 'pod-not-ready', on })
}

function stuckRollout(): readonly Entry[] {
  const { story, web } = started(3)
  story
    .at(9)
    .step(2)
    .note({ note: 'action', by: 'user', number: 2, action: 'set image', about: reference('StatefulSet', 'web') })
  web.image('app:v2')
  replace(story, web, 2, 9)
  web.status({ updatedReplicas: 1 })
  story.step(3).at(21)
  story.event(
    'kubelet',
    'Warning',
    reference('Pod', 'web-2'),
    'Unhealthy',
    'Readiness probe failed: HTTP probe failed with statuscode: 503',
  )
  story.at(3609).step(4).step(5)
  return story.entries
}

function partitionCanary(): readonly Entry[] {
  const { story, web } = started(3)
  const partition = (value: number) =>
    story.changes('user', 'StatefulSet', 'web', { spec: { updateStrategy: { rollingUpdate: { partition: value } } } })
  story.at(60).step(2)
  partition(2)
  story.step(3)
  web.image('app:v2')
  replace(story, web, 2, 60)
  story.at(65)
  web.ready(2).status({ readyReplicas: 3, updatedReplicas: 1 })
  story.waits('web', { rule: 'partition', on: reference('Pod', 'web-1'), details: { partition: 2 } })
  story.at(665).step(4)
  partition(0)
  for (const [ordinal, from] of [
    [1, 665],
    [0, 671],
  ] as const) {
    replace(story, web, ordinal, from)
    story.at(from + 5)
    web.ready(ordinal).status({ readyReplicas: 3, updatedReplicas: 3 - ordinal })
    story.waits('web')
  }
  web.status({ currentRevision: web.revision })
  return story.entries
}

function scaledDown(): readonly Entry[] {
  const { story, web } = started(3)
  story
    .at(30)
    .step(2)
    .note({
      note: 'action',
      by: 'user',
      number: 2,
      action: 'scale',
      about: reference('StatefulSet', 'web'),
      details: { replicas: 1 },
    })
  story.changes('user', 'StatefulSet', 'web', { spec: { replicas: 1 } })
  for (const [ordinal, from] of [
    [2, 30],
    [1, 32],
  ] as const) {
    story.at(from)
    web.stop(ordinal)
    story.waits('web', { rule: 'condemned-terminating', on: reference('Pod', `web-${ordinal}`) })
    story.at(from + 2)
    web.gone(ordinal).status({ readyReplicas: ordinal })
  }
  story.waits('web')
  story.step(3)
  story.note({
    note: 'refusal',
    by: 'user',
    verb: 'update',
    about: reference('StatefulSet', 'web'),
    code: 422,
    reason: 'Invalid',
    message: 'spec: Forbidden: updates to statefulset spec for fields other than … are forbidden',
  })
  return story.entries
}

function crashLoop(): readonly Entry[] {
  const { story, web } = started(1)
  story.step(2)
  let at = 10
  for (let restarts = 0; restarts < 12; restarts++) {
    const wait = restarts === 0 ? 0 : Math.min(10 * 2 ** (restarts - 1), 300)
    story.at(at)
    web.exits(0, 1, restarts, `${at}`).status({ readyReplicas: 0 })
    if (wait > 0) {
      story.at(at + 1)
      web.backsOff(0, restarts)
      story.event(
        'kubelet',
        'Warning',
        reference('Pod', 'web-0'),
        'BackOff',
        'Back-off restarting failed container app in pod web-0_default(uid-7)',
      )
    }
    story.at(at + wait + 1)
    web.ready(0, restarts + 1).status({ readyReplicas: 1 })
    at += wait + 6
  }
  return story.entries
}

function lostNode(): readonly Entry[] {
  const { story, web } = started(3)
  const node = reference('Node', 'node-2')
  const pod = reference('Pod', 'web-1')
  const taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }
  const process = {
    note: 'process',
    by: 'kubelet',
    about: { ...pod, uid: story.uidOf('Pod', 'web-1') },
    node: 'node-2',
    container: 'app',
  } as const
  story.note({ ...process, phase: 'starts' })
  story.at(20).step(2).note({ note: 'fault', by: 'user', fault: 'node-down', phase: 'begins', about: node })
  story.at(70).changes('node-controller', 'Node', 'node-2', {
    status: { conditions: [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }] },
    spec: { taints: [taint] },
  })
  web.starts(1).status({ readyReplicas: 2 })
  story.waits('web', { rule: 'pod-not-ready', on: pod })
  story.at(370)
  web.stop(1, 'taint-eviction-controller')
  story.waits('web', { rule: 'pod-terminating', on: pod })
  story
    .at(4000)
    .step(3)
    .note({ note: 'action', by: 'user', number: 2, action: 'delete', about: pod, details: { force: true } })
  web.gone(1)
  web.create(1).schedule(1, 'node-3')
  story.at(4003)
  web.ready(1).status({ readyReplicas: 3 })
  story.waits('web')
  story.at(4010).step(4).note({ note: 'fault', by: 'user', fault: 'node-down', phase: 'ends', about: node })
  story.note({ ...process, phase: 'ends', exitCode: 137 })
  return story.entries
}

function smallThings(): readonly Entry[] {
  const story = new Story()
  story
    .creates('user', 'ConfigMap', 'settings', { data: { size: '1' } })
    .changes('user', 'ConfigMap', 'settings', { data: { size: '2' } })
  story
    .creates('endpointslice-controller', 'EndpointSlice', 'web-x1')
    .removes('endpointslice-controller', 'EndpointSlice', 'web-x1')
  story.creates('user', 'Pod', 'shop-0', {
    metadata: { namespace: 'shop' },
    spec: { containers: [{ name: 'app', image: 'shop' }] },
  })
  aboutPod(story)
  aboutNode(story)
  aboutVolumes(story)
  story.at(4.25).removes('user', 'ConfigMap', 'settings')
  return story.entries
}

function aboutPod(story: Story): void {
  const pod = reference('Pod', 'web-0')
  const unbound = '0/3 nodes are available: 3 Insufficient cpu.'
  story.creates('statefulset-controller', 'Pod', 'web-0', {
    spec: { containers: [{ name: 'app', image: 'app:v1' }] },
    status: { phase: 'Pending' },
  })
  story.event('default-scheduler', 'Warning', pod, 'FailedScheduling', unbound)
  story.changes('default-scheduler', 'Pod', 'web-0', {
    status: { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: unbound }] },
  })
  story.at(1).changes('statefulset-controller', 'Pod', 'web-0', {
    metadata: { ownerReferences: [{ kind: 'StatefulSet', name: 'web' }] },
  })
  story.changes('user', 'Pod', 'web-0', { metadata: { labels: { role: 'leader' } } })
  story.changes('kubelet', 'Pod', 'web-0', { metadata: { annotations: { noise: 'yes' } } })
  story.changes('kubelet', 'Pod', 'web-0', {
    status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' },
  })
}

function aboutNode(story: Story): void {
  story
    .at(2)
    .creates('user', 'Node', 'node-1')
    .changes('user', 'Node', 'node-1', { spec: { unschedulable: true } })
  story.creates('user', 'PodDisruptionBudget', 'web', { status: { disruptionsAllowed: 1 } })
  story.changes('disruption-controller', 'PodDisruptionBudget', 'web', { status: { disruptionsAllowed: 0 } })
  story.creates('attachdetach-controller', 'VolumeAttachment', 'csi-1', {
    spec: { nodeName: 'node-1', source: { persistentVolumeName: 'pvc-1' } },
  })
  story.changes('attachdetach-controller', 'VolumeAttachment', 'csi-1', { status: { attached: true } })
  story.removes('attachdetach-controller', 'VolumeAttachment', 'csi-1')
}

function aboutVolumes(story: Story): void {
  story.at(3).creates('user', 'PersistentVolumeClaim', 'data', {
    metadata: { finalizers: ['kubernetes.io/pvc-protection'] },
    spec: { resources: { requests: { storage: '1Gi' } } },
    status: { capacity: { storage: '1Gi' } },
  })
  story.changes('user', 'PersistentVolumeClaim', 'data', { spec: { resources: { requests: { storage: '2Gi' } } } })
  story.changes('external-resizer', 'PersistentVolumeClaim', 'data', { status: { capacity: { storage: '2Gi' } } })
  story
    .at(4)
    .deletes('user', 'PersistentVolumeClaim', 'data', 0)
    .removes('pvc-protection-controller', 'PersistentVolumeClaim', 'data')
  story.creates('user', 'PersistentVolume', 'disk', {
    spec: { capacity: { storage: '1Gi' } },
    status: { phase: 'Available' },
  })
  story.changes('persistentvolume-controller', 'PersistentVolume', 'disk', {
    spec: { claimRef: { name: 'data' } },
    status: { phase: 'Released' },
  })
}
