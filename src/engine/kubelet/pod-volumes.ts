import { type KubeObject, keyOf } from '../../api/object.ts'
import type { Container, PersistentVolume, Pod, Volume } from '../../api/types.ts'
import { type Mount, normal } from '../../workloads/pod-files.ts'
import type { Change } from '../component.ts'
import { attacherOf, deviceNameOf } from '../controllers/volumes/attach-detach/attachable.ts'
import { type Environment, expand } from './environment.ts'
import { leaveDevices, useDevices } from './in-use.ts'
import type { Kubelet } from './kubelet.ts'
import type { PodRuntime } from './machine.ts'
import { boundVolume, claimNameOf, setUpProblem, sourcesOf } from './mount.ts'
import { shownFiles } from './shown-files.ts'

/** A failed mount is tried again after 0.5 s, then twice as long each time, at most 2 m 2 s. */
const firstRetry = 500
const longestRetry = 122_000

/** ConfigMaps and Secrets that are mounted follow a change within a pod's next sync. */
const refreshAfter = 60_000

/** The volumes of pods: what they wait for, what is mounted, what lies in it. */
export class PodVolumes {
  readonly #kubelet: Kubelet
  /** Pods by what they wait for or show: `PersistentVolumeClaim default/data-web-0`, `ConfigMap default/settings`. */
  readonly #concerned = new Map<string, Set<PodRuntime>>()

  constructor(kubelet: Kubelet) {
    this.#kubelet = kubelet
    const { caches } = kubelet.context
    caches.of('PersistentVolume').index('uid', ({ metadata }) => [metadata.uid])
  }

