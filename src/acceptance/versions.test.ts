import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Container, ControllerRevision, Pod, StatefulSet } from '../api/types.ts'
import { isPartlyInferred } from '../engine/versions.ts'
import { refusal, World, type WorldOptions } from './world.ts'

const minors = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37].map(minor => `1.${minor}`)

/** What is so in each version, told by the first version in which it is so: `{ '1.27': old, '1.32': new }`. */
function bySince<T>(since: Readonly<Record<string, T>>): [string, T][] {
  return minors.map((version, index) => [version, since[minors.slice(0, index + 1).findLast(from => from in since)!]!])
}

/** Plays the same in all versions, and holds what is seen against what is so since which version. */
function inAllVersions<T>(what: string, since: Readonly<Record<string, T>>, seen: (kubernetes: string) => T): void {
  it(what, () => {
    for (const [version, expected] of bySince(since)) assert.deepEqual(seen(version), expected, version)
  })
}

/** A pod that runs, in a cluster of one node. */
function running(options: WorldOptions): World {
  const world = new World(options)
  world.pod('web-0')
  return world.settle()
}

const eventOf = (world: World, reason: string): string | undefined =>
  world.events('web-0', reason)[0]?.replace(/^\w+ \w+: /, '')

describe('the kubelet', () => {
  inAllVersions(
    'Created',
    { '1.27': 'Created container app', '1.32': 'Created container: app', '1.35': 'Container created' },
    kubernetes => eventOf(running({ kubernetes }), 'Created'),
  )

  inAllVersions('Started', { '1.27': 'Started container app', '1.35': 'Container started' }, kubernetes =>
    eventOf(running({ kubernetes }), 'Started'),
  )

  const present = 'Container image "app:v1" already present on machine'
  inAllVersions(
    'Pulled, when the image is there',
    { '1.27': present, '1.35': `${present} and can be accessed by the pod` },
    kubernetes => eventOf(running({ kubernetes }), 'Pulled'),
  )

  const pulled = 'Successfully pulled image "app:v1" in 1s (1s including waiting)'
  inAllVersions('Pulled, after the pull', { '1.27': pulled, '1.31': `${pulled}. Image size: N bytes.` }, kubernetes =>
    eventOf(running({ kubernetes, present: [] }), 'Pulled')?.replace(/size: \d+/, 'size: N'),
  )

  inAllVersions(
    'the condition PodReadyToStartContainers, and an update of its own',
    { '1.27': [undefined, 4], '1.29': ['True', 4], '1.35': ['True', 5] },
    kubernetes => {
      const world = running({ kubernetes })
      return [world.condition('web-0', 'PodReadyToStartContainers'), world.rows().length]
    },
  )

  inAllVersions(
    'generations of pods: on creation, on deletion, and observed',
    { '1.27': [undefined, undefined, undefined, undefined], '1.34': [1, 1, 1, 2] },
    kubernetes => {
      const world = running({ kubernetes })
      const { metadata, status } = world.get('Pod', 'web-0')
      const ready = status!.conditions!.find(({ type }) => type === 'Ready') as { observedGeneration?: number }
      const before = [metadata.generation, status!.observedGeneration, ready.observedGeneration]
      world.delete('Pod', 'web-0')
      return [...before, world.get('Pod', 'web-0').metadata.generation]
    },
  )

  inAllVersions(
    'how often it tells of one back-off of 40 s, and of one of 300 s',
    { '1.27': [4, 30], '1.35': [1, 5] },
    kubernetes => {
      const world = new World({ kubernetes }).says('app:v1', { end: { after: 1_000, exitCode: 1 } })
      world.pod('web-0')
      const told = () => world.eventsOf('web-0', 'BackOff')[0]?.count ?? 0
      const restarts = () => world.get('Pod', 'web-0').status?.containerStatuses?.[0]?.restartCount
      return [3, 6].map(count => {
        world.when(() => restarts() === count)
        const before = told()
        world.when(() => restarts() === count + 1)
        return told() - before
      })
    },
  )

  inAllVersions(
    'a container that backs off starts again as soon as it may: jitter is off',
    { '1.27': [0, 10, 20, 40, 80, 160, 300] },
    kubernetes => {
      const world = new World({ kubernetes }).says('app:v1', { end: { after: 1_000, exitCode: 1 } })
      world.pod('web-0')
      world.pass(1_000)
      const pods = world.revisions('Pod', 'web-0').map(({ object }) => (object as Pod).status?.containerStatuses?.[0])
      const waits = new Map<number, number>()
      for (const { restartCount, state, lastState } of pods.filter(container => container !== undefined))
        if (state?.running?.startedAt && lastState?.terminated?.finishedAt)
          waits.set(
            restartCount,
            (Date.parse(state.running.startedAt) - Date.parse(lastState.terminated.finishedAt)) / 1000,
          )
      return [...waits.values()].slice(0, 7)
    },
  )
})

