import type { LabelSelector, LabelSelectorRequirement } from './types.ts'

export type Labels = Readonly<Record<string, string>>

export type Operator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | '>' | '<'

/** One condition on the labels, as selectors written as text have them. */
export interface Requirement {
  key: string
  operator: Operator
  values: readonly string[]
}

/** A selector made ready for many questions. */
export interface Selector {
  matches(labels: Labels | undefined): boolean
  requirements: readonly Requirement[]
  /** `app=web,tier in (a,b)`, requirements by key; '' selects everything. */
  text: string
}

const none: Labels = {}

type Test = (labels: Labels) => boolean

function testOf({ key, operator, values }: Requirement): Test {
  const [value] = values
  switch (operator) {
    case '=':
    case '==':
      return labels => labels[key] === value
    case '!=':
      return labels => labels[key] !== value
    case 'in':
      return values.length === 1 ? labels => labels[key] === value : labels => values.includes(labels[key] as string)
    case 'notin':
      return labels => !values.includes(labels[key] as string)
    case 'exists':
      return labels => typeof labels[key] === 'string'
    case '!':
      return labels => typeof labels[key] !== 'string'
    default: {
      const bound = Number(value)
      const isOn = operator === '>' ? (number: number) => number > bound : (number: number) => number < bound
      return labels => /^[+-]?\d+$/.test(labels[key] ?? '') && isOn(Number(labels[key]))
    }
  }
}

function textOf({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'exists':
      return key
    case '!':
      return `!${key}`
    case 'in':
    case 'notin':
      return `${key} ${operator} (${[...values].sort().join(',')})`
    default:
      return `${key}${operator}${values[0]}`
  }
}

/** The selector that all requirements together make. */
export function selectorOf(unsorted: readonly Requirement[]): Selector {
  const requirements = [...unsorted].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const tests = requirements.map(testOf)
  const only = tests.length === 1 ? tests[0]! : undefined
  return {
    matches:
      only === undefined ? (labels = none) => tests.every(test => test(labels)) : (labels = none) => only(labels),
    requirements,
    text: requirements.map(textOf).join(','),
  }
}

const nothing: Selector = { matches: () => false, requirements: [], text: '' }

const operators: Readonly<Record<string, Operator>> = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' }

function requirementOf({ key, operator, values = [] }: LabelSelectorRequirement): Requirement {
  const known = operators[operator]
  if (known === undefined) throw new Error(`"${operator}" is not a valid label selector operator`)
  return { key, operator: known, values }
}

const compiled = new WeakMap<LabelSelector, Selector>()

/**
 * The selector of an object's field, compiled once for as long as the object lives. An absent selector selects nothing, an empty one everything.
 * Throws if an operator is unknown.
 */
export function compileSelector(selector: LabelSelector | undefined): Selector {
  if (selector === undefined) return nothing
  let ready = compiled.get(selector)
  if (ready === undefined) {
    const equalities = Object.entries(selector.matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: '=', values: [value] }),
    )
    ready = selectorOf([...equalities, ...(selector.matchExpressions ?? []).map(requirementOf)])
    compiled.set(selector, ready)
  }
  return ready
}

export const matches = (selector: LabelSelector | undefined, labels: Labels | undefined): boolean =>
  compileSelector(selector).matches(labels)

/** As the API server and kubectl print a selector: `app=web`, and `<none>` for one that is absent or empty. */
export function formatSelector(selector: LabelSelector | undefined): string {
  const { text } = compileSelector(selector)
  return text === '' ? '<none>' : text
}

/** The selector of a plain map of labels, as Services have it; an empty or absent map selects everything. */
export const selectorOfLabels = (labels: Labels = none): Selector => compileSelector(selectorObjectOf(labels))

const wrapped = new WeakMap<Labels, LabelSelector>()

function selectorObjectOf(labels: Labels): LabelSelector {
  let selector = wrapped.get(labels)
  if (selector === undefined) {
    selector = { matchLabels: labels }
    wrapped.set(labels, selector)
  }
  return selector
}
