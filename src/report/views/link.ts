import { type Filter, filterOf, queryOf } from './filter.ts'

/** Where in the page something is; every part of it can be linked to. */
export interface Place {
  /** Of the scenario; without one it is the whole run. */
  readonly id?: string
  /** Virtual milliseconds of the cursor, and of the window. */
  readonly at?: number
  readonly from?: number
  readonly to?: number
  /** Of the scenarios of the run. */
  readonly filter?: Filter
}

/** The place as the fragment of an address: `#/features%2Fa.feature%3A3?at=1000`, `#/?status=failed`. */
export function fragmentOf({ id, filter, ...place }: Place): string {
  if (id === undefined) {
    const query = filter === undefined ? '' : queryOf(filter)
    return query === '' ? '#/' : `#/?${query}`
  }
  const query = Object.entries(place).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return `#/${encodeURIComponent(id)}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

/** The place that a fragment names; whatever is wrong in it is left out. */
export function placeOf(fragment: string): Place {
  const [path = '', query = ''] = fragment.replace(/^#\/?/, '').split('?')
  const parameters = new URLSearchParams(query)
  if (path === '') return { filter: filterOf(parameters) }
  return {
    id: decoded(path),
    at: numberOf(parameters.get('at')),
    from: numberOf(parameters.get('from')),
    to: numberOf(parameters.get('to')),
  }
}

const numberOf = (text: string | null): number | undefined =>
  text !== null && /^\d+$/.test(text) ? Number(text) : undefined

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
