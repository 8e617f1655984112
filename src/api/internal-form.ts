import { goSortedKeys } from './go-json.ts'
import { internalTypes } from './schema/internal-types.ts'
import type { LabelSelector } from './types.ts'

type Json = Record<string, unknown>

interface Member {
  /** As Go has it: `DNSPolicy`. */
  name: string
  /** As documents have it: `dnsPolicy`. */
  key: string
  read: (value: unknown) => unknown
}

const unusualKeys: Readonly<Record<string, string>> = { CephFS: 'cephfs', StorageOS: 'storageos' }

/** A Go name's first word in lower case: `DNSPolicy` is `dnsPolicy`. */
const keyOf = (name: string): string =>
  unusualKeys[name] ?? name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, start => start.toLowerCase())

const absent: Readonly<Record<string, unknown>> = { '#': 0, '?': false, '*': null }

function memberOf(word: string): Member[] {
  if (word.startsWith('...')) return membersOf(word.slice(3))
  const [name, kind = ''] = word.split(':') as [string, string?]
  const key = keyOf(name)
  const of = (read: (value: unknown) => unknown): Member[] => [{ name, key, read }]
  if (kind === '') return of(value => value ?? '')
  if (kind in absent) return of(value => (value === undefined ? absent[kind] : sorted(value)))
  if (kind.startsWith('[]'))
    return of(value =>
      Array.isArray(value) && value.length > 0 ? value.map(item => internalForm(kind.slice(2), item)) : null,
    )
  if (kind.startsWith('*')) return of(value => (value === undefined ? null : internalForm(kind.slice(1), value)))
  return of(value => internalForm(kind, value ?? {}))
}

const members = new Map<string, Member[]>()

function membersOf(type: string): Member[] {
  let list = members.get(type)
  if (list === undefined) {
    list = internalTypes[type]!.split(' ').flatMap(memberOf)
    members.set(type, list)
  }
  return list
}

/** Maps and structs without an entry of their own: keys in Go's order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(goSortedKeys(value).map(key => [key, sorted((value as Json)[key])]))
}

/** Label selectors have no internal type: they look as in documents, labels before expressions. */
export function selectorForm({ matchLabels, matchExpressions }: LabelSelector): Json {
  return {
    ...(matchLabels === undefined ? {} : { matchLabels: sorted(matchLabels) }),
    ...(matchExpressions === undefined ? {} : { matchExpressions: sorted(matchExpressions) }),
  }
}

/** On the inside, the sharing of the host's namespaces belongs to a pod's security context. */
function podSpecForm(spec: Json): Json {
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec
  const shared = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers }
  return { ...spec, securityContext: { ...(spec.securityContext as Json | undefined), ...shared } }
}

/**
 * A value as the API server's own type holds it: what some of its messages print, and compare line by line. Every member is there, in the order of the
 * Go type, under its Go name.
 */
export function internalForm(type: string, value: unknown): unknown {
  if (type === 'LabelSelector') return selectorForm(value as LabelSelector)
  const source = (type === 'PodSpec' ? podSpecForm(value as Json) : value) as Json
  return Object.fromEntries(membersOf(type).map(({ name, key, read }) => [name, read(source[key])]))
}

export const shownInternally = (type: string, value: unknown): string => JSON.stringify(internalForm(type, value))
