import type { Reference } from '../api/object.ts'
import type { Pod } from '../api/types.ts'
import { kindNamed } from '../expect/known.ts'
import type { LastingFault, SuddenFault } from '../faults/index.ts'
import * as faults from '../faults/index.ts'
import type { ProbeType } from '../workloads/behaviour.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'

/** What goes wrong with volumes of a class, or on a node. */
const ofStorage = {
  'provisions-nothing': faults.provisionerIsDown,
  'fails-to-provision': faults.provisioningIsFailing,
  'provisions-slowly': faults.provisioningIsSlow,
  'attaching-fails': faults.attachingFails,
  'detaching-hangs': faults.detachingHangs,
} as const

/**
 * The sentences that let something go wrong, and end it. Each is one action, and a fault on the timeline. Durations are virtual milliseconds; without
 * one a fault lasts until it is ended. Ending what is not on is an error.
 */
export class Faults {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  async storageClass(
    name: string,
    fault: 'provisions-nothing' | 'fails-to-provision' | 'provisions-slowly',
  ): Promise<void> {
    await this.#begin(fault, { kind: 'StorageClass', name }, ofStorage[fault](name))
  }

  async storageClassWorks(name: string): Promise<void> {
    const all = [faults.provisionerIsDown, faults.provisioningIsFailing, faults.provisioningIsSlow]
    await this.#end('provisions', { kind: 'StorageClass', name }, ...all.map(fault => fault(name)))
  }

  async volumesOfNode(name: string, fault: 'attaching-fails' | 'detaching-hangs'): Promise<void> {
    await this.#begin(fault, { kind: 'Node', name }, ofStorage[fault](name))
  }

  async volumesOfNodeWork(name: string): Promise<void> {
    const all = [faults.attachingFails, faults.detachingHangs]
    await this.#end('attaches', { kind: 'Node', name }, ...all.map(fault => fault(name)))
  }

