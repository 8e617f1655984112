const timestamp = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

const timeParts: readonly [string, RegExp][] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d\d/],
  ['-', /^-/],
  ['02', /^\d\d/],
  ['T', /^T/],
  ['15', /^\d\d/],
  [':', /^:/],
  ['04', /^\d\d/],
  [':', /^:/],
  ['05', /^\d\d(\.\d+)?/],
  ['Z07:00', /^(Z|[+-]\d\d:\d\d)/],
]

/** Where a text stops being a time: what is left of it there, and what Go expects instead, in the digits of its layout. */
function firstBrokenPart(text: string): [string, string] {
  let rest = text
  for (const [part, pattern] of timeParts) {
    const found = pattern.exec(rest)
    if (found === null) return [rest, part]
    rest = rest.slice(found[0].length)
  }
  return [rest, 'Z07:00']
}

/** What Go says of a text that is no time of the API; undefined for one that is. */
export function timeProblem(text: string): string | undefined {
  if (timestamp.test(text)) return undefined
  const [rest, part] = firstBrokenPart(text)
  return `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(part)}`
}
