import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObjectMeta, Pod, StatefulSet } from '../../../api/types.ts'
import { type Call, callsForPod, type Sets } from './wire.ts'

const setNamed = (name: string, app: string, minReadySeconds = 0): StatefulSet => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'default', uid: `uid-${name}`, resourceVersion: '1', creationTimestamp: '' },
  spec: { selector: { matchLabels: { app } }, template: {}, minReadySeconds },
})

const all = [setNamed('web', 'web', 30), setNamed('shop', 'web'), setNamed('db', 'db')]
const sets: Sets = {
  get: key => all.find(({ metadata }) => `default/${metadata.name}` === key),
  inNamespace: () => all,
}

const pod = (resourceVersion: string, metadata: ObjectMeta = {}, ready?: 'True' | 'False'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'default', uid: 'p', creationTimestamp: '', ...metadata, resourceVersion },
  spec: { containers: [] },
  ...(ready && { status: { conditions: [{ type: 'Ready', status: ready }] } }),
})

const ownedBy = (name: string, uid = `uid-${name}`): ObjectMeta => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid, controller: true }],
})
const app = (app: string): ObjectMeta => ({ labels: { app } })
const going: ObjectMeta = { deletionTimestamp: '1970-01-01T00:00:00Z' }

const text = ({ key, after }: Call): string => (after === undefined ? key : `${key} in ${after} ms`)

const created = (object: Pod) => callsForPod({ change: 'created', object }, sets)
const deleted = (object: Pod) => callsForPod({ change: 'deleted', object }, sets)
const updated = (before: Pod, object: Pod) => callsForPod({ change: 'updated', object, before }, sets)

for (const [label, calls, keys] of [
  ['created with an owner', created(pod('1', ownedBy('web'))), ['default/web']],
  ['created with an owner that is another of that name', created(pod('1', ownedBy('web', 'old'))), []],
  ['created as an orphan', created(pod('1', app('web'))), ['default/web', 'default/shop']],
  ['created as an orphan that nobody selects', created(pod('1', app('x'))), []],
  ['seen first when it is going', created(pod('1', { ...app('web'), ...going })), []],
  ['the same as before', updated(pod('1', ownedBy('web')), pod('1', ownedBy('web'))), []],
  ['updated', updated(pod('1', ownedBy('web')), pod('2', ownedBy('web'))), ['default/web']],
  [
    'became ready',
    updated(pod('1', ownedBy('web'), 'False'), pod('2', ownedBy('web'), 'True')),
    ['default/web', 'default/web in 30000 ms'],
  ],
  ['handed over', updated(pod('1', ownedBy('web')), pod('2', ownedBy('db'))), ['default/web', 'default/db']],
  [
    'let go',
    updated(pod('1', { ...ownedBy('db'), ...app('web') }), pod('2', app('web'))),
    ['default/db', 'default/web', 'default/shop'],
  ],
  ['an orphan with new labels', updated(pod('1', app('web')), pod('2', app('db'))), ['default/db']],
  ['an orphan with other news', updated(pod('1', app('web')), pod('2', app('web'), 'True')), []],
  ['deleted', deleted(pod('1', ownedBy('web'))), ['default/web']],
  ['deleted as an orphan', deleted(pod('1', app('web'))), []],
] as const)
  test(`a pod ${label} calls ${keys.join(' and ') || 'nobody'}`, () => {
    assert.deepEqual(calls.map(text), keys)
  })
