import { stringify } from 'yaml'
import type { Difference } from './difference.ts'

const text = (value: unknown): string =>
  value === undefined ? '(nothing)' : stringify(value, { lineWidth: 120 }).trimEnd()

const signed = (sign: string, value: unknown): string => text(value).replace(/^/gm, `${sign} `)

/** A difference as a person reads it: where, what the recording says, what we did. */
export const shown = ({ path, recorded, ours }: Difference): string =>
  `${path || 'the whole'}\n${signed('-', recorded)}\n${signed('+', ours)}   (- recorded, + ours)`
