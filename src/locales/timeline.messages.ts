/** What the picture of a timeline says. Times are texts already. */
export interface TimelineMessages {
  /** Headings of the lanes of a kind, and of the expectations below them. */
  readonly lanes: Readonly<
    Record<
      'Fault' | 'Node' | 'StatefulSet' | 'Pod' | 'PersistentVolumeClaim' | 'PersistentVolume' | 'Expectation',
      string
    >
  >
  /** What a stretch of a lane says of its object, for the legend. */
  readonly state: Readonly<
    Record<
      | 'pending'
      | 'creating'
      | 'stalled'
      | 'unready'
      | 'ready'
      | 'terminating'
      | 'failed'
      | 'succeeded'
      | 'bound'
      | 'lost'
      | 'available'
      | 'attached'
      | 'released'
      | 'up'
      | 'cordoned'
      | 'down'
      | 'set'
      | 'fault',
      string
    >
  >
  /** The other signs of the picture, for the legend. */
  readonly sign: Readonly<
    Record<'wait' | 'change' | 'restart' | 'refusal' | 'warning' | 'process' | 'holds' | 'broken' | 'broke', string>
  >
  /** The label of what no step asks for, since it always holds. */
  readonly always: string
  readonly idleCut: string
  step(number: number): string
  refused(status: string): string
  revision(of: { label: string; name: string; images: string }): string
  notDrawn(of: { kind: keyof TimelineMessages['lanes']; count: number }[]): string
  /** How an expectation was decided. */
  span(of: { from: string; to: string; at: string }): string
  /** A stretch of a lane, under the pointer; without `to` it lasts until the end. */
  stretch(of: { name: string; is: string; on?: string; from: string; to?: string }): string
  /** A process ran on a node. */
  ran(of: { node: string; from: string; to?: string }): string
  /** So often, the last time at `until`. */
  repeated(of: { times: number; until: string }): string
}
