import { compileSelector } from '../../api/selector.ts'
import type { Pod, PodDisruptionBudget } from '../../api/types.ts'
import { fromTimestamp } from '../../timeline/epoch.ts'
import type { View } from './cluster.ts'
import type { Fit } from './fit.ts'
import { supposing } from './hypothesis.ts'
import { diagnosisText } from './message.ts'
import type { NodeInfo } from './node-info.ts'
import type { Rejection } from './plugins/plugin.ts'

/** Removing these pods from the node would make room. */
export interface Candidate {
  readonly node: string
  readonly victims: readonly Pod[]
  /** How many of them a disruption budget protects. */
  readonly violations: number
}

/** What preemption comes to: whom to remove, or why it does not help. */
export type Preemption =
  | { readonly candidate: Candidate }
  | {
      readonly refusal: string
      /** The pod was not to look for victims at all: what it was promised before still stands. */
      readonly keepsNomination: boolean
    }

/** Whether the pod could go to the node in a view of the cluster, and if not, why. */
export type Try = (view: View, node: string) => Rejection | undefined

const unhelpful: Rejection = { reasons: ['Preemption is not helpful for scheduling'], unresolvable: true }
const noVictims: Rejection = { reasons: ['No preemption victims found for incoming pod'], unresolvable: true }

/** Looks for pods of lower priority whose removal would make room on one node. */
export function preemptionFor(
  pod: Pod,
  view: View,
  fit: Fit,
  budgets: readonly PodDisruptionBudget[],
  tryNode: Try,
): Preemption {
  const hindrance = ineligible(pod, view, fit)
  if (hindrance !== undefined) return { refusal: hindrance, keepsNomination: true }
  const candidates: Candidate[] = []
  const rejections: Rejection[] = []
  for (const info of view.nodes) {
    const rejection = fit.whole ?? fit.rejected.get(info.name)
    const found = rejection?.unresolvable ? unhelpful : victimsOn(info, pod, view, budgets, tryNode)
    if ('victims' in found) candidates.push(found)
    else rejections.push(found)
  }
  const [first] = candidates
  if (first === undefined)
    return { refusal: diagnosisText({ nodes: view.nodes.length, rejections }), keepsNomination: false }
  return { candidate: candidates.reduce((best, other) => (isBetter(other, best) ? other : best), first) }
}

function ineligible(pod: Pod, view: View, fit: Fit): string | undefined {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const nominated = view.nodes.find(({ name }) => name === pod.status?.nominatedNodeName)
  if (nominated === undefined || fit.rejected.get(nominated.name)?.unresolvable) return undefined
  const leaving = [...nominated.pods.values()].some(
    other =>
      priorityOf(other) < priorityOf(pod) && other.metadata.deletionTimestamp !== undefined && isPreempted(other),
  )
  return leaving ? 'not eligible due to a terminating pod on the nominated node.' : undefined
}

const isPreempted = ({ status }: Pod): boolean =>
  (status?.conditions ?? []).some(
    ({ type, reason }) => type === 'DisruptionTarget' && reason === 'PreemptionByScheduler',
  )

export const priorityOf = ({ spec }: Pod): number => spec.priority ?? 0

/** Removes all of lower priority and takes back whoever can stay, the protected and the important first. */
function victimsOn(
  info: NodeInfo,
  pod: Pod,
  view: View,
  budgets: readonly PodDisruptionBudget[],
  tryNode: Try,
): Candidate | Rejection {
  const lower = [...info.pods.values()].filter(other => priorityOf(other) < priorityOf(pod)).sort(byImportance)
  if (lower.length === 0) return noVictims
  const without = (gone: readonly Pod[]) => tryNode(supposing(view, info.name, gone, []), info.name)
  const hindrance = without(lower)
  if (hindrance !== undefined) return hindrance
  const { violating, harmless } = protectedBy(budgets, lower)
  let victims = lower
  for (const other of [...violating, ...harmless]) {
    const fewer = victims.filter(victim => victim !== other)
    if (without(fewer) === undefined) victims = fewer
  }
  return { node: info.name, victims, violations: victims.filter(victim => violating.includes(victim)).length }
}

/** A budget without a selector guards no pod; neither does one with an empty selector here, unlike where evictions are asked for. */
function guards({ metadata, spec }: PodDisruptionBudget, pod: Pod): boolean {
  const selector = compileSelector(spec.selector)
  return (
    metadata.namespace === pod.metadata.namespace &&
    selector.requirements.length > 0 &&
    selector.matches(pod.metadata.labels)
  )
}

/** Each budget allows so many disruptions; pods beyond them violate it. */
function protectedBy(budgets: readonly PodDisruptionBudget[], pods: readonly Pod[]) {
  const allowed = new Map(budgets.map(budget => [budget, budget.status?.disruptionsAllowed ?? 0]))
  const violating: Pod[] = []
  const harmless: Pod[] = []
  for (const pod of pods) {
    const mine = budgets.filter(
      budget => guards(budget, pod) && budget.status?.disruptedPods?.[pod.metadata.name] === undefined,
    )
    for (const budget of mine) allowed.set(budget, allowed.get(budget)! - 1)
    const isViolated = mine.some(budget => allowed.get(budget)! < 0)
    if (isViolated) violating.push(pod)
    else harmless.push(pod)
  }
  return { violating, harmless }
}

const startOf = ({ status }: Pod): number =>
  status?.startTime === undefined ? Number.POSITIVE_INFINITY : fromTimestamp(status.startTime)

const byImportance = (a: Pod, b: Pod): number => priorityOf(b) - priorityOf(a) || compare(startOf(a), startOf(b))

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

/** Fewest violations, then the lowest highest priority, the smallest sum, the fewest, then those that started last; then the node's name. */
function isBetter(a: Candidate, b: Candidate): boolean {
  const [left, right] = [ranksOf(a), ranksOf(b)]
  const decisive = left.findIndex((rank, index) => rank !== right[index])
  return decisive !== -1 && left[decisive]! < right[decisive]!
}

function ranksOf({ victims, violations }: Candidate): number[] {
  const highest = Math.max(...victims.map(priorityOf))
  const earliest = Math.min(...victims.filter(victim => priorityOf(victim) === highest).map(startOf))
  // Priorities may be negative: moved up, so that more victims always weigh more, as Kubernetes has it.
  const sum = victims.reduce((total, victim) => total + priorityOf(victim) + 2 ** 31, 0)
  return [violations, highest, sum, victims.length, -earliest]
}
