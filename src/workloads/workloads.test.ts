import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../api/types.ts'
import { PodFiles } from './pod-files.ts'
import { Volumes } from './volumes.ts'
import { Workloads } from './workloads.ts'

const pod = (name: string, namespace = 'default'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, uid: name, resourceVersion: '1', creationTimestamp: '' },
  spec: {
    initContainers: [{ name: 'init', image: 'app:v1' }],
    containers: [
      { name: 'app', image: 'app:v1' },
      { name: 'other', image: 'other:v1' },
    ],
  },
})

test('of an aspect the last word counts; a pod goes before its image, its full name before its bare one', () => {
  const workloads = new Workloads()
  const behaviour = (name: string, container = 'app', namespace = 'default') => {
    const { ready, stop, answers } = workloads.behaviourOf(pod(name, namespace), container)
    return [ready, stop, answers]
  }
  workloads.declareImage('app:v1', { ready: 'never', stop: 500 })
  workloads.declareImage('app:v1', { ready: 2_000 })
  assert.deepEqual(behaviour('web-0'), [2_000, 500, {}])
  workloads.declarePod('web-0', { ready: 'never', answers: { 'GET /a': 500 } })
  workloads.declareImage('app:v1', { ready: 7 })
  workloads.declarePod('web-0', { answers: { 'GET /b': 404 } })
  assert.deepEqual(behaviour('web-0'), ['never', 500, { 'GET /a': 500, 'GET /b': 404 }])
  workloads.declarePod('east/web-0', { ready: 9 })
  assert.deepEqual(behaviour('web-0', 'app', 'east')[0], 9)
  assert.deepEqual(behaviour('web-1')[0], 7)
  assert.deepEqual(behaviour('web-0', 'other')[0], 'never')
  assert.deepEqual(behaviour('web-0', 'init')[0], 7, 'a pod is spoken of by its regular containers')
})

test('a path leads to the innermost mount, and nowhere else', () => {
  const files = new PodFiles(new Volumes())
  const [root, data, wal] = [new Map(), new Map(), new Map([['/old', 'x']])]
  const mount = (path: string, files: Map<string, string>, rest = {}) => ({
    path,
    files,
    readOnly: false,
    subPath: '',
    ...rest,
  })
  const mounts = [
    mount('/data', data, { subPath: '/pg' }),
    mount('/data/wal', wal, { readOnly: true }),
    mount('/srv', root),
  ]
  files.open('web-0', 'app', { mounts, environment: new Map() })
  const who = pod('web-0')
  files.write(who, '/data/base', '1')
  files.write(who, '/data/../data//x/', '2')
  files.write(who, '/database', '3')
  assert.deepEqual([...data.keys()], ['/pg/base', '/pg/x'])
  assert.equal(files.read(who, '/database'), '3')
  assert.equal(files.read(who, '/data/wal/old'), 'x')
  assert.throws(() => files.write(who, '/data/wal/new', ''), { kind: 'read-only' })
  assert.throws(() => files.read(who, '/data/none'), {
    kind: 'no-such-file',
    message: '/data/none: No such file or directory in pod web-0',
  })
  assert.throws(() => files.read(pod('web-1'), '/data/base'), { kind: 'not-running' })
  files.close('web-0', 'app')
  assert.throws(() => files.read(who, '/database'), { kind: 'not-running' })
})
