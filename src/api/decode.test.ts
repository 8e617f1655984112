import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from './decode.ts'
import { resourceOf } from './resources.ts'

const pod = (container: object): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'app', image: 'app:v1', resources: {}, ...container }] },
})

const containerOf = (container: object): unknown => {
  const { object } = decode(resourceOf('Pod'), pod(container), { strict: true })
  return (object.spec as { containers: unknown[] }).containers[0]
}

test('a value is stored as Kubernetes would print it: nothing that says nothing, quantities in one form', () => {
  const plain = { name: 'app', image: 'app:v1', resources: {} }
  const table: [object, object][] = [
    [{ command: [], workingDir: '', tty: false, env: null }, {}],
    [{ livenessProbe: { initialDelaySeconds: 0 } }, { livenessProbe: {} }],
    [{ securityContext: { privileged: false } }, { securityContext: { privileged: false } }],
    [
      { resources: { limits: { memory: '1024Mi', cpu: 0.5 } } },
      { resources: { limits: { memory: '1Gi', cpu: '500m' } } },
    ],
  ]
  for (const [written, stored] of table) assert.deepEqual(containerOf(written), { ...plain, ...stored })
})

test('without strictness unknown fields are dropped, and told in the order of the document', () => {
  const body = { ...pod({ imagee: 1 }), speck: {} }
  const { object, warnings } = decode(resourceOf('Pod'), body, { strict: false })
  assert.deepEqual(warnings, ['unknown field "spec.containers[0].imagee"', 'unknown field "speck"'])
  assert.equal('speck' in object, false)
  assert.throws(() => decode(resourceOf('Pod'), body, { strict: true }), {
    message:
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imagee", unknown field "speck"',
  })
})

test('a document that is as it should be is shared with its object, and a kind without a type is kept', () => {
  const body = pod({})
  const { object } = decode(resourceOf('Pod'), body, { strict: true })
  assert.equal(object.spec, (body as { spec: object }).spec)
  const custom = {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'x' },
    spec: { any: [1, { a: null }] },
  }
  assert.deepEqual(decode(resourceOf('Thing', 'example.com/v1'), custom, { strict: true }).object, custom)
})

test('names that are special to JavaScript are names like any other', () => {
  const body = JSON.parse(
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"__proto__":null,"constructor":"c"}}',
  )
  const { data } = decode(resourceOf('ConfigMap'), body, { strict: true }).object as unknown as { data: object }
  assert.deepEqual(Object.entries(data), [
    ['__proto__', ''],
    ['constructor', 'c'],
  ])
  assert.equal(Object.getPrototypeOf(data), Object.prototype)
})