describe('restart policies of containers', () => {
  const refused =
    'StatefulSet.apps "web" is invalid: spec.template.spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers'
  const ruleOf = (action: string) => [{ action, exitCodes: { operator: 'In', values: [42] } }]

  /** What becomes of web-0 after its container `app` ended so, beside one that runs on; or why there is none. */
  const after = (kubernetes: string, exitCode: number, container: Partial<Container>): string => {
    const world = new World({ kubernetes, present: ['app:v1', 'side:v1'] })
    const containers = [
      { name: 'app', image: 'app:v1', ...container },
      { name: 'side', image: 'side:v1' },
    ]
    const answer = answerTo(() => world.set({}, { pod: { containers } }))
    if (answer !== 'accepted') return answer
    world.settle().engine.workloads.befall('web-0', { is: 'exited', container: 'app', exitCode })
    return world
      .settle()
      .status('web-0')
      .replace(/ \(.* ago\)/, '')
  }

  inAllVersions(
    'one that does not restart',
    { '1.27': refused, '1.34': '2/2 Running 1', '1.35': '1/2 Error 0' },
    kubernetes => after(kubernetes, 1, { restartPolicy: 'Never' }),
  )

  inAllVersions('a rule by which it restarts all the same', { '1.27': refused, '1.34': '2/2 Running 1' }, kubernetes =>
    after(kubernetes, 42, { restartPolicy: 'Never', restartPolicyRules: ruleOf('Restart') }),
  )

  inAllVersions(
    'a rule by which its whole pod restarts',
    {
      '1.27': refused,
      '1.34': '2/2 Running 1',
      '1.35':
        'StatefulSet.apps "web" is invalid: spec.template.spec.containers[0].restartPolicyRules[0].action: Unsupported value: "RestartAllContainers": supported values: "Restart"',
      '1.36': '2/2 Running 2',
    },
    kubernetes => after(kubernetes, 42, { restartPolicy: 'Never', restartPolicyRules: ruleOf('RestartAllContainers') }),
  )

  inAllVersions(
    'an init container that always restarts: the field is dropped, or makes a sidecar of it',
    { '1.27': '1/1 Running 0', '1.29': '2/2 Running 0' },
    kubernetes => {
      const world = new World({ kubernetes })
      world.pod('web-0', {}, { initContainers: [{ name: 'side', image: 'init:v1', restartPolicy: 'Always' }] })
      world.pass(60)
      return world.rows().at(-1)!.split(/ +/).slice(1, 4).join(' ')
    },
  )

  inAllVersions(
    'a pod whose init containers run again after a reboot counts as initialised all the while',
    { '1.27': 'False ContainersNotInitialized', '1.36': 'True' },
    kubernetes => {
      const world = new World({ kubernetes }).says('init:v1', { ready: 20_000 })
      world.pod('web-0', {}, { initContainers: [{ name: 'init', image: 'init:v1' }] })
      world.settle().fails('node-1').pass(1).recovers('node-1').pass(5)
      return world.condition('web-0', 'Initialized')!
    },
  )
})

