import { applyDefaults } from '../api/defaults.ts'
import type { KubeObject } from '../api/object.ts'
import type { Profile } from './profile.ts'
export const prepareCreate = <T extends KubeObject>(object: T, _profile: Profile): T => {
  const filled = applyDefaults(object)
  return { ...filled, metadata: { ...filled.metadata, generation: filled.spec === undefined ? undefined : 1 } }
}
export const prepareUpdate = <T extends KubeObject>(
  object: T,
  _old: T,
  _subresource: string | undefined,
  _profile: Profile,
): T => object
export function applyPatch(_kind: string, current: unknown, patch: unknown, _type: string): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const result: Record<string, unknown> = { ...(current as Record<string, unknown>) }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = applyPatch('', result[name] ?? {}, value, '')
  }
  return result
}
