import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContainerStatus, Pod, PodSpec } from '../../api/types.ts'
import { goDuration, grown, noBackOff, remaining } from './back-off.ts'
import { conditionsOf } from './conditions.ts'
import { imageIdOf, normalImage, repositoryOf, sizeOf } from './images.ts'
import { phaseOf } from './phase.ts'

type Shown = 'new' | 'up' | 'ready' | 'looping' | `exit ${number}`

const statusOf = (shown: Shown, index: number): ContainerStatus => {
  const known = {
    name: `c${index}`,
    image: '',
    imageID: '',
    restartCount: 0,
    ready: shown === 'ready',
    started: shown === 'up' || shown === 'ready',
  }
  const terminated = { exitCode: Number(shown.slice(5)) }
  if (shown === 'new') return { ...known, state: { waiting: { reason: 'ContainerCreating' } } }
  if (shown === 'looping')
    return { ...known, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1 } } }
  if (shown === 'up' || shown === 'ready') return { ...known, state: { running: {} } }
  return { ...known, ready: terminated.exitCode === 0, state: { terminated } }
}

const podOf = (spec: Partial<PodSpec>, inits: number, sidecars: boolean): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', uid: '1', resourceVersion: '1', creationTimestamp: '' },
  spec: {
    restartPolicy: 'Always',
    initContainers: Array.from({ length: inits }, (_, index) => ({
      name: `c${index}`,
      ...(sidecars && { restartPolicy: 'Always' }),
    })),
    containers: ['c0', 'c1'].map(name => ({ name })),
    ...spec,
  },
})

/** Init containers (after `~` sidecars) | regular ones; the policy; whether all is over; the phase. */
const phases: [string, PodSpec['restartPolicy'], boolean, string][] = [
  ['| new', 'Always', false, 'Pending'],
  ['| up new', 'Always', false, 'Pending'],
  ['| up', 'Always', false, 'Running'],
  ['| up exit 1', 'Never', false, 'Running'],
  ['| looping', 'Always', false, 'Running'],
  ['| exit 0', 'Always', false, 'Running'],
  ['| exit 0', 'Always', true, 'Succeeded'],
  ['| exit 0 exit 137', 'Always', true, 'Failed'],
  ['| exit 0', 'OnFailure', false, 'Succeeded'],
  ['| exit 1', 'OnFailure', false, 'Running'],
  ['| exit 1', 'Never', false, 'Failed'],
  ['| new', 'Always', true, 'Failed'],
  ['up | new', 'Always', false, 'Pending'],
  ['looping | new', 'Always', false, 'Pending'],
  ['exit 0 | new', 'Always', false, 'Pending'],
  ['exit 0 | up', 'Always', false, 'Running'],
  ['exit 1 | new', 'Never', false, 'Failed'],
  ['~up | new', 'Always', false, 'Pending'],
  ['~looping | up', 'Always', false, 'Running'],
  ['~up | exit 0', 'OnFailure', false, 'Running'],
  ['~exit 0 | exit 0', 'OnFailure', false, 'Succeeded'],
]

test('phases follow from the containers', () => {
  for (const [text, restartPolicy, finished, phase] of phases) {
    const [inits, regulars] = text
      .split('|')
      .map(part => (part.match(/exit \d+|[a-z]+/g) ?? []).map((shown, index) => statusOf(shown as Shown, index)))
    const pod = podOf({ restartPolicy }, inits!.length, text.startsWith('~'))
    assert.equal(
      phaseOf(pod, inits!, regulars!, finished),
      phase,
      `${text} ${restartPolicy}${finished ? ', finished' : ''}`,
    )
  }
})

test('conditions: their order, reasons and lists, and since when they hold', () => {
  const pod = podOf({}, 2, false)
  const before = [
    { type: 'Ready', status: 'False', lastTransitionTime: 'earlier' },
    { type: 'PodScheduled', status: 'True', lastTransitionTime: 'earlier' },
    { type: 'www', status: 'True', lastTransitionTime: 'earlier' },
  ]
  const inits = [statusOf('exit 0', 0), statusOf('up', 1)]
  const regulars = [statusOf('new', 0), statusOf('new', 1)]
  const standing = {
    pod,
    phase: 'Pending' as const,
    inits,
    regulars,
    sandbox: true,
    before,
    now: 'now',
    observedGeneration: undefined,
  }
  const unready = 'ContainersNotReady containers with unready status: [c0 c1]'
  assert.deepEqual(
    conditionsOf(standing).map(({ type, status, reason, message, lastTransitionTime }) => [
      type,
      status,
      lastTransitionTime,
      [reason, message].join(' ').trim(),
    ]),
    [
      ['www', 'True', 'earlier', ''],
      ['PodReadyToStartContainers', 'True', 'now', ''],
      ['Initialized', 'False', 'now', 'ContainersNotInitialized containers with incomplete status: [c1]'],
      ['Ready', 'False', 'earlier', unready],
      ['ContainersReady', 'False', 'now', unready],
      ['PodScheduled', 'True', 'earlier', ''],
    ],
  )
  const over = conditionsOf({ ...standing, phase: 'Succeeded' }).map(
    ({ type, status, reason }) => `${type} ${status} ${reason ?? ''}`,
  )
  assert.deepEqual(over.slice(2, 5), [
    'Initialized True PodCompleted',
    'Ready False PodCompleted',
    'ContainersReady False PodCompleted',
  ])
})

test('image names in full', () => {
  const names = [
    'nginx',
    'nginx:1.27',
    'bitnami/redis:7',
    'ghcr.io/a/b',
    'localhost/a:1',
    'registry:5000/a@sha256:ab',
    'Nginx',
    'a b',
    'nginx:',
    'nginx:V1',
    'localhost/A:1',
  ]
  assert.deepEqual(names.map(normalImage), [
    'docker.io/library/nginx:latest',
    'docker.io/library/nginx:1.27',
    'docker.io/bitnami/redis:7',
    'ghcr.io/a/b:latest',
    'localhost/a:1',
    'registry:5000/a@sha256:ab',
    undefined,
    undefined,
    undefined,
    'docker.io/library/nginx:V1',
    undefined,
  ])
  assert.equal(repositoryOf('registry:5000/a/b:v1'), 'registry:5000/a/b')
})

test('an image is the same by digest and size on every machine', () => {
  assert.equal(imageIdOf('app:v1'), 'app@sha256:ed920d7adaba9553b5818c10e60d5c81cb140686453a9fcf3197841cdbf8544d')
  assert.equal(sizeOf('app:v1'), 95747703)
})

test('waits between restarts grow from 10s to 5m, and are forgotten after 10m without a failure', () => {
  const minute = 60_000
  let backOff = noBackOff
  const waits = [0, 1, 2, 3, 4, 5, 6].map(at => {
    backOff = grown(backOff, at * minute, at * minute)
    return goDuration(backOff.delay!)
  })
  assert.equal(waits.join(' '), '10s 20s 40s 1m20s 2m40s 5m0s 5m0s')
  assert.equal(goDuration(remaining(backOff, 6 * minute, 7 * minute)), '4m0s')
  assert.equal(grown(backOff, 16 * minute, 0).delay, 300_000)
  assert.equal(grown(backOff, 16 * minute + 1, 0).delay, 10_000)
  assert.equal(remaining(backOff, 16 * minute + 1, 16 * minute + 1), 0)
  assert.equal(remaining(noBackOff, 0, 0), 0)
  assert.deepEqual([0, 59_000, 3_600_000, 3_661_000].map(goDuration), ['0s', '59s', '1h0m0s', '1h1m1s'])
})