describe('kubectl get pods', () => {
  inAllVersions(
    'a deleted pod whose containers have stopped',
    { '1.27': ['Terminating', 'Terminating'], '1.31': ['Terminating', 'Completed'] },
    kubernetes => {
      const world = running({ kubernetes })
      world.delete('Pod', 'web-0')
      world.settle()
      const statuses = world.rows().map(row => row.split(/ +/)[2]!)
      return [statuses.find(status => status !== 'Pending' && /Term|Compl/.test(status))!, statuses.at(-1)!]
    },
  )
})

describe('the node controller', () => {
  inAllVersions('how long a node may be silent', { '1.27': 45, '1.32': 55 }, kubernetes => {
    const world = new World({ kubernetes, nodes: 3 }).settle().pass(7).fails('node-1')
    const isLost = () =>
      world.get('Node', 'node-1').status!.conditions!.some(({ type, status }) => type === 'Ready' && status !== 'True')
    return world.when(isLost)
  })
})

describe('the scheduler', () => {
  const unhelpful = 'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.'
  const told = (reason: string, more = '') => `0/1 nodes are available: 1 ${reason}. ${more}${unhelpful}`
  const claims = 'no new claims to deallocate, '

  inAllVersions(
    'a taint that is not tolerated',
    {
      '1.27': told('node(s) had untolerated taint {dedicated: db}'),
      '1.34': told('node(s) had untolerated taint {dedicated: db}', claims),
      '1.35': told('node(s) had untolerated taint(s)', claims),
    },
    kubernetes => {
      const world = new World({ kubernetes })
      const taints = [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' as const }]
      world.api.patch({ kind: 'Node', name: 'node-1' }, { spec: { taints } })
      world.pod('web-0')
      return eventOf(world.settle(), 'FailedScheduling')
    },
  )

  inAllVersions(
    'a volume that lies elsewhere',
    {
      '1.27': told('node(s) had volume node affinity conflict'),
      '1.33': told("node(s) didn't match PersistentVolume's node affinity"),
      '1.34': told("node(s) didn't match PersistentVolume's node affinity", claims),
    },
    kubernetes => {
      const world = new World({ kubernetes })
      world.localVolume('pv-a', 'node-9')
      world.claim('data', { storageClassName: 'local' })
      world.pod('web-0', {}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })
      return eventOf(world.settle(), 'FailedScheduling')
    },
  )
})