  /** The pods that wait for this object. */
  concernedBy({ object, change }: Change): string[] {
    const keys = [...(this.#concerned.get(interestIn(object)) ?? [])].map(({ key }) => key)
    return object.kind === 'PersistentVolume' && change === 'deleted'
      ? [...keys, `volume ${object.metadata.uid}`]
      : keys
  }

  /** The pods that show this ConfigMap or Secret see its change a while later. */
  refresh({ object, change }: Change): void {
    if (change === 'deleted') return
    for (const runtime of this.#concerned.get(interestIn(object)) ?? [])
      if (runtime.mountedAt !== undefined)
        this.#kubelet.later(runtime, `${object.kind} ${object.metadata.name} is shown anew`, refreshAfter, showAnew)
  }

  /** The data of a volume goes with the volume. */
  forgetIfGone(uid: string): void {
    const { caches, workloads } = this.#kubelet.context
    const [volume] = caches.of('PersistentVolume').under('uid', uid)
    if (volume === undefined) workloads.volumes.delete(uid)
  }

  /** Whether the pod's volumes are attached and mounted; what can be done for that now is done. */
  mounted(runtime: PodRuntime): boolean {
    if (runtime.mountedAt !== undefined) return true
    if (runtime.agenda.has('its volumes are mounted again')) return false
    const { pod } = runtime
    useDevices(this.#kubelet, runtime, this.#devicesOf(pod))
    const volumes = pod.spec.volumes ?? []
    const problems = volumes.flatMap(volume => this.#problemOf(pod, volume))
    if (problems.length > 0) this.#retry(runtime, problems)
    if (problems.length > 0 || !volumes.every(volume => this.#isThere(runtime, volume))) {
      this.#concern(runtime)
      return false
    }
    this.#mount(runtime)
    return true
  }

  /** Forgets what the pod waits for and shows; its volumes are no longer in use on its node. */
  release(runtime: PodRuntime): void {
    for (const interest of runtime.interests) this.#concerned.get(interest)?.delete(runtime)
    runtime.interests.clear()
    runtime.mountedAt = undefined
    leaveDevices(this.#kubelet, runtime)
  }

  /** Takes over a pod from the kubelet that was there before. */
  adopt(runtime: PodRuntime): void {
    for (const interest of runtime.interests) this.#register(interest, runtime)
  }

  /** The names under which a node lists the attachable volumes that a pod uses. */
  #devicesOf(pod: Pod): string[] {
    return (pod.spec.volumes ?? []).flatMap(volume => {
      const found = this.#volumeOf(pod, volume)
      const attacher = found && attacherOf(found, this.#kubelet.context.profile)
      return attacher === undefined ? [] : [deviceNameOf(found!, attacher)]
    })
  }

  /** What is mounted into a container. */
  mountsOf(runtime: PodRuntime, container: Container, environment: Environment): Mount[] {
    return (container.volumeMounts ?? []).flatMap(mount => {
      const volume = runtime.pod.spec.volumes?.find(({ name }) => name === mount.name)
      if (volume === undefined) return []
      const subPath = expand(mount.subPathExpr ?? '', name => environment.get(name)) || (mount.subPath ?? '')
      const files = this.#filesOf(runtime, volume)
      // What a subPath shows of a ConfigMap never changes while the container runs.
      const shown = isShown(volume) && subPath !== '' ? new Map(files) : files
      const readOnly = mount.readOnly === true || isShown(volume)
      return [{ path: normal(mount.mountPath), readOnly, subPath: subPath === '' ? '' : normal(subPath), files: shown }]
    })
  }

  /** Whether the container mounts claims, and nothing was ever written on any of them. */
  hasOnlyEmptyClaims(runtime: PodRuntime, container: Container): boolean {
    const { volumes } = this.#kubelet.context.workloads
    const names = new Set(container.volumeMounts?.map(({ name }) => name))
    const mounted = (runtime.pod.spec.volumes ?? []).filter(({ name }) => names.has(name))
    const claimed = mounted.flatMap(volume => this.#volumeOf(runtime.pod, volume) ?? [])
    return claimed.length > 0 && claimed.every(({ metadata }) => volumes.isEmpty(metadata.uid))
  }

  #problemOf(pod: Pod, volume: Volume): { volume: string; problem: string }[] {
    const problem = setUpProblem(this.#kubelet.context.caches, pod, volume)
    return problem === undefined ? [] : [{ volume: volume.name, problem }]
  }

  #retry(runtime: PodRuntime, problems: readonly { volume: string; problem: string }[]): void {
    const messages = problems.map(
      ({ volume, problem }) => `MountVolume.SetUp failed for volume "${volume}" : ${problem}`,
    )
    for (const message of messages) this.#kubelet.tell(runtime, 'warning', 'FailedMount', message)
    const delay = Math.min(firstRetry * 2 ** runtime.failedMounts++, longestRetry)
    runtime.mounts.ends(messages.join('\n'))
    this.#kubelet.later(runtime, 'its volumes are mounted again', delay, () => {}, runtime.mounts)
  }

  /** A claim's volume must be bound and, where it is to be attached, listed as attached in this node's status. */
  #isThere(runtime: PodRuntime, volume: Volume): boolean {
    if (claimNameOf(runtime.pod, volume) === undefined) return true
    const { caches, profile } = this.#kubelet.context
    const found = this.#volumeOf(runtime.pod, volume)
    if (found === undefined) return false
    const attacher = attacherOf(found, profile)
    if (attacher === undefined) return true
    const device = deviceNameOf(found, attacher)
    return (
      caches
        .of('Node')
        .get(runtime.machine.name)
        ?.status?.volumesAttached?.some(({ name }) => name === device) ?? false
    )
  }

  #mount(runtime: PodRuntime): void {
    runtime.mountedAt = this.#kubelet.context.clock.now
    if (runtime.failedMounts > 0) runtime.mounts.ends('mounted')
    runtime.failedMounts = 0
    for (const interest of runtime.interests)
      if (!/^(ConfigMap|Secret) /.test(interest)) this.#concerned.get(interest)?.delete(runtime)
    for (const volume of runtime.pod.spec.volumes ?? [])
      for (const { kind, name } of sourcesOf(volume))
        this.#register(`${kind} ${runtime.pod.metadata.namespace}/${name}`, runtime)
    showAnew(this.#kubelet, runtime)
  }

  #concern(runtime: PodRuntime): void {
    const { pod } = runtime
    this.#register(`Node ${runtime.machine.name}`, runtime)
    for (const volume of pod.spec.volumes ?? []) {
      const claim = claimNameOf(pod, volume)
      if (claim === undefined) continue
      this.#register(`PersistentVolumeClaim ${pod.metadata.namespace}/${claim}`, runtime)
      const found = this.#volumeOf(pod, volume)
      if (found !== undefined) this.#register(`PersistentVolume ${found.metadata.name}`, runtime)
    }
  }

  #register(interest: string, runtime: PodRuntime): void {
    const runtimes = this.#concerned.get(interest) ?? new Set()
    runtimes.add(runtime)
    this.#concerned.set(interest, runtimes)
    runtime.interests.add(interest)
  }

  #volumeOf(pod: Pod, volume: Volume): PersistentVolume | undefined {
    const claim = claimNameOf(pod, volume)
    return claim === undefined ? undefined : boundVolume(this.#kubelet.context.caches, pod, claim)
  }

  #filesOf(runtime: PodRuntime, volume: Volume): Map<string, string> {
    const claimed = this.#volumeOf(runtime.pod, volume)
    if (claimed !== undefined) return this.#kubelet.context.workloads.volumes.of(claimed.metadata.uid)
    const { hostPath } = volume
    return filesIn(
      hostPath === undefined ? runtime.scratch : runtime.machine.directories,
      hostPath?.path ?? volume.name,
    )
  }
}

const interestIn = (object: KubeObject): string => `${object.kind} ${keyOf(object)}`

const isShown = ({ configMap, secret, projected, downwardAPI }: Volume): boolean =>
  (configMap ?? secret ?? projected ?? downwardAPI) !== undefined

function filesIn(directories: Map<string, Map<string, string>>, name: string): Map<string, string> {
  const files = directories.get(name) ?? new Map<string, string>()
  directories.set(name, files)
  return files
}

/** What a pod's volumes show of the API is brought up to date. */
function showAnew(kubelet: Kubelet, runtime: PodRuntime): void {
  for (const volume of runtime.pod.spec.volumes ?? []) {
    if (!isShown(volume)) continue
    const files = filesIn(runtime.scratch, volume.name)
    files.clear()
    for (const [path, text] of shownFiles(kubelet.context.caches, runtime.pod, volume)) files.set(path, text)
  }
}
