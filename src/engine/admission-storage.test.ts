import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KubeObject, ObjectOf } from '../api/object.ts'
import { StatusError } from '../api/status-error.ts'
import type { PersistentVolume, PersistentVolumeClaim, PersistentVolumeClaimSpec, StorageClass } from '../api/types.ts'
import type { Look } from './admission-look.ts'
import { admitClaim, admitVolume } from './admission-storage.ts'

const meta = (name: string, second = 0) => ({
  name,
  uid: `uid-of-${name}`,
  resourceVersion: '1',
  creationTimestamp: `2026-01-01T00:00:0${second}Z`,
})

function storageClass(
  name: string,
  rest: Partial<StorageClass> & { isDefault?: boolean; second?: number } = {},
): StorageClass {
  const { isDefault, second, ...fields } = rest
  const annotations = isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    provisioner: 'disk.example.com',
    ...fields,
    metadata: { ...meta(name, second), annotations },
  }
}

/** A claim of 5Gi of the class `fixed`, bound, but for what is said. */
function claim(
  storage: string,
  spec: PersistentVolumeClaimSpec = { storageClassName: 'fixed' },
  phase: 'Bound' | 'Pending' = 'Bound',
): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...meta('data-web-0'), namespace: 'default' },
    spec: { resources: { requests: { storage } }, ...spec },
    status: { phase },
  }
}

const look = (...classes: StorageClass[]): Look => ({
  get: <Kind extends string>(_kind: Kind, key: string) =>
    classes.find(({ metadata }) => metadata.name === key) as KubeObject | undefined as ObjectOf<Kind> | undefined,
  list: <Kind extends string>() => classes as KubeObject[] as ObjectOf<Kind>[],
})

test('which class a new claim gets', async t => {
  const standard = storageClass('standard', { isDefault: true })
  const newer = storageClass('b-newer', { isDefault: true, second: 5 })
  const asNew = storageClass('a-newer', { isDefault: true, second: 5 })
  const cases: { name: string; spec: PersistentVolumeClaimSpec; classes: StorageClass[]; is: string | undefined }[] = [
    { name: 'the default one when it names none', spec: {}, classes: [storageClass('fast'), standard], is: 'standard' },
    { name: 'of several the newest, then by name', spec: {}, classes: [newer, standard, asNew], is: 'a-newer' },
    { name: 'the one it names', spec: { storageClassName: 'fast' }, classes: [standard], is: 'fast' },
    { name: 'none when it wants none', spec: { storageClassName: '' }, classes: [standard], is: '' },
    { name: 'none where there is no default', spec: {}, classes: [storageClass('fast')], is: undefined },
  ]
  for (const { name, spec, classes, is } of cases)
    await t.test(name, () => {
      const admitted = admitClaim(claim('1Gi', spec, 'Pending'), undefined, look(...classes))
      assert.equal(admitted.spec.storageClassName, is)
      assert.deepEqual(admitted.metadata.finalizers, ['kubernetes.io/pvc-protection'])
    })
})

test('a new volume is protected; one that is changed is left as it is', () => {
  const volume: PersistentVolume = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: meta('pv-a'), spec: {} }
  assert.deepEqual(admitVolume(volume, undefined).metadata.finalizers, ['kubernetes.io/pv-protection'])
  assert.equal(admitVolume(volume, volume), volume)
})

test('which claims may grow', async t => {
  const classes = look(storageClass('growing', { allowVolumeExpansion: true }), storageClass('fixed'))
  const growing = { storageClassName: 'growing' }
  const cases: { name: string; old: PersistentVolumeClaim; now: PersistentVolumeClaim; refused?: true }[] = [
    { name: 'the class allows it', old: claim('5Gi', growing), now: claim('6Gi', growing) },
    { name: 'the class does not say', old: claim('5Gi'), now: claim('6Gi'), refused: true },
    { name: 'there is no class', old: claim('5Gi', {}), now: claim('6Gi', {}), refused: true },
    {
      name: 'the class is gone',
      old: claim('5Gi', { storageClassName: 'x' }),
      now: claim('6Gi', { storageClassName: 'x' }),
      refused: true,
    },
    { name: 'the same in other words', old: claim('5Gi'), now: claim('5120Mi') },
    { name: 'less is validation’s to judge', old: claim('5Gi'), now: claim('4Gi') },
    { name: 'so is what is not bound', old: claim('5Gi', {}, 'Pending'), now: claim('6Gi', {}, 'Pending') },
  ]
  for (const { name, old, now, refused } of cases)
    await t.test(name, () => {
      const admit = () => admitClaim(now, old, classes)
      if (!refused) assert.equal(admit(), now)
      else
        assert.throws(
          admit,
          (error: unknown) =>
            error instanceof StatusError &&
            error.code === 403 &&
            error.message ===
              'persistentvolumeclaims "data-web-0" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
        )
    })
})