describe('the API server', () => {
  inAllVersions(
    'a serviceName that is no label',
    {
      '1.27': 'accepted',
      '1.33':
        "StatefulSet.apps \"web\" is invalid: spec.serviceName: Invalid value: \"Not.A.Label\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    },
    kubernetes => answerTo(() => new World({ kubernetes }).set({ serviceName: 'Not.A.Label' })),
  )

  it('… up to 1.32 no pod can be made of such a set', () => {
    const world = new World({ kubernetes: '1.32' })
    world.set({ serviceName: 'Not.A.Label' })
    assert.match(
      world.pass(1).events('web', 'FailedCreate')[0]!,
      /create Pod web-0 in StatefulSet web failed error: Pod "web-0" is invalid: spec\.subdomain: Invalid value: "Not\.A\.Label"/,
    )
  })

  const forbidden = (names: string) =>
    `StatefulSet.apps "web" is invalid: spec: Forbidden: updates to statefulset spec for fields other than ${names} are forbidden`
  inAllVersions(
    'what of a set may change',
    {
      '1.27': forbidden(
        "'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds'",
      ),
      '1.33': forbidden(
        "'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds'",
      ),
    },
    kubernetes => {
      const world = new World({ kubernetes })
      world.set()
      return answerTo(() => world.change({ serviceName: 'other' }))
    },
  )

  inAllVersions('the history limit of a set may change', { '1.27': false, '1.33': true }, kubernetes => {
    const world = new World({ kubernetes })
    world.set()
    return answerTo(() => world.change({ revisionHistoryLimit: 3 })) === 'accepted'
  })

  const tooSmall = (than: string) =>
    `PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than ${than}`
  inAllVersions(
    'a claim that grows, thinks better of it, and would rather shrink',
    {
      '1.27': ['accepted', tooSmall('previous value'), tooSmall('previous value')],
      '1.32': ['accepted', 'accepted', tooSmall('status.capacity')],
    },
    kubernetes => {
      const world = new World({ kubernetes })
      world.storageClass('fast', { allowVolumeExpansion: true })
      world.claim('data', { storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } })
      world.settle()
      const { volumeName } = world.get('PersistentVolumeClaim', 'data').spec
      world.engine.faults.begin('resize-fails', { kind: 'PersistentVolume', name: volumeName! })
      return ['10Gi', '7Gi', '4Gi'].map(storage =>
        answerTo(() => {
          const claim = { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data' } as const
          world.api.patch(claim, { spec: { resources: { requests: { storage } } } })
          world.pass(5)
        }),
      )
    },
  )

  inAllVersions(
    'what of a claim may change',
    { '1.27': 'resources.requests for', '1.29': 'resources.requests and volumeAttributesClassName for' },
    kubernetes => {
      const world = new World({ kubernetes })
      world.claim('data')
      const claim = { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data' } as const
      const answer = answerTo(() => world.api.patch(claim, { spec: { accessModes: ['ReadWriteMany'] } }))
      return /spec is immutable after creation except (.* for) bound claims\n/.exec(answer)?.[1]
    },
  )

  inAllVersions(
    'maxUnavailable is kept, and filled in',
    { '1.27': [undefined, undefined], '1.35': [2, 1], '1.36': [undefined, undefined], '1.37': [2, 1] },
    kubernetes => keptMaxUnavailable(kubernetes),
  )

  it('… which was taken back in the middle of 1.35, and can be set', () => {
    assert.deepEqual(keptMaxUnavailable('1.35.3'), [2, 1])
    assert.deepEqual(keptMaxUnavailable('1.35.4'), [undefined, undefined])
    assert.deepEqual(keptMaxUnavailable('1.36', { MaxUnavailableStatefulSet: true }), [2, 1])
    assert.deepEqual(keptMaxUnavailable('1.37', { MaxUnavailableStatefulSet: false }), [undefined, undefined])
  })

  inAllVersions('a namespace that goes: pods before the rest', { '1.27': false, '1.33': true }, kubernetes => {
    const world = new World({ kubernetes })
    world.create({ kind: 'Namespace', metadata: { name: 'team' } })
    world.pod('web-0', {}, {}, { namespace: 'team' })
    world.settle()
    world.create({ kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'team' } })
    world.delete('Namespace', 'team')
    world.pass(0)
    return world.api.list('ConfigMap').length === 1
  })
})

describe('volumes', () => {
  inAllVersions(
    'one that is deleted before its claim: its disk is left behind, or deleted as its policy says',
    { '1.27': 'left behind', '1.31': 'deleted' },
    kubernetes => {
      const world = new World({ kubernetes })
      world.storageClass('disks', {}, true)
      world.claim('data')
      const { volumeName } = world.settle().get('PersistentVolumeClaim', 'data').spec
      world.delete('PersistentVolume', volumeName!)
      world.settle().delete('PersistentVolumeClaim', 'data')
      const { change, by } = world.settle().revisions('PersistentVolume', volumeName!).at(-1)!
      assert.equal(change, 'deleted')
      return by === 'external-provisioner' ? 'deleted' : 'left behind'
    },
  )
})

describe('the StatefulSet controller', () => {
  inAllVersions(
    'what it says',
    {
      '1.27': [
        'create Claim data-web-0 Pod web-0 in StatefulSet web success',
        'create Pod web-0 in StatefulSet web successful',
        'delete Pod web-0 in StatefulSet web successful',
      ],
      '1.35': [
        'Create Claim data-web-0 Pod web-0 in StatefulSet web success',
        'Create Pod web-0 in StatefulSet web successful',
        'Delete Pod web-0 in StatefulSet web successful',
      ],
    },
    kubernetes => {
      const world = new World({ kubernetes })
      world.storageClass('fast', {}, true)
      world.set({ volumeClaimTemplates: [dataClaim] as never })
      world.settle().change({ replicas: 0 })
      return world
        .settle()
        .eventsOf('web')
        .map(({ message }) => message)
    },
  )

  inAllVersions('the label of the ordinal', { '1.27': undefined, '1.28': '0' }, kubernetes => {
    const world = new World({ kubernetes })
    world.set()
    return world.settle().get('Pod', 'web-0').metadata.labels!['apps.kubernetes.io/pod-index']
  })

  const nameOfRevision = (kubernetes: string): string => {
    const world = new World({ kubernetes })
    world.set()
    return world.settle().get('StatefulSet', 'web').status!.updateRevision!
  }
  const older = nameOfRevision('1.33')
  const newer = nameOfRevision('1.34')
  inAllVersions(
    'a template’s revision has another name since no null is recorded',
    { '1.27': older, '1.34': newer },
    nameOfRevision,
  )

  it('a set of 1.33 that comes under 1.34 is rolled for nothing, until 1.34.2', () => {
    const rolls = (kubernetes: string) => {
      const world = new World({ kubernetes })
      world.set()
      world.settle()
      const [revision] = world.api.list('ControllerRevision')
      world.api.delete({ kind: 'StatefulSet', namespace: 'default', name: 'web' }, { propagationPolicy: 'Orphan' })
      world.settle()
      // The revision as 1.33 wrote it, with the null that it left in every template.
      const { template } = (revision!.data as { spec: { template: { metadata: object } } }).spec
      const metadata = { creationTimestamp: null, ...template.metadata }
      const name = 'web-of-133'
      world.delete('ControllerRevision', revision!.metadata.name)
      world.create<ControllerRevision>({
        kind: 'ControllerRevision',
        metadata: { name, labels: revision!.metadata.labels },
        data: { spec: { template: { ...template, metadata } } },
        revision: 1,
      })
      const pod = { kind: 'Pod', namespace: 'default', name: 'web-0' } as const
      const before = world.api.patch(pod, { metadata: { labels: { 'controller-revision-hash': name } } }).metadata.uid
      world.set()
      return world.settle().get('Pod', 'web-0').metadata.uid !== before
    }
    const seen = ['1.34.0', '1.34.1', '1.34.2', '1.35', '1.36', '1.37'].map(version => [version, rolls(version)])
    assert.deepEqual(Object.fromEntries(seen), {
      '1.34.0': true,
      '1.34.1': true,
      '1.34.2': false,
      '1.35': false,
      '1.36': false,
      '1.37': false,
    })
  })

  it('a pod that failed: how often its replacement is told of, and how', () => {
    const told = (kubernetes: string) => {
      const world = new World({ kubernetes })
      world.set()
      world.settle().engine.workloads.befall('web-0', { is: 'evicted' })
      world.settle()
      return [...world.events('web').slice(1), world.status('web-0')]
    }
    const loud = [
      'Warning RecreatingFailedPod: StatefulSet default/web is recreating failed Pod web-0',
      'Normal SuccessfulDelete: delete Pod web-0 in StatefulSet web successful',
      '1/1 Running 0',
    ]
    const quiet = loud.slice(1)
    for (const version of ['1.27', '1.28.10', '1.29.5', '1.30.1']) assert.deepEqual(told(version), loud, version)
    for (const version of ['1.28.11', '1.29.6', '1.30.2', '1.31', '1.34'])
      assert.deepEqual(told(version), quiet, version)
  })

  it('a pod that is deleted and has stopped: up to 1.30.1 the controller cannot wait for it to go', () => {
    const told = (kubernetes: string) => {
      const world = new World({ kubernetes })
      world.set()
      world.settle().delete('Pod', 'web-0')
      world.settle()
      return world.eventsOf('web', 'RecreatingTerminatedPod').some(({ count = 1 }) => count > 1)
    }
    assert.deepEqual(['1.29.5', '1.30.1', '1.30.2', '1.36'].map(told), [true, true, false, false])
  })

  it('a pod that ended well is replaced from 1.28.5 and 1.27.9 on', () => {
    const isReplaced = (kubernetes: string) => {
      const world = new World({ kubernetes })
      world.set()
      const pod = world.settle().fails('node-1', 'node-partitioned').get('Pod', 'web-0')
      world.api.updateStatus({ ...pod, status: { ...pod.status, phase: 'Succeeded' } })
      return world.pass(30).get('Pod', 'web-0').metadata.uid !== pod.metadata.uid
    }
    const versions = ['1.27.8', '1.27.9', '1.28.4', '1.28.5', '1.36']
    assert.deepEqual(versions.map(isReplaced), [false, true, false, true, true])
  })

  it('below the partition a pod came back new up to 1.28.3 and 1.27.7: the rollout was taken for complete while it was away', () => {
    const imageOf = (kubernetes: string) => {
      const world = new World({ kubernetes, present: ['app:v1', 'app:v2'] }).says('app:v1', { stopExitCode: 143 })
      const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } as const
      world.set({ replicas: 2, updateStrategy })
      world.settle().image('app:v2')
      world.settle().delete('Pod', 'web-0')
      return world.settle().get('Pod', 'web-0').spec.containers[0]!.image
    }
    const versions = ['1.27.7', '1.27.8', '1.28.3', '1.28.4', '1.29', '1.36']
    assert.deepEqual(versions.map(imageOf), ['app:v2', 'app:v1', 'app:v2', 'app:v1', 'app:v1', 'app:v1'])
  })

  inAllVersions(
    'an ordered start with minReadySeconds: when each pod is created, and the last is available',
    // Looks at 0, 10, 20 … s up to 1.35; later at the very second in which a pod has been ready for ten.
    { '1.27': [0, 20, 40, 60], '1.36': [0, 12, 24, 36] },
    kubernetes => {
      const world = new World({ kubernetes })
      const from = world.now
      world.set({ replicas: 3, minReadySeconds: 10 })
      world.settle()
      const created = ['web-0', 'web-1', 'web-2'].map(name => world.revisions('Pod', name)[0]!.at / 1000)
      const available = world
        .revisions('StatefulSet', 'web')
        .find(({ object }) => (object as StatefulSet).status?.availableReplicas === 3)!
      return [...created, available.at / 1000].map(at => at - from)
    },
  )

  inAllVersions('a Parallel rollout waits for minReadySeconds', { '1.27': false, '1.35': true }, kubernetes => {
    const world = new World({ kubernetes, present: ['app:v1', 'app:v2'] })
    world.set({ replicas: 2, podManagementPolicy: 'Parallel', minReadySeconds: 60 })
    world.settle().pass(120).image('app:v2')
    const isNew = (name: string) => world.find('Pod', name)?.spec.containers[0]?.image === 'app:v2'
    const first = world.when(() => isNew('web-1'))
    return world.when(() => isNew('web-0')) - first > 60
  })

  it('a Parallel set of which all pods are broken from the beginning heals, but from 1.35.0 to 1.35.3', () => {
    const heals = (kubernetes: string) => {
      const world = new World({ kubernetes, present: ['app:v1', 'app:v2'] }).says('app:v1', { ready: 'never' })
      const readinessProbe = { httpGet: { port: 8080 } }
      world.set({ replicas: 3, podManagementPolicy: 'Parallel' }, { container: { readinessProbe } })
      world.settle().image('app:v2')
      return world.settle().get('StatefulSet', 'web').status!.readyReplicas === 3
    }
    const versions = ['1.34.3', '1.35.0', '1.35.3', '1.35.4', '1.36', '1.37.1']
    assert.deepEqual(versions.map(heals), [true, false, false, true, true, true])
  })

  inAllVersions(
    'Parallel with a gap that cannot be filled lets go of what is too much',
    { '1.27': false, '1.37': true },
    kubernetes => {
      const world = new World({ kubernetes })
      world.set({ replicas: 3, podManagementPolicy: 'Parallel' })
      world.settle().engine.apiServer.refusals.begin('Pod', 'exceeded quota: pods', Infinity, () => {})
      world.delete('Pod', 'web-0')
      world.pass(10).change({ replicas: 2 })
      return world.pass(30).find('Pod', 'web-2') === undefined
    },
  )
})

