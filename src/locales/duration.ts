const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const

/**
 * Milliseconds as people write them in either language: `2m30s`, `1h`, `1m30.001s`, `500ms`, `0s`. Nothing is rounded away.
 * Days are only used when the hours beside them would be none, so that `26h` stays readable as hours.
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0) return `-${formatDuration(-milliseconds)}`
  if (milliseconds < 1000) return milliseconds === 0 ? '0s' : `${milliseconds}ms`
  let rest = milliseconds
  let text = ''
  for (const [unit, size] of units) {
    if (unit === 'd' && rest % size !== 0) continue
    const count = Math.floor(rest / size)
    if (count > 0) text += `${count}${unit}`
    rest -= count * size
  }
  return rest === 0 ? text : `${text}${rest / 1000}s`
}
