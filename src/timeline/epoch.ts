/** The wall time of virtual 0 in Unix milliseconds: 2026-01-01T00:00:00Z, a whole second, in every scenario on every machine. */
export const epoch = Date.UTC(2026, 0, 1)

/** Times are written far more often than they differ: those of the last seconds that were asked for are kept. */
const written = new Map<number, string>()
const mostWritten = 256

/** Virtual milliseconds as Kubernetes writes a time: RFC 3339 in whole seconds, cut off, never rounded. */
export function toTimestamp(at: number): string {
  const second = Math.floor((epoch + at) / 1000)
  const known = written.get(second)
  if (known !== undefined) return known
  const timestamp = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`
  if (written.size === mostWritten) written.clear()
  written.set(second, timestamp)
  return timestamp
}

/** Virtual milliseconds of a time that Kubernetes wrote, with or without a fraction of a second. */
export function fromTimestamp(timestamp: string): number {
  const at = Date.parse(timestamp)
  if (Number.isNaN(at)) throw new RangeError(`not an RFC 3339 time: ${JSON.stringify(timestamp)}`)
  return at - epoch
}