  async registryDown(duration?: number): Promise<void> {
    await this.#scenario.act({ action: 'registry-down', details: lasting(duration) }, async () =>
      this.#scenario.disturbances.begin(faults.registryDown, duration),
    )
  }

  async registryUp(): Promise<void> {
    await this.#end('registry-up', undefined, faults.registryDown)
  }

  /** `because` is what the server says behind `pods "web-1" is forbidden: `. */
  async creationRefused(kindWord: string, because: string, times?: number): Promise<void> {
    const kind = this.#scenario.inOurWords(() => kindNamed(kindWord))
    await this.#scenario.act(
      { action: 'refuse-creation', details: { kind, because, ...(times && { times }) } },
      async () => this.#scenario.disturbances.begin(faults.creationRefused(kind, because, times)),
    )
  }

  async creationAllowed(kindWord: string): Promise<void> {
    const kind = this.#scenario.inOurWords(() => kindNamed(kindWord))
    await this.#end('allow-creation', undefined, faults.creationRefused(kind, ''))
  }

  async probeFails(pod: string, probe: ProbeType, duration?: number): Promise<void> {
    const { namespace } = this.#scenario
    await this.#scenario.act(
      { action: 'fail-probe', about: this.#pod(pod), details: { probe, ...lasting(duration) } },
      async () => {
        const object = await this.#scenario.driver.api.find('Pod', namespace, pod)
        if (object !== undefined && !hasProbe(object, probe))
          throw new ScenarioError(this.#scenario.messages.scenario.noSuchProbe({ pod, probe }))
        this.#scenario.workload.speaksOf(pod)
        this.#scenario.disturbances.begin(faults.probeFails(namespace, pod, probe), duration)
      },
    )
  }

  async probePasses(pod: string, probe: ProbeType): Promise<void> {
    await this.#end('pass-probe', this.#pod(pod), faults.probeFails(this.#scenario.namespace, pod, probe))
  }

  /** Its node runs short of a resource: it evicts the pod, and takes on no other until it has long recovered. */
  async evictedByNode(pod: string, resource: 'memory' | 'ephemeral-storage'): Promise<void> {
    const { namespace, driver, disturbances, messages } = this.#scenario
    const about = this.#pod(pod)
    await this.#scenario.act({ action: 'evict-by-node', about, details: { resource } }, async () => {
      const { nodeName } = (await driver.api.get('Pod', namespace, pod)).spec
      if (!nodeName) throw new ScenarioError(messages.scenario.notRunning({ pod }))
      disturbances.begin(faults.nodePressure(nodeName, resource), faults.pressureTransitionPeriod)
      disturbances.happen(faults.evictedByNode(namespace, pod, resource))
    })
  }

  async outOfMemory(pod: string): Promise<void> {
    await this.#befallRunning(pod, faults.outOfMemory(this.#scenario.namespace, pod))
  }

  async hangs(pod: string): Promise<void> {
    await this.#befallRunning(pod, faults.processHangs(this.#scenario.namespace, pod))
  }

  async exits(pod: string, exitCode: number, container?: string): Promise<void> {
    await this.#befallRunning(pod, faults.containerExits(this.#scenario.namespace, pod, exitCode, container), container)
  }

  /** A component of the control plane, by its name in events: `statefulset-controller`, `default-scheduler`. */
  async componentRestarts(component: string): Promise<void> {
    const known = this.#scenario.driver.engine.components
    if (!known.includes(component))
      throw new ScenarioError(this.#scenario.messages.scenario.unknownComponent({ component, known }))
    await this.#scenario.act({ action: 'restart-component', details: { component } }, async () =>
      this.#scenario.disturbances.happen(faults.componentRestart(component)),
    )
  }

  /** The claim's volume is gone, its data with it: nobody asked its claim. */
  async volumeLost(claimName: string): Promise<void> {
    const { namespace, driver, workloads, messages } = this.#scenario
    const about = { kind: 'PersistentVolumeClaim', namespace, name: claimName } as const
    await this.#scenario.act({ action: 'lose-volume', about }, async () => {
      const claim = await driver.api.get('PersistentVolumeClaim', namespace, claimName)
      if (!claim.spec.volumeName) throw new ScenarioError(messages.scenario.noVolume({ claim: claimName }))
      const volume = { kind: 'PersistentVolume', name: claim.spec.volumeName } as const
      const { metadata } = await driver.api.patch(volume, { metadata: { finalizers: null } })
      workloads.volumes.delete(metadata.uid)
      await driver.api.delete(volume)
    })
  }

  async #begin(action: string, about: Reference, fault: LastingFault): Promise<void> {
    await this.#scenario.act({ action, about }, async () => {
      await this.#scenario.driver.api.get(about.kind, undefined, about.name)
      this.#scenario.disturbances.begin(fault)
    })
  }

  /** Ends those of the faults that are on; that none is, is an error. */
  async #end(action: string, about: Reference | undefined, ...all: LastingFault[]): Promise<void> {
    const { disturbances, messages } = this.#scenario
    await this.#scenario.act({ action, about }, async () => {
      const had = all.filter(fault => disturbances.end(fault))
      if (had.length === 0)
        throw new ScenarioError(messages.scenario.nothingWrong({ faults: all.map(({ name }) => name) }))
    })
  }

  async #befall(pod: string, fault: SuddenFault): Promise<void> {
    const about = this.#pod(pod)
    await this.#scenario.act({ action: fault.name, about, details: fault.details }, async () => {
      await this.#scenario.driver.api.get('Pod', about.namespace, pod)
      this.#scenario.disturbances.happen(fault)
    })
  }

  /** As `#befall`, for what can only befall a container that runs. */
  async #befallRunning(pod: string, fault: SuddenFault, container?: string): Promise<void> {
    const { driver, namespace, workloads, messages } = this.#scenario
    const object = await driver.api.find('Pod', namespace, pod)
    if (object !== undefined && workloads.files.environment(object, container) === undefined)
      throw new ScenarioError(messages.scenario.notRunning({ pod, container }))
    await this.#befall(pod, fault)
  }

  #pod(name: string) {
    return { kind: 'Pod', namespace: this.#scenario.namespace, name } as const
  }
}

const lasting = (duration: number | undefined) => (duration === undefined ? undefined : { duration })

const hasProbe = ({ spec }: Pod, probe: ProbeType): boolean =>
  spec.containers.some(container => container[`${probe}Probe`] !== undefined)
