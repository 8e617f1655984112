import { formatDuration } from './duration.ts'
import type { Named } from './named.ts'

export const time = formatDuration

const kinds: Record<string, string> = { Pod: 'pod', PersistentVolumeClaim: 'claim', Node: 'node' }

export const spoken = (kind: string) => kinds[kind] ?? kind

/** *pod "web-0"*, *claim "data-web-0"*, *StatefulSet "web"*. */
export const named = ({ kind, name }: Named) => `${spoken(kind)} "${name}"`

export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

export const list = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ')

export const since = (at: number | undefined) => (at === undefined ? '' : ` (since ${time(at)})`)

export const colon = (message: string | undefined) => (message ? `: ${message}` : '')
