import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersistentVolume, PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../../api/types.ts'
import { bestMatch } from './match.ts'

const modesOf = { RWO: 'ReadWriteOnce', RWX: 'ReadWriteMany', ROX: 'ReadOnlyMany' } as const
const metadata = (name: string, uid: string) => ({
  name,
  uid,
  resourceVersion: '1',
  creationTimestamp: '2026-01-01T00:00:00Z',
})

/** `pv-a 10Gi RWO,RWX` with whatever else is asked for. */
function volume(text: string, more: Partial<PersistentVolume['spec']> = {}): PersistentVolume {
  const [name, storage, modes] = text.split(' ') as [string, string, string]
  const accessModes = modes.split(',').map(mode => modesOf[mode as keyof typeof modesOf])
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { ...metadata(name, `uid-of-${name}`), labels: { tier: name } },
    spec: { capacity: { storage }, accessModes, storageClassName: 'manual', volumeMode: 'Filesystem', ...more },
    status: { phase: 'Available' },
  }
}

function claim(spec: Partial<PersistentVolumeClaimSpec> = {}): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...metadata('data', 'uid-1'), namespace: 'default' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '5Gi' } },
      storageClassName: 'manual',
      volumeMode: 'Filesystem',
      ...spec,
    },
  }
}

const reserved = (name: string, uid?: string) => ({ claimRef: { namespace: 'default', name, uid } })

const cases: {
  name: string
  volumes: PersistentVolume[]
  claim?: PersistentVolumeClaim
  waits?: boolean
  is?: string
}[] = [
  {
    name: 'the smallest that is large enough',
    volumes: [volume('a 20Gi RWO'), volume('b 5Gi RWO'), volume('c 1Gi RWO')],
    is: 'b',
  },
  { name: 'of equals the first by name', volumes: [volume('b 5Gi RWO'), volume('a 5120Mi RWO')], is: 'a' },
  { name: 'fewer modes before a smaller size', volumes: [volume('a 10Gi RWO,RWX'), volume('b 100Gi RWO')], is: 'b' },
  { name: 'more modes when fewer do not do', volumes: [volume('a 10Gi RWO,ROX,RWX'), volume('b 1Gi RWO')], is: 'a' },
  {
    name: 'all modes that are asked for',
    volumes: [volume('a 10Gi RWO')],
    claim: claim({ accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }),
  },
  {
    name: 'the one that is reserved, though larger',
    volumes: [volume('a 5Gi RWO'), volume('b 50Gi RWO', reserved('data'))],
    is: 'b',
  },
  {
    name: 'reserved, of another class',
    volumes: [volume('b 50Gi RWO', { ...reserved('data'), storageClassName: 'x' })],
    is: 'b',
  },
  {
    name: 'a reserved one with more modes comes later',
    volumes: [volume('a 5Gi RWO'), volume('b 5Gi RWO,RWX', reserved('data'))],
    is: 'a',
  },
  { name: 'reserved but too small', volumes: [volume('b 1Gi RWO', reserved('data'))] },
  { name: 'reserved for an earlier claim of the name', volumes: [volume('b 5Gi RWO', reserved('data', 'uid-0'))] },
  { name: 'reserved for another', volumes: [volume('b 5Gi RWO', reserved('other'))] },
  { name: 'of another class', volumes: [volume('a 5Gi RWO', { storageClassName: 'x' })] },
  {
    name: 'no class and an empty one are the same',
    volumes: [volume('a 5Gi RWO', { storageClassName: undefined })],
    claim: claim({ storageClassName: '' }),
    is: 'a',
  },
  { name: 'of another mode', volumes: [volume('a 5Gi RWO', { volumeMode: 'Block' })] },
  { name: 'not available', volumes: [{ ...volume('a 5Gi RWO'), status: { phase: 'Released' } }] },
  {
    name: 'by label',
    volumes: [volume('a 5Gi RWO'), volume('b 6Gi RWO')],
    claim: claim({ selector: { matchLabels: { tier: 'b' } } }),
    is: 'b',
  },
  { name: 'waiting for a consumer: none', volumes: [volume('a 5Gi RWO')], waits: true },
  {
    name: 'waiting for a consumer: only a reserved one',
    volumes: [volume('a 5Gi RWO'), volume('b 9Gi RWO', reserved('data'))],
    waits: true,
    is: 'b',
  },
]

test('which volume a claim is bound to', async t => {
  for (const { name, volumes, claim: asked = claim(), waits = false, is } of cases)
    await t.test(name, () => {
      assert.equal(bestMatch(asked, volumes, waits)?.metadata.name, is)
      assert.equal(bestMatch(asked, volumes.toReversed(), waits)?.metadata.name, is)
    })
})
