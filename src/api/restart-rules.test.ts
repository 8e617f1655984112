import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseOf } from './release.ts'
import { finishCreate, finishUpdate } from './request.ts'
import { StatusError } from './status-error.ts'
import type { Container, ContainerRestartRule, StatefulSet } from './types.ts'
import { defaultOptions } from './validate/options.ts'

type Own = Pick<Container, 'restartPolicy' | 'restartPolicyRules'>

const setOf = (app: Own, init: Own = {}): StatefulSet =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'app', image: 'app:v1', ...app }],
          initContainers: [{ name: 'init', image: 'init:v1', ...init }],
        },
      },
    },
  }) as unknown as StatefulSet

const optionsOf = (kubernetes: string) => ({ ...defaultOptions, release: releaseOf(kubernetes) })

function causes(kubernetes: string, app: Own, init?: Own): string[] {
  try {
    finishCreate(setOf(app, init), optionsOf(kubernetes))
    return []
  } catch (error) {
    assert.ok(error instanceof StatusError)
    return (error.status.details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`)
  }
}

const rule = (action: string, operator = 'In', values = [42]): ContainerRestartRule => ({
  action,
  exitCodes: { operator, values },
})

const ofApp = 'spec.template.spec.containers[0].'
const ofInit = 'spec.template.spec.initContainers[0].'
const all = 'supported values: "Always", "Never", "OnFailure"'
const needed = 'restartPolicy: Required value: must specify restartPolicy when restart rules are used'

/** The version; the fields of the container, of the init container; what the server has against them. */
const refusals: [string, Own, Own, string[]][] = [
  ['1.36', { restartPolicy: 'Never' }, { restartPolicy: 'OnFailure' }, []],
  ['1.36', { restartPolicy: 'Sometimes' }, {}, [`${ofApp}restartPolicy: Unsupported value: "Sometimes": ${all}`]],
  ['1.36', {}, { restartPolicy: 'Sometimes' }, [`${ofInit}restartPolicy: Unsupported value: "Sometimes": ${all}`]],
  ['1.36', { restartPolicyRules: [rule('Restart')] }, {}, [ofApp + needed]],
  ['1.36', {}, { restartPolicyRules: [rule('Restart')] }, [ofInit + needed]],
  [
    '1.36',
    { restartPolicy: 'Never', restartPolicyRules: [rule('Stop', 'Near'), { action: 'Restart' }] },
    {},
    [
      `${ofApp}restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers"`,
      `${ofApp}restartPolicyRules[0].exitCodes.operator: Unsupported value: "Near": supported values: "In", "NotIn"`,
      `${ofApp}restartPolicyRules[1].exitCodes: Required value: must be specified`,
    ],
  ],
  [
    '1.36',
    { restartPolicy: 'Never', restartPolicyRules: Array.from({ length: 21 }, () => rule('Restart')) },
    {},
    [`${ofApp}restartPolicyRules: Too many: 21: must have at most 20 items`],
  ],
  [
    '1.36',
    { restartPolicy: 'Never', restartPolicyRules: [rule('Restart', 'In', Array(256).fill(1))] },
    {},
    [`${ofApp}restartPolicyRules[0].exitCodes.values: Too many: 256: must have at most 255 items`],
  ],
  ['1.36', {}, { restartPolicy: 'Always', restartPolicyRules: [rule('RestartAllContainers')] }, []],
  [
    '1.35',
    { restartPolicy: 'Never', restartPolicyRules: [rule('RestartAllContainers')] },
    { restartPolicy: 'Always', restartPolicyRules: [rule('Restart')] },
    [
      `${ofApp}restartPolicyRules[0].action: Unsupported value: "RestartAllContainers": supported values: "Restart"`,
      `${ofInit}restartPolicyRules: Forbidden: restartPolicyRules are not allowed for init containers with restart policy Always`,
    ],
  ],
  ['1.34', { restartPolicy: 'Sometimes', restartPolicyRules: [{ action: '' }] }, { restartPolicy: 'Never' }, []],
  [
    '1.33',
    { restartPolicy: 'Never' },
    { restartPolicy: 'Never' },
    [
      `${ofApp}restartPolicy: Forbidden: may not be set for non-init containers`,
      `${ofInit}restartPolicy: Unsupported value: "Never": supported values: "Always"`,
    ],
  ],
  ['1.33', {}, { restartPolicy: 'Always', restartPolicyRules: [rule('Restart')] }, []],
]

test('restart policies and rules of containers, as each version has them', () => {
  for (const [kubernetes, app, init, expected] of refusals)
    assert.deepEqual(
      causes(kubernetes, app, init).sort(),
      [...expected].sort(),
      JSON.stringify([kubernetes, app, init]),
    )
})

const own: Own = { restartPolicy: 'Never', restartPolicyRules: [rule('Restart')] }

const keptOf = ({ spec }: StatefulSet): Own[] =>
  [...spec.template.spec!.containers, ...spec.template.spec!.initContainers!].map(
    ({ restartPolicy, restartPolicyRules }) => ({ restartPolicy, restartPolicyRules }),
  )

test('in 1.34 they are dropped in silence, but not a sidecar’s policy, and not where some were stored before', () => {
  const nothing = { restartPolicy: undefined, restartPolicyRules: undefined }
  const created = (kubernetes: string, init: Own) => finishCreate(setOf(own, init), optionsOf(kubernetes))
  assert.deepEqual(keptOf(created('1.34', own)), [nothing, nothing])
  assert.deepEqual(keptOf(created('1.34', { ...own, restartPolicy: 'Always' })), [
    nothing,
    { ...nothing, restartPolicy: 'Always' },
  ])
  const old = created('1.35', own)
  assert.deepEqual(keptOf(old), [own, own])
  const next = { ...old, spec: { ...old.spec, replicas: 2 } }
  assert.deepEqual(keptOf(finishUpdate(next, old, undefined, optionsOf('1.34'))), [own, own])
  const plain = finishCreate(setOf({}), optionsOf('1.34'))
  assert.deepEqual(keptOf(finishUpdate({ ...plain, spec: old.spec }, plain, undefined, optionsOf('1.34'))), [
    nothing,
    nothing,
  ])
})
