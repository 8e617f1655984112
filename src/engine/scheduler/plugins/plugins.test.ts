import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Pod } from '../../../api/types.ts'
import type { Change } from '../../component.ts'
import type { PluginName } from './plugin.ts'
import { plugins } from './plugins.ts'

interface Rest {
  metadata?: object
  spec?: object
  status?: object
}

const thing = (kind: string, name: string, { metadata, ...rest }: Rest = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    namespace: kind === 'Pod' || kind === 'PersistentVolumeClaim' ? 'default' : undefined,
    ...metadata,
  },
  ...rest,
})

const pod = (spec: object = {}, status: object = {}, labels = {}) =>
  thing('Pod', 'web-0', { metadata: { labels }, spec: { containers: [], ...spec }, status })

const node = (spec: object, labels = {}, cpu = '2') =>
  thing('Node', 'node-1', { metadata: { labels }, spec, status: { allocatable: { cpu, pods: '9' } } })

type Thing = ReturnType<typeof thing>

const came = (object: Thing) => ({ change: 'created', object }) as unknown as Change
const became = (before: Thing, object: Thing) => ({ change: 'updated', before, object }) as unknown as Change
const went = (object: Thing) => ({ change: 'deleted', object, before: object }) as unknown as Change

const ports = (hostPort: number, protocol?: string, hostIP?: string) => ({
  containers: [{ ports: [{ containerPort: 80, hostPort, protocol, hostIP }, { containerPort: 81 }] }],
})
const asks = (cpu: string) => ({ containers: [{ resources: { requests: { cpu } } }] })
const uses = (claimName: string) => ({ containers: [], volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }] })
const on = (spec: object) => pod({ ...spec, nodeName: 'node-1' })
const volume = (name?: string) =>
  thing('PersistentVolume', 'pv-1', { spec: name === undefined ? {} : { claimRef: { namespace: 'default', name } } })

const tainted = node({ taints: [{ key: 'k', effect: 'NoSchedule' }] })
const cordoned = node({ unschedulable: true })
const free = node({})
const claim = thing('PersistentVolumeClaim', 'data')
const plain = pod()
const running = on({})
const ended = pod({ nodeName: 'node-1' }, { phase: 'Succeeded' })
const chooses = pod({ nodeSelector: { disk: 'ssd' } })
const ssd = node({}, { disk: 'ssd' })

