import type { KubeObject } from '../api/object.ts'
import { resourceOf } from '../api/resources.ts'
import { forbidden } from '../api/status-error.ts'
import type { Pod } from '../api/types.ts'
import type { Look } from './admission-look.ts'

interface PriorityClass {
  readonly name: string
  readonly value: number
  readonly preemptionPolicy: string
}

const preempts = 'PreemptLowerPriority'

/** Classes that every cluster has. */
const system: readonly PriorityClass[] = [
  { name: 'system-cluster-critical', value: 2_000_000_000, preemptionPolicy: preempts },
  { name: 'system-node-critical', value: 2_000_001_000, preemptionPolicy: preempts },
]

/**
 * A new pod gets the number of its PriorityClass, or of the default one; without any it is 0 (the admission plugin Priority of 1.36).
 *
 * @throws StatusError 403 where the class does not exist, or the pod names another number than its class
 */
export function prioritize(pod: Pod, look: Look): Pod {
  const { name, value, preemptionPolicy } = classOf(pod, look)
  const { spec } = pod
  const refuse = (what: string, given: unknown, computed: unknown) =>
    forbidden(
      resourceOf('Pod'),
      pod.metadata.name,
      `the ${what} (${given}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`,
    )
  if (spec.priority !== undefined && spec.priority !== value)
    throw refuse('integer value of priority', spec.priority, value)
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemptionPolicy)
    throw refuse('string value of PreemptionPolicy', spec.preemptionPolicy, preemptionPolicy)
  const priorityClassName = name === '' ? spec.priorityClassName : name
  return {
    ...pod,
    spec: {
      ...spec,
      priority: value,
      preemptionPolicy,
      ...(priorityClassName && { priorityClassName }),
    } as Pod['spec'],
  }
}

/** A writer may leave out what the pod was given when it was made. */
export function keepPriority(pod: Pod, { spec: old }: Pod): Pod {
  const { priority = old.priority, preemptionPolicy = old.preemptionPolicy } = pod.spec
  if (priority === pod.spec.priority && preemptionPolicy === pod.spec.preemptionPolicy) return pod
  return { ...pod, spec: { ...pod.spec, priority, preemptionPolicy } }
}

function classOf({ metadata, spec }: Pod, look: Look): PriorityClass {
  const name = spec.priorityClassName
  if (!name) return defaultClass(look) ?? { name: '', value: 0, preemptionPolicy: preempts }
  const found = look.get('PriorityClass', name)
  const known = found === undefined ? system.find(known => known.name === name) : read(found)
  if (known !== undefined) return known
  throw forbidden(resourceOf('Pod'), metadata.name, `no PriorityClass with name ${name} was found`)
}

/** Of several the lowest. */
function defaultClass(look: Look): PriorityClass | undefined {
  const defaults = look
    .list('PriorityClass')
    .filter(({ globalDefault }: KubeObject & { globalDefault?: boolean }) => globalDefault)
  return defaults.map(read).sort((a, b) => a.value - b.value)[0]
}

function read(object: KubeObject): PriorityClass {
  const { metadata, value = 0, preemptionPolicy = preempts } = object as KubeObject & Partial<PriorityClass>
  return { name: metadata.name, value, preemptionPolicy }
}
