const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

const needsEscape = /[<>&\u2028\u2029]/g

function goString(text: string): string {
  const json = JSON.stringify(text.isWellFormed() ? text : text.toWellFormed())
  return json.replace(needsEscape, character => escapes[character]!)
}

const astral = /[\ud800-\udfff]/

/** UTF-8's byte order, in which Go sorts the keys of a map; it differs from UTF-16's only beyond the basic plane. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, character => character.codePointAt(0)!)
  const right = Array.from(b, character => character.codePointAt(0)!)
  const at = left.findIndex((point, index) => point !== right[index])
  return at === -1 ? left.length - right.length : left[at]! - (right[at] ?? -1)
}

/** The keys of an object in the order in which Go writes those of a map. */
export function goSortedKeys(object: object): string[] {
  const keys = Object.keys(object)
  return keys.some(key => astral.test(key)) ? keys.sort(byCodePoint) : keys.sort()
}

/**
 * The bytes that Go's `json.Marshal` gives for the same value held in maps: compact, every object's keys sorted, and `<`, `>`, `&` and the two
 * line separators escaped. The hash in a ControllerRevision's name is taken over them. Members that are undefined are left out.
 */
export function goJson(value: unknown): string {
  if (typeof value === 'string') return goString(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return goNumber(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`
  const members: string[] = []
  for (const key of goSortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key]
    if (member !== undefined) members.push(`${goString(key)}:${goJson(member)}`)
  }
  return `{${members.join(',')}}`
}

/** Both languages write the shortest digits that read back the same, and use exponents from the same sizes on. */
function goNumber(value: number): string {
  if (!Number.isFinite(value)) return 'null'
  return Object.is(value, -0) ? '-0' : String(value)
}

const unquotable = /\\\\|\\u00([0-9a-f]{2})|\x7f/g

/** A text in quotes as Go's `%q` writes it: control characters by their code, in two digits. */
export const goQuoted = (text: string): string =>
  JSON.stringify(text).replace(unquotable, (found, code?: string) =>
    found === '\x7f'
      ? '\\x7f'
      : code === undefined
        ? found
        : code === '07'
          ? '\\a'
          : code === '0b'
            ? '\\v'
            : `\\x${code}`,
  )