/** What happens, whom a plugin rejected, and whether that pod is tried again for it. */
const table: Partial<Record<PluginName, [says: string, change: Change, waiting: Thing, helps: boolean][]>> = {
  NodeUnschedulable: [
    ['a node', came(free), plain, true],
    ['a cordoned one', came(cordoned), plain, false],
    ['uncordoned', became(cordoned, free), plain, true],
    ['more of what does not matter', became(free, node({}, {}, '8')), plain, false],
    ['a node that goes', went(free), plain, false],
  ],
  TaintToleration: [
    ['a tainted node', came(tainted), plain, false],
    ['one whose taint goes', became(tainted, free), plain, true],
    ['one whose taint is tolerated', came(tainted), pod({ tolerations: [{ operator: 'Exists' }] }), true],
    ['what does not matter', became(free, ssd), plain, false],
  ],
  NodeAffinity: [
    ['a node with the label', came(ssd), chooses, true],
    ['one without it', came(free), chooses, false],
    ['one that gets it', became(free, ssd), chooses, true],
    ['what does not matter', became(cordoned, free), plain, false],
  ],
  NodePorts: [
    ['a node', came(free), pod(ports(80)), true],
    ['a node that changes', became(cordoned, free), pod(ports(80)), false],
    ['a pod leaves with the port', went(on(ports(80))), pod(ports(80)), true],
    ['with another port', went(on(ports(81))), pod(ports(80)), false],
    ['with none', went(on(ports(0))), pod(ports(0)), false],
    ['of another protocol', went(on(ports(80, 'UDP'))), pod(ports(80)), false],
    ['TCP if it does not say', went(on(ports(80, 'TCP'))), pod(ports(80)), true],
    ['of another address', went(on(ports(80, 'TCP', '10.0.0.1'))), pod(ports(80, 'TCP', '10.0.0.2')), false],
    ['of that address', went(on(ports(80, 'TCP', '10.0.0.1'))), pod(ports(80, 'TCP', '10.0.0.1')), true],
    ['of any address', went(on(ports(80))), pod(ports(80, 'TCP', '10.0.0.2')), true],
    ['for any address', went(on(ports(80, 'TCP', '10.0.0.1'))), pod(ports(80)), true],
  ],
  NodeResourcesFit: [
    ['a large node', came(free), pod(asks('2')), true],
    ['a small one', came(free), pod(asks('3')), false],
    ['one that grows', became(free, node({}, {}, '8')), pod(asks('3')), true],
    ['what does not matter', became(cordoned, free), pod(asks('1')), false],
    ['a pod leaves', went(running), pod(asks('3')), true],
    ['a pod that was nowhere', went(plain), pod(asks('3')), false],
    ['a pod ends', became(running, ended), pod(asks('3')), true],
    ['it has ended before', became(ended, ended), pod(asks('3')), false],
    ['it goes on', became(running, running), pod(asks('3')), false],
  ],
  VolumeRestrictions: [
    ['its claim', came(claim), pod(uses('data')), true],
    ['that of another', came(claim), pod(uses('other')), false],
    ['who used the claim leaves', went(on(uses('data'))), pod(uses('data')), true],
    ['who used another leaves', went(on(uses('other'))), pod(uses('data')), false],
    ['who used none leaves', went(running), pod(uses('data')), false],
    ['who used it stays', became(on(uses('data')), on(uses('data'))), pod(uses('data')), false],
  ],
  NodeVolumeLimits: [
    ['its claim', came(claim), pod(uses('data')), true],
    ['that of another', came(claim), pod(uses('other')), false],
    ['a limit', came(thing('CSINode', 'node-1')), pod(uses('data')), true],
    ['a pod leaves', went(running), pod(uses('data')), true],
    ['a node', came(free), pod(uses('data')), false],
  ],
  VolumeBinding: [
    ['its claim', became(claim, claim), pod(uses('data')), true],
    ['that goes', went(claim), pod(uses('data')), false],
    ['a volume', came(volume()), pod(uses('data')), true],
    ['for who needs none', came(volume()), plain, false],
    ['its volume', came(volume('data')), pod(uses('data')), true],
    ['that of another', came(volume('other')), pod(uses('data')), false],
    ['a volume goes', went(volume()), pod(uses('data')), false],
    ['a class', came(thing('StorageClass', 'fast')), pod(uses('data')), true],
    ['a class goes', went(thing('StorageClass', 'fast')), pod(uses('data')), false],
    ['a label', became(free, ssd), pod(uses('data')), true],
    ['what does not matter', became(cordoned, free), pod(uses('data')), false],
  ],
  VolumeZone: [
    ['its claim', came(claim), pod(uses('data')), true],
    ['that goes', went(claim), pod(uses('data')), false],
    ['its volume', came(volume('data')), pod(uses('data')), true],
    ['that of another', came(volume('other')), pod(uses('data')), false],
    ['a label', became(free, ssd), pod(uses('data')), true],
    ['what does not matter', became(cordoned, free), pod(uses('data')), false],
  ],
  PodTopologySpread: [
    ['a pod leaves', went(running), plain, true],
    ['a pod is placed', became(plain, running), plain, true],
    ['it goes on', became(running, running), plain, false],
    ['a pod is relabelled', became(running, pod({ nodeName: 'node-1' }, {}, { app: 'x' })), plain, true],
    ['a label', became(free, ssd), plain, true],
    ['a taint', became(free, tainted), plain, true],
    ['what does not matter', became(cordoned, free), plain, false],
  ],
  InterPodAffinity: [
    ['a pod leaves', went(running), plain, true],
    ['a pod is placed', became(plain, running), plain, true],
    ['a pod that is nowhere', came(plain), plain, false],
    ['a pod is relabelled', became(running, pod({ nodeName: 'node-1' }, {}, { app: 'x' })), plain, true],
    ['a label', became(free, ssd), plain, true],
    ['a taint', became(free, tainted), plain, false],
  ],
}

describe('what a plugin lets a pod be tried again for', () => {
  for (const { name, helps } of plugins)
    it(name, () => {
      for (const [says, change, waiting, expected] of table[name]!)
        assert.equal(helps(change)?.(waiting as unknown as Pod) ?? false, expected, says)
    })
})
