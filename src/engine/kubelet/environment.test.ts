import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Container } from '../../api/types.ts'
import { Story } from './story.ts'

test('the environment of a process: sources in order, later ones win, names are expanded', () => {
  const story = new Story().present('app:v1')
  const data = { MODE: 'map', PORT: '5432' }
  story.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'default' }, data })
  story.create({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'password', namespace: 'default' },
    data: { PASSWORD: 'czNjcmV0' },
  })
  const ports = [{ name: 'sql', port: 5432 }]
  story.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'my-db', namespace: 'default' },
    spec: { ports, clusterIP: '10.96.0.77' },
  })
  const field = (fieldPath: string) => ({ fieldRef: { fieldPath } })
  const env: Container['env'] = [
    { name: 'MODE', value: 'env' },
    { name: 'NAME', valueFrom: field('metadata.name') },
    { name: 'INDEX', valueFrom: field("metadata.labels['apps.kubernetes.io/pod-index']") },
    { name: 'NONE', valueFrom: field("metadata.labels['none']") },
    { name: 'IP', valueFrom: field('status.podIP') },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
    { name: 'MISSING', valueFrom: { configMapKeyRef: { name: 'none', key: 'x', optional: true } } },
    { name: 'URL', value: '$(NAME):$(X_PORT)/$(PASSWORD)?$$(NAME)&$(UNKNOWN)&$(MY_DB_SERVICE_HOST)' },
  ]
  const envFrom: Container['envFrom'] = [
    { prefix: 'X_', configMapRef: { name: 'settings' } },
    { secretRef: { name: 'password' } },
  ]
  const labels = { 'apps.kubernetes.io/pod-index': '0' }
  story.start({ env, envFrom, resources: { limits: { cpu: '1500m' } } }, {}, { labels }).settle()
  assert.deepEqual(Object.fromEntries(story.engine.workloads.files.environment(story.pod)!), {
    KUBERNETES_SERVICE_HOST: '10.96.0.1',
    KUBERNETES_SERVICE_PORT: '443',
    MY_DB_SERVICE_HOST: '10.96.0.77',
    MY_DB_SERVICE_PORT: '5432',
    MY_DB_SERVICE_PORT_SQL: '5432',
    X_MODE: 'map',
    X_PORT: '5432',
    PASSWORD: 's3cret',
    MODE: 'env',
    NAME: 'web-0',
    INDEX: '0',
    NONE: '',
    IP: '10.244.1.2',
    CPU: '1500',
    URL: 'web-0:5432/s3cret?$(NAME)&$(UNKNOWN)&10.96.0.77',
  })
})

test('what a pod reads and writes: with the volume, with the pod, or only as long as the container', () => {
  const story = new Story().present('app:v1').claim('data')
  const { workloads } = story.engine
  const volumes = [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'scratch', emptyDir: {} },
  ]
  const volumeMounts = [
    { name: 'data', mountPath: '/data', subPathExpr: '$(POD)' },
    { name: 'scratch', mountPath: '/tmp' },
  ]
  const env = [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }]
  const begin = () => story.start({ volumeMounts, env }, { volumes }).settle()
  begin()
  const paths = ['/data/base/1', '/tmp/lock', '/var/run/pid']
  for (const path of paths) workloads.write(story.pod, path, path)
  const left = () => paths.filter(path => workloads.files.exists(story.pod, path))
  assert.deepEqual([...story.filesOf('data').keys()], ['/web-0/base/1'])
  assert.deepEqual(left(), paths)
  workloads.befall('web-0', { is: 'exited', exitCode: 1 })
  story.settle()
  assert.deepEqual(left(), ['/data/base/1', '/tmp/lock'])
  story.delete().settle()
  begin()
  assert.deepEqual(left(), ['/data/base/1'])
  assert.throws(() => workloads.read(story.pod, '/tmp/lock'), {
    message: '/tmp/lock: No such file or directory in pod web-0',
  })
  const { pod } = story
  story.delete().settle()
  assert.throws(() => workloads.write(pod, '/data/x', 'x'), { kind: 'not-running' })
  const api = story.engine.client()
  const { metadata, ...volume } = api.get('PersistentVolume', undefined, 'pv-data')
  api.update({ ...volume, metadata: { ...metadata, finalizers: [] } })
  api.delete({ kind: 'PersistentVolume', name: 'pv-data' })
  story.settle()
  assert.ok(workloads.volumes.isEmpty(metadata.uid))
})

test('files that show the API, and an environment without Services', () => {
  const story = new Story().present('app:v1')
  const metadata = { name: 'settings', namespace: 'default' }
  story.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { mode: 'map', 'my.cnf': 'port=1' } })
  story.create({ apiVersion: 'v1', kind: 'Secret', metadata, data: { password: 'w7xiZXI=' } })
  story.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { ports: [{ port: 80 }], clusterIP: '10.96.0.77' },
  })
  const item = (path: string, fieldPath: string) => ({ path, fieldRef: { fieldPath } })
  const sources = [
    { secret: { name: 'settings' } },
    { configMap: { name: 'settings', items: [{ key: 'my.cnf', path: 'conf.d/my.cnf' }] } },
    { configMap: { name: 'none', optional: true } },
    { downwardAPI: { items: [item('labels', 'metadata.labels'), item('zone', "metadata.annotations['zone']")] } },
  ]
  const volumes = [
    { name: 'map', configMap: { name: 'settings' } },
    { name: 'all', projected: { sources } },
    { name: 'self', downwardAPI: { items: [item('name', 'metadata.name')] } },
  ]
  const volumeMounts = volumes.map(({ name }) => ({ name, mountPath: `/etc/${name}` }))
  const env = [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }]
  const labels = { tier: 'back', app: 'web' }
  const spec = { volumes, enableServiceLinks: false }
  story.start({ volumeMounts, env }, spec, { labels, annotations: { zone: 'z1' } }).settle()
  const { workloads } = story.engine
  const shown = {
    '/etc/map/mode': 'map',
    '/etc/map/my.cnf': 'port=1',
    '/etc/all/password': 'über',
    '/etc/all/conf.d/my.cnf': 'port=1',
    '/etc/all/labels': 'app="web"\ntier="back"',
    '/etc/all/zone': 'z1',
    '/etc/self/name': 'web-0',
  }
  for (const [path, text] of Object.entries(shown)) assert.equal(workloads.read(story.pod, path), text, path)
  assert.equal(workloads.files.exists(story.pod, '/etc/all/mode'), false)
  assert.deepEqual(Object.fromEntries(workloads.files.environment(story.pod)!), {
    KUBERNETES_SERVICE_HOST: '10.96.0.1',
    KUBERNETES_SERVICE_PORT: '443',
    NODE: 'node-1',
  })
})
