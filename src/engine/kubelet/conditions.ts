import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../api/types.ts'

/** What the kubelet decides about conditions from. */
export interface Standing {
  pod: Pod
  phase: PodStatus['phase']
  inits: readonly ContainerStatus[]
  regulars: readonly ContainerStatus[]
  /** The pod's sandbox and network exist; undefined in versions that do not say so. */
  sandbox: boolean | undefined
  /** The whole pod restarts in its place; undefined where no rule could have it do so. */
  restartingAll?: boolean
  /** What was initialised once stays so (versions that can restart whole pods). */
  staysInitialized?: boolean
  /** Conditions of others, and the times of what does not change. */
  before: readonly PodCondition[]
  now: string
  observedGeneration: number | undefined
}

type Verdict = Pick<PodCondition, 'type' | 'status'> & { reason?: string; message?: string }

const own = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  'AllContainersRestarting',
])

/** All conditions of a pod in the order in which a kubelet writes them: those of others first. */
export function conditionsOf(standing: Standing): PodCondition[] {
  const { before, now, observedGeneration } = standing
  const containersReady = isContainersReady(standing)
  const verdicts: Verdict[] = [
    ...(standing.sandbox === undefined ? [] : [{ type: 'PodReadyToStartContainers', status: yes(standing.sandbox) }]),
    isInitialized(standing),
    isPodReady(standing, containersReady),
    containersReady,
    { type: 'PodScheduled', status: 'True' },
    ...(standing.restartingAll === undefined ? [] : [isRestartingAll(standing)]),
  ]
  const foreign = before.filter(({ type }) => !own.has(type))
  return [...foreign, ...verdicts.map(verdict => since(verdict, before, now, observedGeneration))]
}

/** lastTransitionTime is that of the last change of the status alone. */
function since(
  verdict: Verdict,
  before: readonly PodCondition[],
  now: string,
  observedGeneration: number | undefined,
): PodCondition {
  const earlier = before.find(({ type }) => type === verdict.type)
  if (earlier !== undefined && isAsBefore(verdict, earlier, observedGeneration)) return earlier
  const lastTransitionTime = earlier?.status === verdict.status ? earlier.lastTransitionTime : now
  return { ...verdict, lastTransitionTime, ...(observedGeneration !== undefined && { observedGeneration }) }
}

/** Most conditions are as they were: then they are the very ones, and nobody who compares needs a second look. */
const isAsBefore = (verdict: Verdict, earlier: PodCondition, observedGeneration: number | undefined): boolean =>
  earlier.status === verdict.status &&
  earlier.reason === verdict.reason &&
  earlier.message === verdict.message &&
  earlier.observedGeneration === observedGeneration &&
  earlier.lastProbeTime === undefined

const overReason = { Succeeded: 'PodCompleted', Failed: 'PodFailed' } as const

const yes = (condition: boolean): 'True' | 'False' => (condition ? 'True' : 'False')

function isInitialized({ pod, phase, inits, regulars, before, staysInitialized }: Standing): Verdict {
  const type = 'Initialized'
  if (phase === 'Succeeded') return { type, status: 'True', reason: overReason[phase] }
  if (regulars.some(({ started }) => started)) return { type, status: 'True' }
  const incomplete = inits.filter((status, index) => {
    const isSidecar = pod.spec.initContainers?.[index]?.restartPolicy === 'Always'
    return isSidecar ? status.started !== true : !status.ready
  })
  if (incomplete.length === 0) return { type, status: 'True' }
  const wasInitialized = before.some(earlier => earlier.type === type && earlier.status === 'True')
  if (staysInitialized && wasInitialized) return { type, status: 'True' }
  const message = `containers with incomplete status: ${list(incomplete)}`
  return { type, status: 'False', reason: 'ContainersNotInitialized', message }
}

function isContainersReady({ pod, phase, inits, regulars }: Standing): Verdict {
  const type = 'ContainersReady'
  if (phase === 'Succeeded' || phase === 'Failed') return { type, status: 'False', reason: overReason[phase] }
  const sidecars = inits.filter((_, index) => pod.spec.initContainers?.[index]?.restartPolicy === 'Always')
  const unready = [...sidecars, ...regulars].filter(({ ready }) => !ready)
  if (unready.length === 0) return { type, status: 'True' }
  const message = `containers with unready status: ${list(unready)}`
  return { type, status: 'False', reason: 'ContainersNotReady', message }
}

/** The pod is ready when its containers are, and every readiness gate says so. */
function isPodReady({ pod, before }: Standing, containersReady: Verdict): Verdict {
  if (containersReady.status === 'False') return { ...containersReady, type: 'Ready' }
  const objections = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const condition = before.find(({ type }) => type === conditionType)
    if (condition === undefined)
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`]
    if (condition.status === 'True') return []
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`]
  })
  if (objections.length === 0) return { type: 'Ready', status: 'True' }
  return { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: objections.join(', ') }
}

function isRestartingAll({ phase, restartingAll }: Standing): Verdict {
  const type = 'AllContainersRestarting'
  if (phase === 'Succeeded' || phase === 'Failed') return { type, status: 'False', reason: overReason[phase] }
  if (!restartingAll) return { type, status: 'False' }
  const message = 'container exited with restart policy rule'
  return { type, status: 'True', reason: 'RestartAllContainersStarted', message }
}

/** Go's way to print a list: `[web side]`. */
const list = (statuses: readonly ContainerStatus[]): string => `[${statuses.map(({ name }) => name).join(' ')}]`
