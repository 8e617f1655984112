import type { Named } from './named.ts'

/** The numbers by which invariants are known: in tags (`@allows:I7`), in settings and in reports. */
export const invariantIds = [
  'I1',
  'I2',
  'I3',
  'I4',
  'I5',
  'I6',
  'I7',
  'I8',
  'I9',
  'I10',
  'I11',
  'I12',
  'I13',
  'I14',
  'I15',
  'I16',
  'I17',
  'I18',
  'I19',
  'I20',
  'I21',
  'I22',
  'I23',
  'I24',
  'I25',
  'I26',
  'I27',
] as const

export type InvariantId = (typeof invariantIds)[number]

/** What is said of the invariants: what each promises, and how a timeline breaks it. Times are virtual milliseconds. */
export interface InvariantMessages {
  /** The promise, in a few words. */
  readonly name: Readonly<Record<InvariantId, string>>
  /** A violation on one line; `until` is the end of one that lasted. */
  violated(of: { id: InvariantId; name: string; at: number; until?: number; what: string }): string
  /** Above the violations that fail a scenario. */
  failed(of: { count: number }): string
  /** Below them: how a scenario declares that it means it. */
  allow(of: { ids: readonly InvariantId[] }): string
  unknown(of: { text: string; known: readonly InvariantId[] }): string
  readonly broken: {
    twoProcesses(of: { pod: string; nodes: readonly string[]; because?: 'force-delete' | 'out-of-service' }): string
    twoObjects(of: { object: Named }): string
    writtenByTwo(of: { volume: string; nodes: readonly string[]; pods: readonly string[] }): string
    usedByTwoPods(of: { volume: string; pods: readonly string[] }): string
    startedUnattached(of: { pod: string; volume: string; node: string; attachedTo: readonly string[] }): string
    detachedInUse(of: { volume: string; node: string; pod: string; by: string }): string
    claimDeleted(of: { claim: string; by: string }): string
    claimTakenFromPod(of: { claim: string; pod: string; by: string }): string
    volumeDeleted(of: { volume: string; claim: string; by: string }): string
    podOnDoomedClaim(of: { pod: string; claim: string }): string
    wrongClaim(of: { pod: string; claim: string; mounted?: string }): string
    claimNotThere(of: { pod: string; claim: string; is: 'missing' | 'terminating' }): string
    claimRebound(of: { claim: string; from: string; to?: string }): string
    volumeShared(of: { volume: string; claims: readonly string[] }): string
    createdTooEarly(of: { pod: string; lower: string }): string
    createdUnasked(of: { pod: string; set: string }): string
    removedTooEarly(of: { pod: string; other: string }): string
    updatedOutOfOrder(of: { pod: string; higher: string }): string
    updatedTooEarly(of: { pod: string; other: string }): string
    updatedBelowPartition(of: { pod: string; partition: number }): string
    budgetOverspent(of: { pod: string; most: number; unavailable: readonly string[] }): string
    wrongRevision(of: { pod: string; revision: string; wanted: string; partition: number }): string
    revisionNumber(of: { revision: string; number: number; highest: number }): string
    revisionTwice(of: { revision: string; other: string }): string
    revisionMissing(of: { set: string; revision: string }): string
    revisionTaken(of: { revision: string; user: Named }): string
    promotedEarly(of: {
      set: string
      to: string
      replicas: number
      ready: number
      updated: number
      asked: number
    }): string
    collisionsFell(of: { set: string; from: number; to: number }): string
    podDeletedWithoutCause(of: { pod: string; by: string }): string
    revisionWithoutCause(of: { set: string; revision: string }): string
    countsContradict(of: { set: string; field: string; value: number; than: string; limit: number }): string
    generationFell(of: { set: string; from: number; to: number }): string
    countWrong(of: { set: string; field: string; said: number | string; is: number | string }): string
    readyWithoutProcess(of: { pod: string; node: string; since: number }): string
    belowFloor(of: { set: string; available: number; floor: number; pods: readonly string[] }): string
    budgetBroken(of: { pod: string; budget: string }): string
    quorumLost(of: { set: string; ready: number; members: number }): string
    stalled(of: { set: string; since: number }): string
    deletionStalled(of: { object: Named; since: number }): string
    notConverged(of: { set: string; since: number; missing: readonly string[] }): string
    livelock(of: { pod: string; times: number; generation: number }): string
    wroteAgain(of: { object: Named; by: string; writes: number }): string
    killedAtGrace(of: { pod: string; container: string }): string
    killedBeforeReady(of: { pod: string; container: string; by: 'liveness' | 'startup' }): string
    immutableChanged(of: { object: Named; path: string; by: string }): string
    eventMissing(of: { set: string; reason: string; writes: number; events: number }): string
    eventStorm(of: { object: Named; reason: string; count: number }): string
    serviceMissing(of: { set: string; service: string }): string
    nameUnresolved(of: { pod: string; name: string; address: string; found: readonly string[] }): string
    twoControllers(of: { object: Named; controllers: readonly string[] }): string
    ownerNotLive(of: { object: Named; owner: Named }): string
    runsDiffer(of: { position: number; first: string; second: string }): string
    claimTiedToPod(of: { claim: string; pod: string; policy: string }): string
    claimTiedToSet(of: { claim: string; set: string; policy: string }): string
    trapWindow(of: { set: string; pod: string; revision: string; current: string }): string
  }
}
