import type { Problems } from './problems.ts'

const percent = /^[0-9]+%$/

const notPercent =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

/** A count of pods, or a share of them. */
export function validateCountOrShare(problems: Problems, field: string, value: number | string): void {
  if (typeof value === 'number') problems.notNegative(field, value)
  else if (!percent.test(value)) problems.invalid(field, value, notPercent)
}

export function validateAtMostAll(problems: Problems, field: string, value: number | string): void {
  if (typeof value === 'string' && percent.test(value) && Number.parseInt(value, 10) > 100)
    problems.invalid(field, value, 'must not be greater than 100%')
}

/** The number written, without its percent sign; what cannot be read counts as 0. */
export const amountOf = (value: number | string): number =>
  typeof value === 'number' ? value : percent.test(value) ? Number.parseInt(value, 10) : 0
