import { type ScenarioRun, type Status, statuses } from '../run.ts'

/** Which scenarios of a run are shown; what is absent filters nothing. */
export interface Filter {
  readonly text?: string
  readonly status?: Status
  readonly area?: string
  readonly tag?: string
  readonly language?: string
  /** Only those that were tried more than once. */
  readonly retried?: true
  /** Only those that broke what always holds. */
  readonly warned?: true
}

/** Whether it broke what always holds, be it allowed or a mere warning. */
export const isWarned = ({ account }: ScenarioRun): boolean => (account?.violations?.length ?? 0) > 0

export const isEmpty = (filter: Filter): boolean => Object.values(filter).every(value => !value)

/** The scenarios that pass the filter, in their order. */
export function filtered(scenarios: readonly ScenarioRun[], filter: Filter): ScenarioRun[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return scenarios.filter(scenario => passes(scenario, filter) && hasWords(scenario, words))
}

function passes(scenario: ScenarioRun, { status, area, tag, language, retried, warned }: Filter): boolean {
  return (
    (status === undefined || scenario.status === status) &&
    (area === undefined || scenario.area === area) &&
    (tag === undefined || scenario.tags.includes(tag)) &&
    (language === undefined || scenario.language === language) &&
    (retried === undefined || scenario.earlier.length > 0) &&
    (warned === undefined || isWarned(scenario))
  )
}

/** Every word has to occur somewhere in the scenario, whatever its case. */
function hasWords(scenario: ScenarioRun, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { feature, rule = '', name, tags, steps, id, message = '' } = scenario
  const all = [id, feature, rule, name, message, ...tags, ...steps.map(step => step.text)].join('\n').toLowerCase()
  return words.every(word => all.includes(word))
}

/** The filter as the query of an address: `status=failed&tag=%40slow`. */
export function queryOf({ text, status, area, tag, language, retried, warned }: Filter): string {
  const query = new URLSearchParams()
  const values = { q: text, status, area, tag, language, retried: retried && 'yes', warned: warned && 'yes' }
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  return query.toString()
}

/** The filter that a query names; whatever is wrong in it is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const named = (name: string) => query.get(name) || undefined
  return {
    text: named('q'),
    status: statuses.find(status => status === query.get('status')),
    area: named('area'),
    tag: named('tag'),
    language: named('language'),
    retried: query.get('retried') === 'yes' || undefined,
    warned: query.get('warned') === 'yes' || undefined,
  }
}
