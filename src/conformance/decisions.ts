import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { goJson } from '../api/go-json.ts'
import type { KubeObject } from '../api/object.ts'
import type { ControllerRevision, PersistentVolumeClaim, Pod, StatefulSet, StatefulSetStatus } from '../api/types.ts'
import { act } from '../engine/controllers/statefulset/act.ts'
import type { Caches } from '../engine/controllers/statefulset/caches.ts'
import { syncStatefulSet } from '../engine/controllers/statefulset/decide.ts'
import { isFailure } from '../engine/controllers/statefulset/effects.ts'
import { memberOf } from '../engine/controllers/statefulset/know.ts'
import type { Rules } from '../engine/controllers/statefulset/rules.ts'
import { CaseServer, type Deed, type Deviation, type Refusal } from './case-server.ts'
import { type Difference, differenceBetween, pruned } from './difference.ts'

type Recorded<T extends KubeObject> = Omit<T, 'apiVersion' | 'kind'>

/** One pass of the real controller: what its caches showed, and all that it did. */
export interface DecisionCase {
  readonly name: string
  /** RFC 3339. */
  readonly now: string
  readonly gates: Readonly<Record<string, boolean>>
  readonly set: Recorded<StatefulSet>
  readonly pods: readonly Recorded<Pod>[]
  readonly claims: readonly Recorded<PersistentVolumeClaim>[]
  readonly revisions: readonly Recorded<ControllerRevision>[]
  /** Where the API server differs from the caches. */
  readonly api?: readonly Deviation[]
  readonly refusals?: readonly Refusal[]
  readonly does: readonly Deed[]
  /** Parallel: the order is chance, but for what comes last. */
  readonly unordered?: boolean
  /** The pass failed. */
  readonly error?: string
  readonly requeueAfterSeconds?: number
}

/** The cases of a recording, one JSON document a line, compressed. */
export function readDecisions(source: string | Uint8Array): DecisionCase[] {
  const lines = gunzipSync(typeof source === 'string' ? readFileSync(source) : source).toString('utf8')
  return lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as DecisionCase)
}

/** Lets our decision see what the controller saw; answers the first thing in which it does otherwise, undefined if there is none. */
export function replayDecision(recording: DecisionCase): Difference | undefined {
  const { does, unordered, error, requeueAfterSeconds } = recording
  const ours = decide(recording)
  const side = (deeds: readonly Deed[], failed: boolean, seconds: number | undefined) => ({
    ...inOrderOf(deeds.map(comparable), unordered === true),
    failed,
    requeueAfterSeconds: seconds,
  })
  return differenceBetween(
    recording.name,
    side(does, error !== undefined, requeueAfterSeconds),
    side(ours.does, ours.failed, ours.lookAgainIn === undefined ? undefined : ours.lookAgainIn / 1_000),
  )
}

function decide(recording: DecisionCase): { does: Deed[]; failed: boolean; lookAgainIn?: number } {
  const caches = cachesOf(recording)
  const { set, members, revisions } = caches
  const server = new CaseServer(
    [set, ...members.map(({ pod }) => pod as Pod), ...caches.claims.values(), ...revisions],
    recording,
  )
  try {
    const { lookAgainIn } = act(syncStatefulSet(caches, Date.parse(recording.now), rulesOf(recording.gates)), server)
    return { does: server.does, failed: false, lookAgainIn }
  } catch (error) {
    if (!isFailure(error)) throw error
    return { does: server.does, failed: true }
  }
}

/** The recordings are of 1.36, which has the algorithm of 1.35 behind the gate. */
const rulesOf = (gates: DecisionCase['gates']): Rules => ({
  maxUnavailable: gates.MaxUnavailableStatefulSet ? '1.35' : 'off',
})

function cachesOf({
  set,
  pods,
  claims,
  revisions,
}: DecisionCase): Caches & { claims: Map<string, PersistentVolumeClaim> } {
  const claimOf = (claim: Recorded<PersistentVolumeClaim>) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...claim,
  })
  return {
    set: { apiVersion: 'apps/v1', kind: 'StatefulSet', ...set },
    members: pods.map(pod => memberOf({ apiVersion: 'v1', kind: 'Pod', ...pod })),
    claims: new Map(claims.map(claim => [`${claim.metadata.namespace}/${claim.metadata.name}`, claimOf(claim)])),
    revisions: revisions.map(revision => ({ apiVersion: 'apps/v1', kind: 'ControllerRevision', ...revision })),
  }
}

/** The deed with what does not count left out. */
function comparable({ object, status, ...deed }: Deed): Deed {
  return pruned({
    ...deed,
    object: object && withDataAsText(object as KubeObject),
    status: status && counted(status),
  }) as Deed
}

function withDataAsText({ apiVersion, kind, ...object }: KubeObject & { data?: unknown }): object {
  return object.data === undefined ? object : { ...object, data: goJson(object.data) }
}

/** A count that is absent is 0. */
const counted = (status: StatefulSetStatus): object =>
  Object.fromEntries(Object.entries(status).filter(([, value]) => value !== 0))

/** What comes last in its order, and before it what was done: in its order as well, or, where order is chance, in that of its text. */
function inOrderOf(deeds: readonly Deed[], isUnordered: boolean): { does: readonly Deed[]; last?: readonly Deed[] } {
  if (!isUnordered) return { does: deeds }
  const isLast = ({ verb, kind, subresource }: Deed) =>
    (kind === 'StatefulSet' && subresource === 'status') || (kind === 'ControllerRevision' && verb === 'delete')
  const texts = new Map(deeds.map(deed => [deed, goJson(deed)]))
  const does = deeds.filter(deed => !isLast(deed)).sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1))
  return { does, last: deeds.filter(isLast) }
}
