import type { Taint } from '../api/types.ts'
import type { Messages } from '../locales/messages.ts'
import { ScenarioError } from './scenario-error.ts'

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

/** `dedicated=db:NoSchedule`, or without a value `dedicated:NoSchedule`, as kubectl writes taints. An error shows the form. */
export function parseTaint(text: string, { scenario }: Messages): Taint {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? []
  const known = effects.find(known => known === effect)
  if (key === undefined || known === undefined) throw new ScenarioError(scenario.notATaint({ text, effects }))
  return { key, ...(value !== undefined && { value }), effect: known }
}

/** `disk=ssd`. An error shows the form. */
export function parseLabel(text: string, { scenario }: Messages): [key: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw new ScenarioError(scenario.notALabel({ text }))
  return [text.slice(0, at), text.slice(at + 1)]
}
