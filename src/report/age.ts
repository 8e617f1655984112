const second = 1
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const year = 365 * day

/**
 * How far each range of ages goes, in seconds, and the units that it is told in: kubectl's way, cut off and never
 * rounded.
 */
const ranges: readonly (readonly [number, readonly [number, string][]])[] = [
  [2 * minute, [[second, 's']]],
  [
    10 * minute,
    [
      [minute, 'm'],
      [second, 's'],
    ],
  ],
  [3 * hour, [[minute, 'm']]],
  [
    8 * hour,
    [
      [hour, 'h'],
      [minute, 'm'],
    ],
  ],
  [2 * day, [[hour, 'h']]],
  [
    8 * day,
    [
      [day, 'd'],
      [hour, 'h'],
    ],
  ],
  [2 * year, [[day, 'd']]],
  [
    8 * year,
    [
      [year, 'y'],
      [day, 'd'],
    ],
  ],
  [Infinity, [[year, 'y']]],
]

/** An age in milliseconds as kubectl's AGE column has it: `119s`, `2m1s`, `179m`, `7h59m`. */
export function ageOf(milliseconds: number): string {
  let rest = Math.floor(milliseconds / 1000)
  if (rest < 0) return rest <= -2 ? '<invalid>' : '0s'
  const [, units] = ranges.find(([below]) => rest < below)!
  let text = ''
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size)
    if (count > 0 || units.length === 1) text += `${count}${unit}`
    rest %= size
  }
  return text
}
