import type { Pod } from '../api/types.ts'
import { type Behaviour, behavingAs, defaultBehaviour } from './behaviour.ts'
import { PodFiles } from './pod-files.ts'
import { Volumes } from './volumes.ts'

/** Something that happens to a pod once, now. */
export type Mishap =
  /** The node runs short of a resource and evicts the pod: phase Failed, reason Evicted. */
  | { readonly is: 'evicted'; readonly resource?: 'memory' | 'ephemeral-storage' }
  /** The process of a container (by default of the first) ends. */
  | { readonly is: 'exited'; readonly container?: string; readonly exitCode: number; readonly outOfMemory?: boolean }
  /** The process of the first container answers nothing any more: every probe of it times out. One that follows it does answer. */
  | { readonly is: 'hung' }

/** What the kubelet is told when a declaration changes while pods run. */
export interface Attendant {
  /** The behaviour of images or pods is another from now on. */
  redeclared(): void
  /** `pod` is `default/web-0`, or a bare name of any namespace. */
  befallen(pod: string, mishap: Mishap): void
}

/**
 * How the workloads of a scenario behave, and what they wrote. What is not declared is a server without surprises. A declaration holds
 * from now on, also for what already runs; what was said of a pod goes before what was said of its image.
 */
export class Workloads {
  readonly volumes = new Volumes()
  readonly files = new PodFiles(this.volumes)
  /** Whether image registries answer: while they do not, nothing can be pulled. */
  #registryDown = false
  readonly #images = new Map<string, Behaviour>()
  readonly #pods = new Map<string, Partial<Behaviour>>()
  #attendant: Attendant | undefined

  declareImage(image: string, said: Partial<Behaviour>): void {
    this.#images.set(image, behavingAs(this.#images.get(image) ?? defaultBehaviour, said))
    this.#attendant?.redeclared()
  }

  /** `pod` is `default/web-0`, or a bare name, which then holds in any namespace. It concerns the pod's regular containers. */
  declarePod(pod: string, said: Partial<Behaviour>): void {
    this.#pods.set(pod, behavingAs(this.#pods.get(pod) ?? {}, said))
    this.#attendant?.redeclared()
  }

  declareRegistry({ down }: { down: boolean }): void {
    this.#registryDown = down
    this.#attendant?.redeclared()
  }

  get registryDown(): boolean {
    return this.#registryDown
  }

  /** Something happens to the pod that is there now. */
  befall(pod: string, mishap: Mishap): void {
    this.#attendant?.befallen(pod, mishap)
  }

  behaviourOf(pod: Pod, containerName: string): Behaviour {
    const regular = pod.spec.containers.find(container => container.name === containerName)
    const container = regular ?? pod.spec.initContainers?.find(init => init.name === containerName)
    const byImage = this.#images.get(container?.image ?? '') ?? defaultBehaviour
    if (regular === undefined || this.#pods.size === 0) return byImage
    const { namespace, name } = pod.metadata
    const byName = this.#pods.get(name)
    const byKey = this.#pods.get(`${namespace}/${name}`)
    return behavingAs(byName === undefined ? byImage : behavingAs(byImage, byName), byKey ?? {})
  }

  /** What was said of this pod itself, not of its images. */
  saidOf(pod: Pod): Partial<Behaviour> {
    const { namespace, name } = pod.metadata
    return { ...this.#pods.get(name), ...this.#pods.get(`${namespace}/${name}`) }
  }

  /** Writes a file in the pod's first running container: {@link PodFiles.write}. */
  write(pod: Pod, path: string, text: string): void {
    this.files.write(pod, path, text)
  }

  read(pod: Pod, path: string): string {
    return this.files.read(pod, path)
  }

  /** The kubelet is told of what changes from now on; the latest one to ask is. */
  attend(attendant: Attendant): void {
    this.#attendant = attendant
  }
}