describe('the strategy Recreate', () => {
  const gates = { StatefulSetRecreateStrategy: true }
  const recreate = { updateStrategy: { type: 'Recreate' } } as never

  it('is unknown before 1.37, and there behind a gate', () => {
    const answer = (options: WorldOptions) => answerTo(() => new World(options).set(recreate))
    const unknown = /spec\.updateStrategy: Invalid value: .*"Type":"Recreate".*: must be 'RollingUpdate' or 'OnDelete'$/
    for (const options of [{ kubernetes: '1.36', gates }, { kubernetes: '1.37' }])
      assert.match(answer(options), unknown)
    assert.equal(answer({ kubernetes: '1.37', gates }), 'accepted')
  })

  it('lets all old pods go at once before the first new one comes, one after the other; no pod goes for the strategy alone', () => {
    const world = new World({ kubernetes: '1.37', gates, present: ['app:v1', 'app:v2'] })
    world.set({ replicas: 3 })
    const uids = () => world.api.list('Pod').map(({ metadata }) => metadata.uid)
    world.settle()
    const before = uids()
    world.change({ updateStrategy: { $retainKeys: ['type'], type: 'Recreate', rollingUpdate: null } })
    world.settle()
    assert.deepEqual(uids(), before)
    world.image('app:v2')
    const from = world.engine.log.entries.length
    world.pass(0)
    assert.equal(world.api.list('Pod').filter(({ metadata }) => metadata.deletionTimestamp !== undefined).length, 3)
    assert.deepEqual(
      world
        .get('StatefulSet', 'web')
        .status!.conditions!.map(({ type, status, reason, message }) => [type, status, reason, message]),
      [['Progressing', 'True', 'RecreateInProgress', 'Deleting old revision pods']],
    )
    world.settle()
    const changes = world.engine.log.entries
      .slice(from)
      .flatMap(entry =>
        entry.entry === 'revision' && entry.object.kind === 'Pod' && entry.change !== 'updated'
          ? [`${entry.change} ${entry.object.metadata.name}`]
          : [],
      )
    assert.deepEqual(changes, [
      'deleted web-0',
      'deleted web-1',
      'deleted web-2',
      'created web-0',
      'created web-1',
      'created web-2',
    ])
    const { currentRevision, updateRevision, readyReplicas, conditions } = world.get('StatefulSet', 'web').status!
    assert.deepEqual([currentRevision === updateRevision, readyReplicas, conditions], [true, 3, undefined])
  })

  it('knows no trap: a broken template is replaced by a good one without anybody’s help', () => {
    const world = new World({ kubernetes: '1.37', gates, present: ['app:v1', 'app:v2', 'app:v3'] })
    world.says('app:v2', { ready: 'never' })
    world.set({ replicas: 2, ...(recreate as object) }, { container: { readinessProbe: { httpGet: { port: 8080 } } } })
    world.settle().image('app:v2')
    world.settle().image('app:v3')
    assert.equal(world.settle().get('StatefulSet', 'web').status!.readyReplicas, 2)
  })
})

it('what is inferred says so', () => {
  assert.deepEqual(['1.27', '1.36', '1.36.2', '1.37', '1.37.1'].map(isPartlyInferred), [
    false,
    false,
    false,
    true,
    true,
  ])
})

const dataClaim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
}

/** `accepted`, or what the server says against it. */
function answerTo(work: () => unknown): string {
  try {
    work()
    return 'accepted'
  } catch (error) {
    return refusal(() => {
      throw error
    }).message
  }
}

/** What is kept of 2 in a set that asks for it, and what is filled in where a set says nothing. */
function keptMaxUnavailable(kubernetes: string, gates = {}): (number | undefined)[] {
  return [{ maxUnavailable: 2 }, {}].map(rollingUpdate => {
    const world = new World({ kubernetes, gates })
    const set = world.set({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } })
    return set.spec.updateStrategy!.rollingUpdate!.maxUnavailable as number | undefined
  })
}
