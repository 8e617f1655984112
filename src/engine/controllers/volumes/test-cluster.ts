import type { Draft } from '../../../api/object.ts'
import type {
  Event,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeSpec,
  Pod,
  StorageClass,
} from '../../../api/types.ts'
import type { Client } from '../../client.ts'
import { Engine } from '../../engine.ts'
import { defaultProfile, type Profile } from '../../profile.ts'
import { attachDetach, externalAttacher, persistentVolume, provisioner, resizer, volumeProtection } from './index.ts'

/** A cluster with nothing but what sees to volumes: for tests, which play scheduler and kubelets themselves. */
export class TestCluster {
  readonly engine: Engine
  readonly user: Client

  constructor(profile: Partial<Profile> = {}) {
    const components = [persistentVolume, provisioner, volumeProtection, resizer, attachDetach, externalAttacher]
    this.engine = new Engine({ components, profile: { ...defaultProfile, ...profile } })
    this.user = this.engine.client()
  }

  /** Runs until nothing but repetitions is to come. */
  settle(): void {
    const day = 86_400_000
    const stop = this.engine.run({ until: this.engine.clock.now + day, whenSettled: true })
    if (stop.because !== 'settled') throw new Error(`still moving: ${this.engine.clock.restless.join(', ')}`)
  }

  pass(seconds: number): void {
    this.engine.run({ until: this.engine.clock.now + seconds * 1000 })
  }

  get now(): number {
    return this.engine.clock.now
  }

  storageClass(name: string, rest: Partial<StorageClass> & { isDefault?: boolean } = {}): StorageClass {
    const { isDefault, ...fields } = rest
    return this.user.create<StorageClass>({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      provisioner: 'disk.example.com',
      ...fields,
      metadata: {
        name,
        annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined,
      },
    })
  }

  claim(name: string, spec: Partial<PersistentVolumeClaimSpec> & { size?: string } = {}): PersistentVolumeClaim {
    const { size = '1Gi', ...fields } = spec
    return this.user.create<PersistentVolumeClaim>({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'default' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } }, ...fields },
    })
  }

  volume(name: string, size: string, spec: Partial<PersistentVolumeSpec> = {}): PersistentVolume {
    return this.user.create<PersistentVolume>({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: size },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'manual',
        nfs: { server: 'files.example.com', path: `/${name}` },
        ...spec,
      },
    })
  }

  node(name: string, labels: Record<string, string> = {}): Node {
    const draft: Draft<Node> = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
      spec: {},
    }
    this.user.create(draft)
    return this.setReady(name, true)
  }

  setReady(name: string, isReady: boolean, volumesInUse?: string[]): Node {
    const node = this.user.get('Node', undefined, name)
    const conditions = [{ type: 'Ready', status: isReady ? 'True' : 'Unknown' }]
    return this.user.updateStatus({ ...node, status: { ...node.status, conditions, volumesInUse } })
  }

  /** A pod that uses a claim; with a node it runs there. */
  pod(name: string, claimName: string, nodeName?: string): Pod {
    const pod = this.user.create<Pod>({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default' },
      spec: {
        containers: [{ name: 'app', image: 'app:v1' }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
      },
    })
    if (nodeName === undefined) return pod
    this.user.bind({ kind: 'Pod', namespace: 'default', name }, nodeName)
    return this.user.updateStatus({ ...this.getPod(name), status: running })
  }

  getPod(name: string): Pod {
    return this.user.get('Pod', 'default', name)
  }

  getClaim(name: string): PersistentVolumeClaim {
    return this.user.get('PersistentVolumeClaim', 'default', name)
  }

  /** `Bound pv-a 10Gi`, `Pending`. */
  show(claimName: string): string {
    const { spec, status } = this.getClaim(claimName)
    return [status?.phase, spec.volumeName, status?.capacity?.storage].filter(Boolean).join(' ')
  }

  phase(volumeName: string): string {
    return this.user.find('PersistentVolume', undefined, volumeName)?.status?.phase ?? 'gone'
  }

  /** Why of each event about an object, oldest first: `WaitForFirstConsumer x2`. */
  reasons(objectName: string): string[] {
    return this.events(objectName).map(({ reason, count }) => (count === 1 ? `${reason}` : `${reason} x${count}`))
  }

  messages(objectName: string): string[] {
    return this.events(objectName).map(({ message }) => message ?? '')
  }

  events(objectName: string): Event[] {
    const events = this.user.list('Event').filter(({ involvedObject }) => involvedObject.name === objectName)
    const order = ({ metadata }: Event) => BigInt(`0x${metadata.name.split('.').at(-1)}`)
    return events.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }

  /** Deletes an object of the default namespace, or a cluster-scoped one. */
  delete(kind: string, name: string, gracePeriodSeconds?: number): void {
    const isNamespaced = kind === 'Pod' || kind === 'PersistentVolumeClaim'
    this.user.delete({ kind, namespace: isNamespaced ? 'default' : undefined, name }, { gracePeriodSeconds })
  }

  updateClaim(
    name: string,
    change: Partial<PersistentVolumeClaimSpec>,
    annotations: Record<string, string> = {},
  ): void {
    const claim = this.getClaim(name)
    const metadata = { ...claim.metadata, annotations: { ...claim.metadata.annotations, ...annotations } }
    this.user.update({ ...claim, metadata, spec: { ...claim.spec, ...change } })
  }

  resize(name: string, size: string): void {
    this.updateClaim(name, { resources: { requests: { storage: size } } })
  }
}

const running = {
  phase: 'Running',
  containerStatuses: [
    {
      name: 'app',
      image: 'app:v1',
      imageID: '',
      ready: true,
      restartCount: 0,
      state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
    },
  ],
} as const satisfies Pod['status']
