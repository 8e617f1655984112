import type { Unresolved } from '../api/dns.ts'
import type { ManifestWords } from '../api/manifest.ts'
import type { ExplanationMessages } from './explanation.messages.ts'
import type { InvariantMessages } from './invariants.messages.ts'
import type { Named } from './named.ts'
import type { ScenarioMessages } from './scenario.messages.ts'

/** The moments' words, each language's own; the keys are those of `timeline/moments.ts`. */
export interface MomentWords {
  created: string
  scheduled: string
  started: string
  ready: string
  unready: string
  available: string
  restarted: string
  terminating: string
  deleted: string
  failed: string
  succeeded: string
}

type MomentName = keyof MomentWords

/** What can be said of an object of any other kind in *these happen in order*. */
export interface ObjectMomentWords extends MomentWords {
  bound: string
  pending: string
  lost: string
  released: string
}

type ObjectMomentName = keyof ObjectMomentWords

/** How a pod's name is found at an instant: the most telling of its states. */
export type PodCondition =
  | 'missing'
  | 'deleted'
  | 'unscheduled'
  | 'starting'
  | 'unready'
  | 'unavailable'
  | 'available'
  | 'terminating'
  | 'failed'
  | 'succeeded'

/** A row of a comparison: what was asked for under a path or column, and what was there. */
export interface Difference {
  /** The row's object, where a table speaks of several. */
  of?: string
  path: string
  expected: string
  actual?: string
}

/** The seen state of a set. */
interface SetCounts {
  set: string
  at: number
  replicas: number
  ready: number
  available: number
  updated: number
  generation: number
  observedGeneration: number
  /** The pods that are missing, terminating, not ready or not yet available. */
  unavailable: readonly string[]
}

/**
 * Every text that Rollcall says, one function per message; a second language is a second object of this type, and the compiler
 * asks for what is missing. Times and durations are virtual milliseconds; objects are written `kind name`.
 */
