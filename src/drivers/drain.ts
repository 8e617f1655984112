import { controllerOf, type Reference, referenceTo } from '../api/object.ts'
import { isStatus, type StatusError } from '../api/status-error.ts'
import type { Pod } from '../api/types.ts'
import type { Driver } from './driver.ts'

/** What `kubectl drain` may do with pods that nobody replaces, or that lose something (its flags of these names). */
export interface DrainOptions {
  readonly ignoreDaemonSets: boolean
  readonly deleteEmptyDirData: boolean
  readonly force: boolean
  /** Virtual milliseconds after which it gives up. */
  readonly timeout: number
}

/** A pod that was still there when the time was up, and what the API server said last to its eviction; nothing if it was granted. */
export interface Undrained {
  readonly pod: Reference
  readonly refusal?: StatusError
}

/** A budget that does not allow an eviction is asked again after so long. */
const retryAfter = 5_000

/** Why the pods of a node are not evicted, in kubectl's words: one text for each kind of pod. Nothing has been evicted yet. */
export class UndrainablePods extends Error {
  constructor(texts: readonly string[]) {
    super(texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`)
    this.name = 'UndrainablePods'
  }
}

/**
 * Drains a node as `kubectl drain` does: cordons it, and evicts its pods side by side, each again and again until its budget allows it, and
 * waits until they are gone. Answers the pods that are still there after the timeout.
 * @throws UndrainablePods where it must not touch one of the pods; the node stays cordoned
 */
export async function drain(driver: Driver, node: string, options: DrainOptions): Promise<readonly Undrained[]> {
  await driver.api.patch({ kind: 'Node', name: node }, { spec: { unschedulable: true } })
  const pods = await driver.api.list('Pod', { fieldSelector: `spec.nodeName=${node}` })
  const refused = refusedPods(pods, options)
  if (refused.length > 0) throw new UndrainablePods(refused)
  return await evictAll(
    driver,
    pods.filter(pod => !isSkipped(pod)),
    options.timeout,
  )
}

async function evictAll(driver: Driver, pods: readonly Pod[], timeout: number): Promise<readonly Undrained[]> {
  const end = driver.now + timeout
  const evictions = new Map(pods.map(pod => [pod.metadata.uid, new Eviction(pod)]))
  const waiting = new Deletions(driver)
  for (;;) {
    for (const [uid, eviction] of evictions) if (await eviction.isOver(driver)) evictions.delete(uid)
    if (evictions.size === 0 || driver.now >= end) return [...evictions.values()]
    const wakeAt = Math.min(...[...evictions.values()].map(({ dueAt }) => dueAt))
    const look = (now: number) => now >= wakeAt || waiting.anyOf(evictions)
    await driver.until({ look, wakeAt }, end - driver.now)
    for (const uid of waiting.gone) evictions.delete(uid)
  }
}

/** The eviction of one pod: asked for until it is granted. */
class Eviction implements Undrained {
  readonly pod: Reference
  refusal?: StatusError
  /** When to ask next; never again once it was granted. */
  dueAt: number

  constructor(pod: Pod) {
    this.pod = referenceTo(pod)
    this.dueAt = 0
  }

  /** Asks if it is time to. Whether the pod is gone already. */
  async isOver({ api, now }: Driver): Promise<boolean> {
    if (now < this.dueAt) return false
    try {
      await api.evict(this.pod)
      this.refusal = undefined
      this.dueAt = Infinity
    } catch (error) {
      if (isStatus(error, 'NotFound')) return true
      if (!isStatus(error, 'TooManyRequests')) throw error
      this.refusal = error as StatusError
      this.dueAt = now + retryAfter
    }
    return false
  }
}

/** Reads from the log which pods go. */
class Deletions {
  readonly gone = new Set<string>()
  readonly #driver: Driver
  #read: number

  constructor(driver: Driver) {
    this.#driver = driver
    this.#read = driver.log.position
  }

  /** Whether one of these (by uid) is gone by now. */
  anyOf(uids: ReadonlyMap<string, unknown>): boolean {
    const { entries } = this.#driver.log
    while (this.#read < entries.length) {
      const entry = entries[this.#read++]!
      if (entry.entry === 'revision' && entry.change === 'deleted') this.gone.add(entry.object.metadata.uid)
    }
    return [...uids.keys()].some(uid => this.gone.has(uid))
  }
}

const isSkipped = (pod: Pod): boolean =>
  isOfDaemonSet(pod) || pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined

const isOfDaemonSet = (pod: Pod): boolean => controllerOf(pod)?.kind === 'DaemonSet' && !isFinished(pod)

const isFinished = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed'

function refusedPods(pods: readonly Pod[], options: DrainOptions): string[] {
  const standing = pods.filter(pod => !isFinished(pod))
  const rules: [what: string, isRefused: (pod: Pod) => boolean][] = [
    [
      'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
      pod => !options.ignoreDaemonSets && isOfDaemonSet(pod),
    ],
    [
      'Pods with local storage (use --delete-emptydir-data to override)',
      pod => !options.deleteEmptyDirData && !isSkipped(pod) && hasEmptyDir(pod),
    ],
    [
      'Pods that declare no controller (use --force to override)',
      pod => !options.force && !isSkipped(pod) && controllerOf(pod) === undefined,
    ],
  ]
  return rules.flatMap(([what, isRefused]) => {
    const refused = standing.filter(isRefused).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
    return refused.length === 0 ? [] : [`cannot delete ${what}: ${refused.join(', ')}`]
  })
}

const hasEmptyDir = ({ spec }: Pod): boolean => spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) ?? false
