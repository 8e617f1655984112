import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from './decode.ts'
import { applyDefaults } from './defaults.ts'
import { defaultGates } from './gates.ts'
import { goJson } from './go-json.ts'
import { resourceOf } from './resources.ts'
import type { StatefulSet } from './types.ts'

const decoded = <T>(kind: string, body: object): T =>
  decode(resourceOf(kind), { kind, ...body }, { strict: true }).object as unknown as T

const set = (spec: object = {}): StatefulSet =>
  decoded('StatefulSet', {
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          terminationGracePeriodSeconds: 30,
          containers: [
            {
              name: 'app',
              image: 'app:v1',
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
              readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 1 },
            },
          ],
        },
      },
      ...spec,
    },
  })

/** The name that the StatefulSet controller of a real cluster gave to the revision of this very template. */
const recordedSuffix = '554648bb77'

test('a defaulted template is, byte for byte, the one whose hash a real cluster took', () => {
  const { template } = applyDefaults(set()).spec
  let hash = 2166136261
  for (const byte of Buffer.from(`${goJson({ spec: { template: { ...template, $patch: 'replace' } } })}0`))
    hash = ((Math.imul(hash, 16777619) >>> 0) ^ byte) >>> 0
  assert.equal([...String(hash)].map(digit => '456789bcdf'[Number(digit)]).join(''), recordedSuffix)
})

test('the update strategy: what is filled in depends on what was written', () => {
  const table: [object, object][] = [
    [{}, { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }],
    [{ updateStrategy: { type: 'RollingUpdate' } }, { type: 'RollingUpdate' }],
    [
      { updateStrategy: { rollingUpdate: { partition: 2 } } },
      { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
    ],
    [{ updateStrategy: { type: 'OnDelete' } }, { type: 'OnDelete' }],
  ]
  for (const [spec, strategy] of table) assert.deepEqual(applyDefaults(set(spec)).spec.updateStrategy, strategy)
  const gates = { ...defaultGates, MaxUnavailableStatefulSet: true }
  assert.deepEqual(applyDefaults(set(), { gates }).spec.updateStrategy?.rollingUpdate, {
    partition: 0,
    maxUnavailable: 1,
  })
})

test('images: only `latest` and no tag at all are always pulled', () => {
  const table: Record<string, string> = {
    app: 'Always',
    'app:latest': 'Always',
    'registry:5000/team/app': 'Always',
    'registry:5000/team/app:v1': 'IfNotPresent',
    'app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef': 'IfNotPresent',
  }
  for (const [image, policy] of Object.entries(table)) {
    const pod = decoded<never>('Pod', { metadata: { name: 'p' }, spec: { containers: [{ name: 'app', image }] } })
    assert.equal(
      (applyDefaults(pod) as { spec: { containers: { imagePullPolicy: string }[] } }).spec.containers[0]!
        .imagePullPolicy,
      policy,
      image,
    )
  }
})

test('what has its defaults stays the very same object', () => {
  const filled = applyDefaults(set({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] }))
  assert.equal(applyDefaults(filled), filled)
  assert.equal(filled.spec.volumeClaimTemplates?.[0]?.spec?.volumeMode, 'Filesystem')
})