export interface Messages {
  readonly language: 'en' | 'zh-CN'
  /** An object: `pod "web-0"`, `StatefulSet "web"`. */
  named(object: Named): string
  /** A moment as the sentences write it. */
  readonly moment: ObjectMomentWords
  /** What was expected, in the words of the sentence. */
  readonly expected: {
    podsInOrder(of: { moment: MomentName; pods: readonly string[]; sinceThen: boolean }): string
    podOnlyAfter(of: {
      pod: string
      moment: MomentName
      other: string
      otherMoment: MomentName
      sinceThen: boolean
    }): string
    podWithin(of: { pod: string; moment: MomentName; within: number }): string
    podNever(of: { pod: string; moment: MomentName; sinceThen: boolean }): string
    podStays(of: { pod: string; moment: MomentName; duration: number }): string
    happenInOrder(of: { rows: readonly { object: Named; moment: ObjectMomentName }[] }): string
    atMostUnavailable(of: { set: string; most: number; sinceThen: boolean }): string
    atLeastReady(of: { set: string; least: number; sinceThen: boolean }): string
    setReadyWithin(of: { set: string; within: number }): string
    setRollsOutWithin(of: { set: string; within: number }): string
    setStuckOn(of: { set: string; pod: string }): string
    setHasStatus(of: { set: string }): string
    podRunsImage(of: { pod: string; image: string }): string
    podRunsOn(of: { pod: string; node: string }): string
    podsRun(of: { pods: readonly string[] }): string
    claimIs(of: { claim: string; phase: 'bound' | 'pending' | 'gone' }): string
    claimNeverDeleted(of: { claim: string; sinceThen: boolean }): string
    eventRecorded(of: { reason: string; object: Named }): string
    objectHas(of: { object: Named }): string
    resolvesTo(of: { name: string; pod: string }): string
    doesNotResolve(of: { name: string }): string
    runsTwice(of: { pod: string }): string
    neverRunsTwice(of: { pod: string; sinceThen: boolean }): string
    nodeIs(of: { node: string; ready: boolean; within?: number }): string
    objectExists(of: { object: Named; exists: boolean }): string
  }
  /** What was seen instead: the nearest miss. */
  readonly seen: {
    began(of: { object: Named; moment: ObjectMomentName; at: number }): string
    wasFromTheStart(of: { pod: string; moment: MomentName; since?: number; at: number }): string
    whileOtherWas(of: {
      pod: string
      moment: MomentName
      at: number
      other: string
      condition: PodCondition
      since?: number
    }): string
    outOfOrder(of: { pod: string; moment: MomentName; at: number; awaited: string }): string
    onceMore(of: { pod: string; moment: MomentName; at: number; first: number; sinceThen: boolean }): string
    orderUnfinished(of: {
      moment: MomentName
      awaited: string
      reached: readonly { pod: string; at: number }[]
    }): string
    podWas(of: { pod: string; at: number; condition: PodCondition; since?: number }): string
    ended(of: { pod: string; moment: MomentName; at: number; after: number; condition: PodCondition }): string
    rowsUnfinished(of: {
      awaited: { object: Named; moment: ObjectMomentName }
      reached?: { object: Named; moment: ObjectMomentName; at: number }
      earlier?: number
    }): string
    unavailable(of: { set: string; at: number; count: number; pods: readonly string[] }): string
    notReady(of: { set: string; at: number; count: number; pods: readonly string[] }): string
    neverComplete(of: { set: string; ready: number; replicas: number }): string
    setWas(of: SetCounts): string
    setAbsent(of: { set: string }): string
    rolloutWas(of: { set: string; at: number; line: string }): string
    notStuck(of: { set: string }): string
    stuckOnOther(of: { set: string; on: readonly string[] }): string
    differences(of: { rows: readonly Difference[] }): string
    podAbsent(of: { pod: string; deletedAt?: number }): string
    podRuns(of: { pod: string; images: readonly string[] }): string
    podIsOn(of: { pod: string; node?: string }): string
    claimWas(of: { claim: string; phase: string }): string
    claimAbsent(of: { claim: string; deletedAt?: number }): string
    events(of: { object: Named; reasons: readonly string[] }): string
    objectAbsent(of: { object: Named }): string
    /** The nodes on which processes of a pod's name run; none: nothing runs. */
    ranOn(of: { pod: string; nodes: readonly string[]; at: number }): string
    objectPresent(of: { object: Named }): string
    nodeWas(of: { node: string; status?: string; message?: string; at: number }): string
    resolved(of: { name: string; to: readonly string[] }): string
    notResolved(of: { name: string; because: Unresolved; pod: string; condition: PodCondition }): string
  }
  /** Why a set does not go on. */
  readonly explanation: ExplanationMessages
  /** The parts of a failure's text. */
  readonly failure: {
    expected: string
    seen: string
    blocked: string
    /** A heading before what follows it on the line: `Expected: `. */
    before(heading: string): string
    /** Since a virtual time, which is so long ago by now; in brackets behind what it is about. */
    since(of: { since: number; for: number }): string
    heldBack: string
    cause: string
    situation: string
    wayOut: string
    transcript: string
    /** Instead, where the lines end at the breach. */
    transcriptUntil(of: { until: number }): string
    holds: string
  }
  /** What always holds, and how it is broken. */
  readonly invariant: InvariantMessages
  /** What a scenario says of itself. */
  readonly scenario: ScenarioMessages
  /** What may help with a problem of a manifest, below the API server's own words. */
  readonly manifest: ManifestWords
  /** What the author of a feature got wrong. */
  readonly mistake: {
    notADuration(of: { text: string }): string
    notAMoment(of: { text: string; meant?: string }): string
    cannotStay(of: { moment: MomentName }): string
    unknownPod(of: { pod: string; meant?: string; sets: readonly string[] }): string
    /** `known` are those of the same namespace; `elsewhere`, if those are none, other namespaces that have one of the name. */
    unknownObject(of: {
      kind: string
      name: string
      meant?: string
      known: readonly string[]
      elsewhere: readonly string[]
    }): string
    unknownKind(of: { kind: string; meant?: string }): string
    unknownColumn(of: { column: string; columns: readonly string[]; meant?: string }): string
    missingColumn(of: { column: string }): string
    unknownObjectMoment(of: {
      object: string
      moment: string
      moments: readonly (keyof ObjectMomentWords)[]
      meant?: string
    }): string
    notAnObject(of: { text: string }): string
    notAPath(of: { path: string; at: number }): string
    repeatedPod(of: { pod: string }): string
    /** An order of no pods: nothing could break it. */
    noPods(): string
    /** A table that has a head and nothing below it. */
    noRows(): string
    notAQuantity(of: { text: string }): string
    notTwoColumns(of: { columns: number }): string
    /** A value in a table that is no YAML; `because` is the parser's own word. */
    notAValue(of: { text: string; because: string }): string
    /** A place in a list of `length` items, beyond the one that would come next. */
    beyondList(of: { element: number; length: number }): string
  }
}

/** A text that is still data: the name of a message of the group, and what it speaks of. */
export type Said<Group extends 'expected' | 'seen'> = SaidOf<Messages[Group]>

/** As {@link Said}, for the messages of any other group. */
export type SaidOf<Texts> = { [Says in keyof Texts]: { says: Says; of: Argument<Texts[Says]> } }[keyof Texts]

/** Turns the data into a text of the group's language. */
export function say<Texts>(texts: Texts, said: SaidOf<Texts>): string {
  return (texts[said.says] as (of: unknown) => string)(said.of)
}

type Argument<Text> = Text extends (of: infer Of) => string ? Of : never
