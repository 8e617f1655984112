import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContainerStatus, Pod } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import { ageOf } from './age.ts'
import { podColumns } from './pod-columns.ts'

test('ages are told as kubectl tells them', () => {
  const ages: [number, string][] = [
    [-2, '<invalid>'],
    [-1, '0s'],
    [0, '0s'],
    [119, '119s'],
    [120, '2m'],
    [599, '9m59s'],
    [600, '10m'],
    [179 * 60 + 59, '179m'],
    [180 * 60, '3h'],
    [8 * 3600 - 1, '7h59m'],
    [8 * 3600, '8h'],
    [48 * 3600 - 1, '47h'],
    [48 * 3600, '2d'],
    [8 * 86400 - 1, '7d23h'],
    [8 * 86400, '8d'],
    [730 * 86400, '2y'],
    [731 * 86400, '2y1d'],
    [8 * 365 * 86400, '8y'],
  ]
  for (const [seconds, age] of ages) assert.equal(ageOf(seconds * 1000), age)
})

type Part = Partial<ContainerStatus>

const container = (name: string, part: Part): ContainerStatus => ({
  name,
  ready: false,
  restartCount: 0,
  image: '',
  imageID: '',
  ...part,
})
const running: Part = { state: { running: {} } }
const readyNow: Part = { ...running, ready: true }
const waiting = (reason: string): Part => ({ state: { waiting: { reason } } })
const ended = (exitCode: number, reason?: string): Part => ({ state: { terminated: { exitCode, reason } } })

interface Drawn {
  app?: Part
  side?: Part
  init?: Part
  initPolicy?: 'Always'
  phase?: string
  reason?: string
  initialized?: boolean
  ready?: boolean
  deleting?: boolean
}

function podOf({ app, side, init, initPolicy, phase = 'Running', reason, initialized, ready, deleting }: Drawn): Pod {
  const conditions = [
    ...(initialized ? [{ type: 'Initialized', status: 'True' }] : []),
    ...(ready ? [{ type: 'Ready', status: 'True' }] : []),
  ]
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web-0',
      uid: '1',
      resourceVersion: '1',
      creationTimestamp: toTimestamp(0),
      ...(deleting && { deletionTimestamp: toTimestamp(0) }),
    },
    spec: {
      containers: [{ name: 'app' }, ...(side === undefined ? [] : [{ name: 'side' }])],
      ...(init && { initContainers: [{ name: 'init', restartPolicy: initPolicy }] }),
    },
    status: {
      phase,
      reason,
      conditions,
      ...(init && { initContainerStatuses: [container('init', init)] }),
      containerStatuses: [
        ...(app === undefined ? [] : [container('app', app)]),
        ...(side === undefined ? [] : [container('side', side)]),
      ],
    },
  } as Pod
}

/** What kubectl shows in its columns, rule by rule. */
const rows: [string, Drawn, string, string][] = [
  ['nobody has reported yet', { phase: 'Pending' }, '0/1', 'Pending'],
  ['the kubelet is at it', { phase: 'Pending', app: waiting('ContainerCreating') }, '0/1', 'ContainerCreating'],
  ['running, not ready: the phase shows', { app: running }, '0/1', 'Running'],
  ['running and ready', { app: readyNow, ready: true }, '1/1', 'Running'],
  ['held back after a crash', { app: waiting('CrashLoopBackOff') }, '0/1', 'CrashLoopBackOff'],
  [
    'the first container of the list has the last word',
    { app: ended(1, 'Error'), side: waiting('ErrImagePull') },
    '0/2',
    'Error',
  ],
  ['ended without a reason', { app: ended(7) }, '0/1', 'ExitCode:7'],
  ['ended by a signal', { app: { state: { terminated: { exitCode: 0, signal: 9 } } } }, '0/1', 'Signal:9'],
  [
    'one is done, one runs, the pod is ready',
    { app: ended(0, 'Completed'), side: readyNow, ready: true },
    '1/2',
    'Running',
  ],
  ['one is done, one runs, the pod is not ready', { app: ended(0, 'Completed'), side: readyNow }, '1/2', 'NotReady'],
  ['one is done, one failed', { app: ended(0, 'Completed'), side: ended(2, 'Error') }, '0/2', 'Error'],
  ['an init container works', { phase: 'Pending', init: running, app: waiting('PodInitializing') }, '0/1', 'Init:0/1'],
  ['an init container failed', { phase: 'Pending', init: ended(1, 'Error') }, '0/1', 'Init:Error'],
  ['an init container failed without a reason', { phase: 'Pending', init: ended(3) }, '0/1', 'Init:ExitCode:3'],
  ['an init container waits', { phase: 'Pending', init: waiting('CrashLoopBackOff') }, '0/1', 'Init:CrashLoopBackOff'],
  [
    'init containers are done',
    { phase: 'Pending', init: ended(0), app: waiting('PodInitializing') },
    '0/1',
    'PodInitializing',
  ],
  [
    'a sidecar counts',
    { init: { ...readyNow, started: true }, initPolicy: 'Always', app: readyNow, ready: true },
    '2/2',
    'Running',
  ],
  [
    'a sidecar restarts later',
    { init: waiting('CrashLoopBackOff'), initPolicy: 'Always', app: readyNow, initialized: true },
    '1/2',
    'Init:CrashLoopBackOff',
  ],
  ['evicted by its node', { phase: 'Failed', reason: 'Evicted' }, '0/1', 'Evicted'],
  ['to be deleted', { app: readyNow, deleting: true }, '1/1', 'Terminating'],
  ['to be deleted, and ended', { app: ended(0, 'Completed'), phase: 'Succeeded', deleting: true }, '0/1', 'Completed'],
]

for (const [when, drawn, ready, status] of rows) {
  test(`a pod's columns: ${when}`, () => {
    const columns = podColumns(podOf(drawn), 0)
    assert.deepEqual([columns.ready, columns.status], [ready, status])
  })
}

test('restarts say how long ago the last one was', () => {
  const app: Part = {
    ...readyNow,
    restartCount: 3,
    lastState: { terminated: { exitCode: 1, finishedAt: toTimestamp(10_000) } },
  }
  assert.equal(podColumns(podOf({ app }), 15_000).restarts, '3 (5s ago)')
  assert.equal(podColumns(podOf({ app: { ...readyNow, restartCount: 1 } }), 0).restarts, '1')
})
