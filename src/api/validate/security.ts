import type { AppArmorProfile, SeccompProfile } from '../types.ts'
import { validateDescendingPath } from './path.ts'
import type { Problems } from './problems.ts'

const idLimit = 2 ** 31 - 1

/** A user or a group. */
export function validateId(problems: Problems, field: string, id: number | undefined): void {
  if (id !== undefined && (id < 0 || id > idLimit))
    problems.invalid(field, id, `must be between 0 and ${idLimit}, inclusive`)
}

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

export function validateSeccomp(problems: Problems, field: string, profile: SeccompProfile | undefined): void {
  if (profile === undefined) return
  const { type, localhostProfile } = profile
  if (!type) problems.required(`${field}.type`, 'type is required when seccompProfile is set')
  else problems.oneOf(`${field}.type`, type, profileTypes)
  if (type === 'Localhost') {
    if (localhostProfile === undefined)
      problems.required(`${field}.localhostProfile`, 'must be set when seccomp type is Localhost')
    else validateDescendingPath(problems, `${field}.localhostProfile`, localhostProfile)
  } else if (localhostProfile !== undefined)
    problems.invalidAs(
      `${field}.localhostProfile`,
      JSON.stringify({ Type: type, LocalhostProfile: localhostProfile }),
      'can only be set when seccomp type is Localhost',
    )
}

export function validateAppArmor(problems: Problems, field: string, profile: AppArmorProfile | undefined): void {
  if (profile === undefined) return
  const { type, localhostProfile } = profile
  const at = `${field}.localhostProfile`
  if (!type) problems.required(`${field}.type`, 'type is required when appArmorProfile is set')
  else if (!problems.oneOf(`${field}.type`, type, profileTypes)) return
  else if (type !== 'Localhost') {
    if (localhostProfile !== undefined)
      problems.invalid(at, localhostProfile, 'can only be set when AppArmor type is Localhost')
  } else if (!localhostProfile) problems.required(at, 'must be set when AppArmor type is Localhost')
  else if (localhostProfile !== localhostProfile.trim())
    problems.invalid(at, localhostProfile, 'must not be padded with whitespace')
}
