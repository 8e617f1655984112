import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KubeObject } from './object.ts'
import type { PatchType } from './patch.ts'
import { admitCreate, admitPatch, admitUpdate } from './request.ts'
import { resourceOf } from './resources.ts'
import { StatusError } from './status-error.ts'

const podSpec = { containers: [{ name: 'app', image: 'app:v1' }] }
const template = { metadata: { labels: { app: 'web' } }, spec: podSpec }
const selector = { matchLabels: { app: 'web' } }
const claimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }

const bodies: Record<string, object> = {
  StatefulSet: { apiVersion: 'apps/v1', metadata: { name: 'web' }, spec: { serviceName: 'web', selector, template } },
  Deployment: { apiVersion: 'apps/v1', metadata: { name: 'web' }, spec: { selector, template } },
  Pod: { apiVersion: 'v1', metadata: { name: 'p' }, spec: podSpec },
  Service: { apiVersion: 'v1', metadata: { name: 'web' }, spec: { clusterIP: 'None', ports: [{ port: 80 }] } },
  PersistentVolumeClaim: { apiVersion: 'v1', metadata: { name: 'disk' }, spec: claimSpec },
  PersistentVolume: {
    apiVersion: 'v1',
    metadata: { name: 'disk' },
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, hostPath: { path: '/a' } },
  },
  StorageClass: { apiVersion: 'storage.k8s.io/v1', metadata: { name: 'fast' }, provisioner: 'disk.example.com' },
  PodDisruptionBudget: { apiVersion: 'policy/v1', metadata: { name: 'web' }, spec: { maxUnavailable: 1, selector } },
}

type Change = Record<string, unknown>

/** The document with values put at dotted paths; undefined takes away. */
function changed(kind: string, change: Change): KubeObject {
  const body = structuredClone({ kind, ...bodies[kind] }) as Record<string, unknown>
  for (const [path, value] of Object.entries(change)) {
    const steps = path.split('.')
    let at = body
    for (const step of steps.slice(0, -1)) {
      at[step] ??= {}
      at = at[step] as Record<string, unknown>
    }
    if (value === undefined) delete at[steps.at(-1)!]
    else at[steps.at(-1)!] = value
  }
  return body as unknown as KubeObject
}

const stored = (kind: string): KubeObject => {
  const { object } = admitCreate(resourceOf(kind), changed(kind, {}))
  return { ...object, metadata: { ...object.metadata, uid: 'u', resourceVersion: '7' } }
}

/** The refusal's causes, `field: message`; its message if it has none. */
function answer(work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (error) {
    assert.ok(error instanceof StatusError, String(error))
    const { details, message } = error.status
    return details?.causes?.map(cause => `${cause.field}: ${cause.message}`) ?? [message]
  }
}

const created = (kind: string, change: Change) => answer(() => admitCreate(resourceOf(kind), changed(kind, change)))
const updated = (kind: string, change: Change) =>
  answer(() => admitUpdate(resourceOf(kind), stored(kind), changed(kind, change)))
const patched = (patch: unknown, type: PatchType) =>
  answer(() => admitPatch(resourceOf('StatefulSet'), stored('StatefulSet'), patch, type))

const pods = 'spec.template.spec'
const container = `${pods}.containers.0`
const claimed = (name: string, source: object) => [{ name, ...source }]

