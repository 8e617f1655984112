/** The rules for names, and the API server's words when one is broken. Each returns the problems of a value: none, if it is fine. */

const regexText = (message: string, regex: string, ...examples: string[]): string =>
  examples.length === 0
    ? `${message} (regex used for validation is '${regex}')`
    : `${message} (e.g. ${examples.map(example => `'${example}'`).join(',  or ')}, regex used for validation is '${regex}')`

const tooLong = (limit: number): string => `must be no more than ${limit} characters`

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomain = `${label}(\\.${label})*`
const name = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'

const none: readonly string[] = []
const mostRemembered = 4096

/** The rule, with a memory for the values that it found fine: a cluster has few label keys and writes them again and again. */
function remembering(rule: (value: string) => readonly string[]): (value: string) => readonly string[] {
  const fine = new Set<string>()
  return value => {
    if (fine.has(value)) return none
    const problems = rule(value)
    if (problems.length > 0) return problems
    if (fine.size === mostRemembered) fine.clear()
    fine.add(value)
    return none
  }
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`)

interface Rule {
  pattern: RegExp
  limit?: number
  broken: string
}

const ruled =
  ({ pattern, limit, broken }: Rule) =>
  (value: string): string[] => [
    ...(limit !== undefined && value.length > limit ? [tooLong(limit)] : []),
    ...(pattern.test(value) ? [] : [broken]),
  ]

export const subdomainProblems = ruled({
  pattern: whole(subdomain),
  limit: 253,
  broken: regexText(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
    subdomain,
    'example.com',
  ),
})

const underscored = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'

/** Domains in which a resolver searches: underscores occur there. */
export const searchProblems = ruled({
  pattern: whole(`${underscored}(\\.${underscored})*`),
  limit: 253,
  broken: regexText(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
    `${underscored}(\\.${underscored})*`,
    'example.com',
  ),
})

const brokenLabel = regexText(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label,
  'my-name',
  '123-abc',
)

const labelPattern = whole(label)
const subdomainPattern = whole(subdomain)

export const labelNameProblems = remembering(value => {
  const problems = value.length > 63 ? [tooLong(63)] : []
  if (labelPattern.test(value)) return problems
  return [...problems, subdomainPattern.test(value) ? 'must not contain dots' : brokenLabel]
})

const namePattern = whole(name)

const brokenName = regexText(
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  name,
  'MyName',
  'my.name',
  '123-abc',
)

/** Label keys, and whatever else is written `example.com/name`. */
export const qualifiedNameProblems = remembering(value => {
  const parts = value.split('/')
  if (parts.length > 2)
    return [
      `a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${name}') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  const problems: string[] = []
  const [prefix, local] = parts.length === 2 ? [parts[0]!, parts[1]!] : [undefined, value]
  if (prefix === '') problems.push('prefix part must be non-empty')
  else if (prefix !== undefined)
    problems.push(
      ...subdomainProblems(prefix).map(problem => `prefix part ${problem.replace('253 characters', '253 bytes')}`),
    )
  if (local === '') problems.push('name part must be non-empty')
  else if (local.length > 63) problems.push('name part must be no more than 63 bytes')
  if (!namePattern.test(local)) problems.push(brokenName)
  return problems
})

const labelValuePattern = whole(`(${name})?`)

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

export const labelValueProblems = remembering(value => [
  ...(value.length > 21 && bytesOf(value) > 63 ? ['must be no more than 63 bytes'] : []),
  ...(labelValuePattern.test(value)
    ? []
    : [
        regexText(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
          `(${name})?`,
          'MyValue',
          'my_value',
          '12345',
        ),
      ]),
])

export const configKeyProblems = (value: string): string[] => {
  const problems = ruled({
    pattern: /^[-._a-zA-Z0-9]+$/,
    limit: 253,
    broken: regexText(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
      '[-._a-zA-Z0-9]+',
      'key.name',
      'KEY_NAME',
      'key-name',
    ),
  })(value)
  if (value === '.') return [...problems, "must not be '.'"]
  if (value === '..') return [...problems, "must not be '..'"]
  return value.startsWith('..') ? [...problems, "must not start with '..'"] : problems
}

/** The name of a container's port, as a Service or a probe may call it. */
export function portNameProblems(value: string): string[] {
  const problems: string[] = []
  if (value.length > 15) problems.push(tooLong(15))
  if (!/^[-a-z0-9]+$/.test(value))
    problems.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) problems.push('must contain at least one letter (a-z)')
  if (value.includes('--')) problems.push('must not contain consecutive hyphens')
  if (value.startsWith('-') || value.endsWith('-')) problems.push('must not begin or end with a hyphen')
  return problems
}

/** Names of environment variables: any printable ASCII but `=`. */
export const envNameProblems = (value: string): string[] =>
  /^[ -<>-~]+$/.test(value)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"]

/** What every name must be, so that it can be part of a URL. */
export function pathSegmentProblems(value: string): string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`]
  return ['/', '%'].filter(one => value.includes(one)).map(one => `may not contain '${one}'`)
}
