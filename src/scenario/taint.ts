import type { Taint } from '../api/types.ts'

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

/** `dedicated=db:NoSchedule`, or without a value `dedicated:NoSchedule`, as kubectl writes taints. Throws a RangeError that shows the form. */
export function parseTaint(text: string): Taint {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? []
  const known = effects.find(known => known === effect)
  if (key === undefined || known === undefined)
    throw new RangeError(
      `${JSON.stringify(text)} is not a taint: write key=value:effect, effect being one of ${effects.join(', ')}`,
    )
  return { key, ...(value !== undefined && { value }), effect: known }
}

/** `disk=ssd`. Throws a RangeError that shows the form. */
export function parseLabel(text: string): [key: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw new RangeError(`${JSON.stringify(text)} is not a label: write key=value`)
  return [text.slice(0, at), text.slice(at + 1)]
}
