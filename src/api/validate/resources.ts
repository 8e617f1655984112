import { qualifiedNameProblems } from '../names.ts'
import { compareQuantities, parseQuantity, type QuantityLike } from '../quantity.ts'
import type { ResourceRequirements } from '../types.ts'
import type { Problems } from './problems.ts'

const standard = ['cpu', 'memory', 'ephemeral-storage']

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/')
const isExtended = (name: string): boolean => !isNative(name) && !name.startsWith('requests.')

/** More of it may be promised than there is. */
const mayOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name)

function validateName(problems: Problems, field: string, name: string): void {
  problems.each(field, name, qualifiedNameProblems(name))
  if (!name.includes('/')) {
    if (!standard.includes(name) && !isHugePages(name))
      problems.invalid(field, name, 'must be a standard resource for containers')
  } else if (!isNative(name) && !isExtended(name)) {
    problems.invalid(field, name, "doesn't follow extended resource name standard")
  }
}

function validateAmount(problems: Problems, field: string, name: string, amount: QuantityLike): void {
  const { nanos } = parseQuantity(amount)
  if (nanos < 0n) problems.invalid(field, String(amount), 'must be greater than or equal to 0')
  if (isExtended(name) && nanos % 1_000_000_000n !== 0n) problems.invalid(field, String(amount), 'must be an integer')
}

/** What a container asks for and is limited to. */
export function validateResources(
  problems: Problems,
  field: string,
  { limits = {}, requests = {} }: ResourceRequirements,
): void {
  for (const [name, amount] of Object.entries(limits)) {
    validateName(problems, `${field}.limits[${name}]`, name)
    validateAmount(problems, `${field}.limits[${name}]`, name, amount)
  }
  for (const [name, amount] of Object.entries(requests)) {
    validateName(problems, `${field}.requests[${name}]`, name)
    validateAmount(problems, `${field}.requests[${name}]`, name, amount)
    const limit = limits[name]
    if (limit === undefined) {
      if (!mayOvercommit(name))
        problems.required(`${field}.limits`, 'Limit must be set for non overcommitable resources')
      continue
    }
    const difference = compareQuantities(amount, limit)
    if (difference !== 0 && !mayOvercommit(name))
      problems.invalid(`${field}.requests`, String(amount), `must be equal to ${name} limit of ${limit}`)
    else if (difference > 0)
      problems.invalid(`${field}.requests`, String(amount), `must be less than or equal to ${name} limit of ${limit}`)
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
    problems.forbidden(field, 'HugePages require cpu or memory')
}
