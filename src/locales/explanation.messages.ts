import type { Named } from './named.ts'

/** What a rule of waiting may speak of; each rule has its own of these. */
export interface RuleDetails {
  set: string
  /** The object that holds the set back, as the text around it names objects. */
  on: string
  details: Readonly<Record<string, string | number>>
}

/** Why a set does not go on, and the way out. */
export interface ExplanationMessages {
  rule: {
    'pod-pending'(of: RuleDetails): string
    'pod-not-ready'(of: RuleDetails): string
    'pod-not-available'(of: RuleDetails): string
    'pod-terminating'(of: RuleDetails): string
    'pod-failed-terminating'(of: RuleDetails): string
    'condemned-not-ready'(of: RuleDetails): string
    'condemned-not-available'(of: RuleDetails): string
    'condemned-terminating'(of: RuleDetails): string
    'update-not-available'(of: RuleDetails): string
    'update-budget-spent'(of: RuleDetails): string
    'claim-stale'(of: RuleDetails): string
    'claim-terminating'(of: RuleDetails): string
    'on-delete'(of: RuleDetails): string
    partition(of: RuleDetails): string
    'creation-refused'(of: RuleDetails): string
    'repair-refused'(of: RuleDetails): string
    'deletion-refused'(of: RuleDetails): string
    'set-deleting'(of: RuleDetails): string
    /** Nobody waits for it, yet it keeps the set from being ready: Parallel. */
    unready(of: RuleDetails): string
  }
  holdsBack: {
    creation(of: { pods: readonly string[] }): string
    update(of: { pods: readonly string[] }): string
    scaleDown(of: { pods: readonly string[] }): string
  }
  cause: {
    container(of: { pod: string; container: string; reason: string; message?: string; restarts: number }): string
    /** By a restart policy of its own, beside others that run. */
    endedForGood(of: { pod: string; container: string; reason: string; policy: string }): string
    probe(of: { pod: string; container: string; message: string; count: number }): string
    unready(of: { pod: string; message?: string }): string
    unschedulable(of: { pod: string; message: string }): string
    event(of: { pod: string; reason: string; message: string }): string
    claim(of: { pod: string; claim: string; phase: string; message?: string }): string
    nodeLost(of: { pod: string; node: string; since?: number }): string
    nodeGone(of: { pod: string; node: string }): string
    finalizers(of: { pod: string; finalizers: readonly string[] }): string
    stopping(of: { pod: string; graceSeconds: number; since: number }): string
    readinessGate(of: { pod: string; message: string }): string
    notYetAvailable(of: { pod: string; availableAt: number }): string
    starting(of: { pod: string; since: number }): string
    refused(of: { pod: string; message: string }): string
  }
  trap: {
    forcedRollback(of: { pod: string; revision: string; wanted: string }): string
    secondEdit(of: { pod: string; revision: string; wanted: string }): string
    brokenFromBirth(of: { pod: string; revision: string; wanted: string }): string
    deletedBeforeRevert(of: { pod: string; revision: string; deletions: number }): string
    belowPartition(of: { pod: string; partition: number }): string
    crashLoopHeals(of: { pod: string }): string
    creationHeals(of: { pod: string }): string
    brokenTemplate(of: { pod: string; revision: string }): string
  }
  wayOut: {
    revertTemplate(of: { set: string }): string
    correctTemplate(of: { set: string }): string
    deletePod(of: { pod: string }): string
    forceDeletePod(of: { pod: string }): string
    recoverNode(of: { node: string }): string
    removeFinalizers(of: { pod: string; finalizers: readonly string[] }): string
    /** `elsewhere`: other namespaces that have one of the name. */
    createObject(of: { object: Named; namespace: string; elsewhere: readonly string[] }): string
    makeRoom(of: { pod: string }): string
    repairStorage(of: { claim: string }): string
    waitFor(of: { pod: string; until?: number }): string
    giveTime(of: { pod: string; running: number }): string
    allowCreation(of: { pod: string }): string
    lowerPartition(of: { set: string; partition: number }): string
    repairPod(of: { pod: string }): string
    waitForClaim(of: { claim: string }): string
    waitForDeletion(of: { set: string }): string
  }
}
