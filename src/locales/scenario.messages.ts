/** What a scenario itself says: about its sentences, its cluster and its refusals. Durations are milliseconds. */
export interface ScenarioMessages {
  unclaimedRefusal(of: { step: string; message: string }): string
  nothingRefused(of: { part: string }): string
  refusedOtherwise(of: { part: string; step: string; message: string }): string
  nodesTooLate(): string
  noNodes(): string
  versionTooLate(): string
  gateTooLate(): string
  unknownGate(of: { gate: string; meant?: string; known: readonly string[] }): string
  unsupportedVersion(of: { version: string; oldest: string; newest: string }): string
  neverSettles(of: { within: number; restless: readonly string[] }): string
  whichContainer(of: { set: string; image: string; containers: readonly { name: string; image: string }[] }): string
  notARequest(of: { text: string }): string
  readsOther(of: { pod: string; path: string; expected: string; seen: string }): string
  nobodyUses(of: { image: string; meant?: string; used: readonly string[] }): string
  noSuchPath(of: { path: string; folder: string }): string
  noManifests(of: { path: string }): string
  noReadinessProbe(of: { image: string; pod: string; container: string; ready: number | 'never' }): string
  /** What a manifest in the feature itself is called where a file's name would stand. */
  thisManifest(): string
  thisPatch(): string
  emptyPatch(): string
  file(of: { kind: 'not-running' | 'no-such-file' | 'read-only'; pod: string; path: string }): string
  seed(of: { seed: number }): string
}
