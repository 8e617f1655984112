import type { KubeObject } from '../../../../api/object.ts'
import type { Context } from '../../../component.ts'

/** An event that tells why. */
export interface Told {
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
}

export const normal = (reason: string, message: string): Told => ({ type: 'Normal', reason, message })

export const warning = (reason: string, message: string): Told => ({ type: 'Warning', reason, message })

export function tell(about: KubeObject, { type, reason, message }: Told, { events }: Context): void {
  if (type === 'Normal') events.normal(about, reason, message)
  else events.warning(about, reason, message)
}