const creations: [string, Change, ...string[]][] = [
  [
    'StatefulSet',
    { [`${container}.readinessProbe`]: { httpGet: {} } },
    `${pods}.containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
  ],
  [
    'StatefulSet',
    { [`${container}.env`]: [{ name: 'A=B' }] },
    `${pods}.containers[0].env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than '='`,
  ],
  [
    'StatefulSet',
    { [`${container}.env`]: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.name['x']" } } }] },
    `${pods}.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name['x']": error converting fieldPath: field label does not support subscript: metadata.name['x']`,
  ],
  [
    'StatefulSet',
    { [`${container}.resources`]: { limits: { gpu: '1' } } },
    `${pods}.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified`,
    `${pods}.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers`,
  ],
  [
    'StatefulSet',
    { [`${container}.resources`]: { claims: [{ name: 'x' }] } },
    `${pods}.containers[0].resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty`,
  ],
  [
    'StatefulSet',
    { [`${pods}.volumes`]: claimed('x', { nfs: { server: 'x', path: 'x' } }) },
    `${pods}.volumes[0].nfs.path: Invalid value: "x": must be an absolute path`,
  ],
  [
    'StatefulSet',
    { [`${pods}.volumes`]: claimed('x', { ephemeral: { volumeClaimTemplate: {} } }) },
    `${pods}.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required`,
    `${pods}.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value`,
  ],
  [
    'StatefulSet',
    { [`${pods}.hostAliases`]: [{ ip: '01.2.3.4' }] },
    `${pods}.hostAliases[0].ip: Invalid value: "01.2.3.4": must not have leading 0s`,
  ],
  [
    'StatefulSet',
    {
      [`${pods}.topologySpreadConstraints`]: [
        { maxSkew: 1, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['x'] },
      ],
    },
    `${pods}.topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set`,
  ],
  [
    'StatefulSet',
    { [`${pods}.tolerations`]: [{ key: 'a', operator: 'Lt', value: '1' }] },
    `${pods}.tolerations[0].operator: Unsupported value: "Lt": supported values: "Equal", "Exists", "Lt", "Gt"`,
  ],
  [
    'StatefulSet',
    {
      'spec.volumeClaimTemplates': [
        { metadata: { name: 'd' }, spec: { ...claimSpec, dataSource: { kind: 'Pod', name: 'x' } } },
      ],
    },
    `spec.volumeClaimTemplates[0].spec.dataSource: Invalid value: "Pod": must be 'PersistentVolumeClaim' when referencing the default apiGroup`,
  ],
  [
    'Deployment',
    { 'spec.strategy': { type: 'X' } },
    'spec.strategy: Unsupported value: {"Type":"X","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
  ],
  [
    'Pod',
    { 'spec.ephemeralContainers': [{}] },
    'spec.ephemeralContainers[0].name: Required value',
    'spec.ephemeralContainers[0].image: Required value',
    'spec.ephemeralContainers: Forbidden: cannot be set on create',
  ],
  [
    'Service',
    { 'spec.clusterIPs': ['None', 'None'] },
    `spec.clusterIPs: Invalid value: ["None","None"]: 'None' must be the first and only value`,
    'spec.clusterIPs[1]: Invalid value: "None": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ],
  [
    'Service',
    { 'spec.externalIPs': ['127.0.0.1'] },
    'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ],
  [
    'Service',
    { 'spec.loadBalancerClass': 'a' },
    "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
  ],
  [
    'PersistentVolumeClaim',
    { 'spec.dataSource': { kind: 'PersistentVolumeClaim' } },
    'spec.dataSource.name: Required value',
    'spec.dataSourceRef.name: Required value',
  ],
  ['PersistentVolumeClaim', { 'spec.dataSource': { kind: 'Pod', name: 'x' } }],
  [
    'StorageClass',
    { allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['x', 'x'] }] }] },
    'allowedTopologies[0].matchLabelExpressions[0].values[1]: Duplicate value: "x"',
  ],
  ['PersistentVolume', { 'metadata.namespace': 'elsewhere' }],
  ['PodDisruptionBudget', { 'metadata.name': 'Web_1' }],
  ['PodDisruptionBudget', { 'metadata.name': 'a/b' }, `metadata.name: Invalid value: "a/b": may not contain '/'`],
]

test('what a new object may not be', () => {
  for (const [kind, change, ...causes] of creations) assert.deepEqual(created(kind, change), causes)
})

