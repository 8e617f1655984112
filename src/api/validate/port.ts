import { portNameProblems } from '../names.ts'
import type { Problems } from './problems.ts'

export const protocols = ['SCTP', 'TCP', 'UDP'] as const

export function validatePortNumber(problems: Problems, field: string, port = 0): void {
  if (port < 1 || port > 65_535) problems.invalid(field, port, 'must be between 1 and 65535, inclusive')
}

/** A port by its number or its name; one that is left out is 0. */
export function validatePort(problems: Problems, field: string, port: number | string = 0): void {
  if (typeof port === 'number') validatePortNumber(problems, field, port)
  else problems.each(field, port, portNameProblems(port))
}
