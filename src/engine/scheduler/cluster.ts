import { sameJson } from '../../api/equal.ts'
import { controllerOf, keyOf } from '../../api/object.ts'
import type {
  LabelSelector,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodAffinityTerm,
  StorageClass,
} from '../../api/types.ts'
import { NodeInfo } from './node-info.ts'
import { type PodQuery, withLabelKeys } from './pod-query.ts'

/** How many pods there are on each node. Nodes without one may be missing. */
export type Tally = ReadonlyMap<string, number>

/** How a pod that runs feels about those to come. */
export type Feeling = 'requiredAffinity' | 'requiredAntiAffinity' | 'preferredAffinity' | 'preferredAntiAffinity'

/** A term that pods on nodes hold, and how many on which; `holder` is one of them. */
export interface HeldTerm {
  readonly feeling: Feeling
  readonly term: PodAffinityTerm
  readonly weight: number
  readonly holder: Pod
  readonly tally: Tally
}

/** Objects other than pods and nodes that scheduling looks at, as the caches show them. */
export interface Surroundings {
  claim(key: string): PersistentVolumeClaim | undefined
  volume(name: string): PersistentVolume | undefined
  volumes(): Iterable<PersistentVolume>
  storageClass(name: string): StorageClass | undefined
  namespaces(): Iterable<Namespace>
  /** What selects the pods of the same workload: its Services' selectors and its owner's together. */
  group(pod: Pod): LabelSelector | undefined
  /** How many volumes of a driver a node can attach, where its CSINode says so. */
  volumeLimit(node: string, driver: string): number | undefined
}

/** The cluster as one attempt to schedule a pod sees it. */
export interface View extends Surroundings {
  /** By name. */
  readonly nodes: readonly NodeInfo[]
  matching(query: PodQuery): Tally
  held(feeling: Feeling): Iterable<HeldTerm>
}

interface Held extends HeldTerm {
  readonly tally: Map<string, number>
}

/** Nodes and the pods on them, brought forward by watch events, with running counts for whatever was asked about before. */
export class Cluster {
  readonly #infos = new Map<string, NodeInfo>()
  readonly #placed = new Map<string, { pod: Pod; node: string }>()
  readonly #tallies = new Map<string, { query: PodQuery; tally: Map<string, number> }>()
  readonly #held = new Map<string, Held>()
  #nodes: readonly NodeInfo[] | undefined

  /** By name. */
  get nodes(): readonly NodeInfo[] {
    this.#nodes ??= [...this.#infos.values()]
      .filter(info => info.node !== undefined)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    return this.#nodes
  }

  info(node: string): NodeInfo | undefined {
    return this.#infos.get(node)
  }

  setNode(name: string, node: Node | undefined): void {
    const info = this.#infoOf(name)
    if ((info.node === undefined) !== (node === undefined)) this.#nodes = undefined
    info.setNode(node)
    if (node === undefined && info.pods.size === 0) this.#infos.delete(name)
  }

  /** Places the pod on the node, or takes in its newer state there. */
  place(pod: Pod, node: string): void {
    const key = keyOf(pod)
    const earlier = this.#placed.get(key)
    if (earlier !== undefined && earlier.node === node && countsAlike(earlier.pod, pod)) {
      this.#placed.set(key, { pod, node })
      this.#infos.get(node)!.refresh(pod)
      return
    }
    this.remove(key)
    this.#placed.set(key, { pod, node })
    this.#infoOf(node).add(pod)
    this.#count(pod, node, 1)
  }

  remove(key: string): void {
    const earlier = this.#placed.get(key)
    if (earlier === undefined) return
    this.#placed.delete(key)
    this.#infos.get(earlier.node)!.remove(earlier.pod)
    this.#count(earlier.pod, earlier.node, -1)
  }

  isPlaced(key: string): boolean {
    return this.#placed.has(key)
  }

  pods(): Pod[] {
    return [...this.#placed.values()].map(({ pod }) => pod)
  }

  matching(query: PodQuery): Tally {
    let known = this.#tallies.get(query.key)
    if (known === undefined) {
      known = { query, tally: new Map() }
      this.#tallies.set(query.key, known)
      for (const { pod, node } of this.#placed.values()) if (query.matches(pod)) add(known.tally, node, 1)
    }
    return known.tally
  }

  *held(feeling: Feeling): Iterable<HeldTerm> {
    for (const held of this.#held.values()) if (held.feeling === feeling) yield held
  }

  #infoOf(name: string): NodeInfo {
    let info = this.#infos.get(name)
    if (info === undefined) {
      info = new NodeInfo(name)
      this.#infos.set(name, info)
    }
    return info
  }

  #count(pod: Pod, node: string, sign: 1 | -1): void {
    for (const { query, tally } of this.#tallies.values()) if (query.matches(pod)) add(tally, node, sign)
    if (pod.spec.affinity === undefined) return
    for (const term of termsOf(pod)) {
      const key = `${term.feeling} ${pod.metadata.namespace} ${JSON.stringify(term.term)} ${term.weight}`
      let held = this.#held.get(key)
      if (held === undefined) {
        held = { ...term, holder: pod, tally: new Map() }
        this.#held.set(key, held)
      }
      add(held.tally, node, sign)
      if (held.tally.size === 0) this.#held.delete(key)
    }
  }
}

/** All that a pod says about the pods beside it. */
export function termsOf(pod: Pod): Omit<HeldTerm, 'tally' | 'holder'>[] {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {}
  const required = (feeling: Feeling, terms: readonly PodAffinityTerm[] = []) =>
    terms.map(term => ({ feeling, term: resolvedFor(pod, term), weight: 1 }))
  const preferred = (feeling: Feeling, affinity: typeof podAffinity) =>
    (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm, weight }) => ({
      feeling,
      term: resolvedFor(pod, podAffinityTerm),
      weight,
    }))
  return [
    ...required('requiredAffinity', podAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    ...required('requiredAntiAffinity', podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    ...preferred('preferredAffinity', podAffinity),
    ...preferred('preferredAntiAffinity', podAntiAffinity),
  ]
}

/** Terms that speak of the holder's own labels mean other pods for each holder: they are told apart by the values. */
function resolvedFor(pod: Pod, term: PodAffinityTerm): PodAffinityTerm {
  if (term.matchLabelKeys === undefined && term.mismatchLabelKeys === undefined) return term
  return {
    ...term,
    matchLabelKeys: undefined,
    mismatchLabelKeys: undefined,
    labelSelector: withLabelKeys(term.labelSelector, pod, term.matchLabelKeys, term.mismatchLabelKeys),
  }
}

/** Whether nothing changed between two states of a pod that anything here counts. */
const countsAlike = (a: Pod, b: Pod): boolean =>
  a.metadata.uid === b.metadata.uid &&
  controllerOf(a)?.uid === controllerOf(b)?.uid &&
  sameJson(a.metadata.labels, b.metadata.labels) &&
  a.metadata.deletionTimestamp === b.metadata.deletionTimestamp &&
  sameJson(a.spec, b.spec)

function add(tally: Map<string, number>, node: string, amount: number): void {
  const count = (tally.get(node) ?? 0) + amount
  if (count === 0) tally.delete(node)
  else tally.set(node, count)
}
