import { qualifiedNameProblems } from '../names.ts'
import { compareQuantities, isQuantity, parseQuantity, type QuantityLike } from '../quantity.ts'
import type { ResourceRequirements } from '../types.ts'
import type { Problems } from './problems.ts'

const standard = ['cpu', 'memory', 'ephemeral-storage']

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/')
const isExtended = (name: string): boolean => !isNative(name) && !name.startsWith('requests.')

/** More of it may be promised than there is. */
const mayOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name)

/** Known by a name without a domain, though not to containers. */
const elsewhere =
  'storage pods services replicationcontrollers resourcequotas secrets configmaps persistentvolumeclaims services.nodeports services.loadbalancers limits.cpu limits.memory limits.ephemeral-storage requests.cpu requests.memory requests.ephemeral-storage requests.storage'.split(
    ' ',
  )

function validateName(problems: Problems, field: string, name: string): void {
  const broken = qualifiedNameProblems(name)
  problems.each(field, name, broken)
  if (!name.includes('/')) {
    if (standard.includes(name) || isHugePages(name)) return
    if (broken.length === 0 && !elsewhere.includes(name) && !name.startsWith('requests.hugepages-'))
      problems.invalid(field, name, 'must be a standard resource type or fully qualified')
    problems.invalid(field, name, 'must be a standard resource for containers')
  } else if (!isNative(name) && (!isExtended(name) || broken.length > 0)) {
    problems.invalid(field, name, "doesn't follow extended resource name standard")
  }
}

/** Of pages that are large only whole ones can be had. */
function validatePages(problems: Problems, field: string, name: string, amount: QuantityLike): void {
  const size = name.slice('hugepages-'.length)
  if (!isHugePages(name) || !isQuantity(size)) return
  const { nanos } = parseQuantity(size)
  if (nanos > 0n && parseQuantity(amount).nanos % nanos !== 0n)
    problems.invalid(field, String(amount), `${amount} is not positive integer multiple of ${name}`)
}

function validateClaims(
  problems: Problems,
  field: string,
  claims: NonNullable<ResourceRequirements['claims']>,
  known: readonly string[],
): void {
  const names = new Set<string>()
  for (const [index, { name }] of claims.entries()) {
    const at = `${field}[${index}]`
    if (!name) {
      problems.required(at)
      continue
    }
    if (names.has(name)) problems.duplicate(at, name)
    names.add(name)
    if (known.includes(name)) continue
    const list = known.length === 0 ? ' which is empty' : `: ${[...known].sort().join(', ')}`
    problems.notFound(at, name, `must be one of the names in pod.spec.resourceClaims${list}`)
  }
}

function validateAmount(problems: Problems, field: string, name: string, amount: QuantityLike): void {
  const { nanos } = parseQuantity(amount)
  if (nanos < 0n) problems.invalid(field, String(amount), 'must be greater than or equal to 0')
  validatePages(problems, field, name, amount)
  if (isExtended(name) && nanos % 1_000_000_000n !== 0n) problems.invalid(field, String(amount), 'must be an integer')
}

/** What a container asks for and is limited to. */
export function validateResources(
  problems: Problems,
  field: string,
  { limits = {}, requests = {}, claims = [] }: ResourceRequirements,
  known: readonly string[] = [],
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
  validateClaims(problems, `${field}.claims`, claims, known)
}
