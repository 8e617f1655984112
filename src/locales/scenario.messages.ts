/** What a scenario itself says: about its sentences, its cluster and its refusals. Durations are milliseconds. */
export interface ScenarioMessages {
  /** `isLast`: no step follows that could have expected it. */
  unclaimedRefusal(of: { step: string; message: string; isLast: boolean }): string
  /** A step that is none of the sentences, and those that are like it. */
  noSuchSentence(of: { text: string; near: readonly string[] }): string
  /** A sentence ends in a colon, and neither a table nor a text follows. */
  nothingBelow(): string
  /** A text stands below a sentence that wants a table. */
  wantsTable(of: { sentence: string }): string
  /** A table stands below a sentence that wants a text. */
  wantsText(of: { sentence: string }): string
  nothingRefused(of: { part: string }): string
  refusedOtherwise(of: { part: string; step: string; message: string }): string
  nodesTooLate(): string
  noNodes(): string
  versionTooLate(): string
  gateTooLate(): string
  unknownGate(of: { gate: string; meant?: string; known: readonly string[] }): string
  /** A gate was set that this version does not have yet. */
  foreignGate(of: { gate: string; kubernetes: string; since: string }): string
  unsupportedVersion(of: { version: string; oldest: string; newest: string }): string
  neverSettles(of: { within: number; restless: readonly string[] }): string
  whichContainer(of: { set: string; image: string; containers: readonly { name: string; image: string }[] }): string
  notARequest(of: { text: string }): string
  notAStatus(of: { status: number }): string
  readsOther(of: { pod: string; path: string; expected: string; seen: string }): string
  hasFile(of: { pod: string; path: string }): string
  nobodyUses(of: { image: string; meant?: string; used: readonly string[] }): string
  /** Something was said of a pod that never was. */
  nobodyIs(of: { pod: string; meant?: string }): string
  noSuchPath(of: { path: string; folder: string }): string
  noManifests(of: { path: string }): string
  noObjects(of: { path: string }): string
  /** `objects` as `StatefulSet/db`. */
  notApplied(of: { objects: readonly string[] }): string
  noReadinessProbe(of: { image: string; pod: string; container: string; ready: number | 'never' }): string
  /** What a manifest in the feature itself is called where a file's name would stand. */
  thisManifest(): string
  thisPatch(): string
  emptyPatch(): string
  severalPatches(): string
  file(of: { kind: 'not-running' | 'no-such-file' | 'read-only'; pod: string; path: string }): string
  /** Not `key=value:effect`, or another effect than these. */
  notATaint(of: { text: string; effects: readonly string[] }): string
  notALabel(of: { text: string }): string
  /** What recovers has neither failed nor been cut off. */
  nothingToRecover(of: { node: string }): string
  noSuchZone(of: { zone: string; zones: readonly string[] }): string
  /** A drain was given up; `because` is what the API server last said to a pod's eviction, if it was not granted. */
  notDrained(of: { node: string; within: number; pods: readonly { pod: string; because?: string }[] }): string
  noSuchProbe(of: { pod: string; probe: 'startup' | 'readiness' | 'liveness' }): string
  notRunning(of: { pod: string; container?: string }): string
  unknownComponent(of: { component: string; known: readonly string[] }): string
  noVolume(of: { claim: string }): string
  /** None of these faults, by their names on the timeline, is on. */
  nothingWrong(of: { faults: readonly string[] }): string
  noSuchSet(of: { set: string }): string
  seed(of: { seed: number }): string
}