test('what stands in a document at the wrong place is told with the types that Go has there', () => {
  const tail = (change: Change) => created('StatefulSet', change).map(text => text.replace(/^.* Go struct field /, ''))
  assert.deepEqual(tail({ [`${container}.livenessProbe`]: { tcpSocket: { port: true } } }), [
    `TCPSocketAction.${pods}.containers.livenessProbe.ProbeHandler.tcpSocket.port of type int32`,
  ])
  assert.deepEqual(tail({ [`${pods}.volumes`]: [{ name: 'x', configMap: { name: 1 } }] }), [
    `ConfigMapVolumeSource.${pods}.volumes.VolumeSource.configMap.LocalObjectReference.name of type string`,
  ])
  assert.deepEqual(
    created('StatefulSet', { 'metadata.deletionTimestamp': '2020-01-01' }).map(text => text.replace(/^.*: /, '')),
    ['cannot parse "" as "T"'],
  )
})

test('faults of metadata are told once for each look that is taken at it, but once in the text', () => {
  const labels = { 'metadata.labels': { a: 'b c' } }
  const times = Object.keys(bodies).map(kind => [
    kind,
    updated(kind, { ...labels, 'metadata.resourceVersion': '7' }).length,
  ])
  assert.deepEqual(Object.fromEntries(times), {
    StatefulSet: 3,
    Deployment: 3,
    Pod: 4,
    Service: 3,
    PersistentVolumeClaim: 4,
    PersistentVolume: 4,
    StorageClass: 4,
    PodDisruptionBudget: 2,
  })
  const template = created('StatefulSet', { 'spec.template.metadata.labels': { app: 'web', a: 'b c' } })
  assert.deepEqual(template, [template[0], template[0]])
  assert.throws(
    () => admitUpdate(resourceOf('Service'), stored('Service'), changed('Service', labels)),
    ({ message }: Error) => message.split('metadata.labels').length === 2,
  )
})

test('what an update may not do', () => {
  assert.deepEqual(updated('StatefulSet', { 'metadata.name': '' }), [
    'the name of the object (web based on URL) was undeterminable: name must be provided',
  ])
  assert.deepEqual(updated('Pod', { 'metadata.uid': 'x' }), [
    'Operation cannot be fulfilled on pods "p": StorageError: invalid object, Code: 4, Key: /registry/pods/default/p, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: x, UID in object meta: u',
  ])
  assert.deepEqual(updated('PodDisruptionBudget', {}), [
    'metadata.resourceVersion: Invalid value: 0: must be specified for an update',
  ])
  assert.deepEqual(updated('StorageClass', { reclaimPolicy: 'X' }), [
    'reclaimPolicy: Unsupported value: "X": supported values: "Delete", "Retain"',
    'reclaimPolicy: Invalid value: "X": field is immutable',
  ])
  assert.deepEqual(updated('Service', { 'spec.clusterIP': undefined }), [])
  assert.deepEqual(updated('Service', { 'spec.type': 'ExternalName', 'spec.externalName': 'a.b' }), [])
})

test('patches that are none, or make another object', () => {
  assert.deepEqual(patched('x', 'merge'), [
    'error decoding patch: json: cannot unmarshal string into Go value of type map[string]interface {}',
  ])
  assert.deepEqual(patched([1], 'json'), [
    'error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp',
  ])
  assert.deepEqual(patched([{ op: 'replace', path: '/metadata/name', value: 'web', extra: 1 }], 'json').length, 1)
  assert.deepEqual(patched([{ op: 'replace', path: '/spec/paused', value: 1 }], 'json').length, 1)
  assert.deepEqual(patched({ spec: { serviceName: 1 } }, 'strategic'), [
    'patch: Invalid value: "map[spec:map[serviceName:1]]": cannot convert int64 to string',
  ])
  assert.match(patched({ kind: 'Deployment' }, 'merge')[0]!, /converting \(v1.Deployment\) to \(apps.StatefulSet\)/)
  assert.deepEqual(patched({ kind: 'Deployment' }, 'strategic'), [])
})
