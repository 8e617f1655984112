import { sameJson } from '../equal.ts'
import { qualifiedNameProblems, subdomainProblems } from '../names.ts'
import type { StorageClass, TopologySelectorTerm } from '../types.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

const mostParameters = 512
const parametersLimit = 256 * 1024

function validateParameters(problems: Problems, parameters: Readonly<Record<string, string>>): void {
  const entries = Object.entries(parameters)
  if (entries.length > mostParameters) {
    problems.tooLong('parameters', mostParameters)
    return
  }
  if (entries.some(([key]) => key === '')) problems.invalid('parameters', '', 'field can not be empty.')
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0)
  if (size > parametersLimit) problems.tooLong('parameters', parametersLimit)
}

function validateTopology(
  problems: Problems,
  field: string,
  { matchLabelExpressions = [] }: TopologySelectorTerm,
): void {
  const keys = new Set<string>()
  for (const [index, { key, values = [] }] of matchLabelExpressions.entries()) {
    const at = `${field}[${index}]`
    if (values.length === 0) problems.required(`${at}.values`)
    for (const [position, value] of values.entries())
      if (values.indexOf(value) < position) problems.duplicate(`${at}.values[${position}]`, value)
    problems.each(`${at}.key`, key, qualifiedNameProblems(key))
    if (keys.has(key)) problems.duplicate(`${at}.key`, key)
    keys.add(key)
  }
}

/** Terms that ask for nothing, or for the same as another one, are duplicates. */
function validateTopologies(problems: Problems, terms: readonly TopologySelectorTerm[]): void {
  // Every term is compared with as many empty ones as there are terms, and with those before it.
  const seen = terms.map(() => '[]')
  for (const [index, term] of terms.entries()) {
    const field = `allowedTopologies[${index}].matchLabelExpressions`
    validateTopology(problems, field, term)
    const asked = (term.matchLabelExpressions ?? []).map(({ key, values = [] }) => [key, [...values].sort()])
    const text = JSON.stringify(asked.sort())
    for (const other of seen) if (other === text) problems.duplicate(field, '')
    seen.push(text)
  }
}

function validate(problems: Problems, storageClass: StorageClass): void {
  const { provisioner, parameters = {}, reclaimPolicy, volumeBindingMode } = storageClass
  if (!provisioner) problems.required('provisioner')
  else problems.each('provisioner', provisioner.toLowerCase(), qualifiedNameProblems(provisioner.toLowerCase()))
  validateParameters(problems, parameters)
  if (reclaimPolicy) problems.oneOf('reclaimPolicy', reclaimPolicy, ['Delete', 'Retain'])
  if (volumeBindingMode === undefined) problems.required('volumeBindingMode')
  else problems.oneOf('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer'])
  validateTopologies(problems, storageClass.allowedTopologies ?? [])
}

function validateUpdate(problems: Problems, storageClass: StorageClass, old: StorageClass): void {
  validate(problems, storageClass)
  if (!sameJson(storageClass.parameters ?? {}, old.parameters ?? {}))
    problems.immutable('parameters', storageClass.parameters ?? null)
  for (const name of ['provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const) {
    if (storageClass[name] !== old[name]) problems.immutable(name, storageClass[name] ?? null)
  }
}

export const storageClassRule: Rule<StorageClass> = {
  name: { problems: subdomainProblems, isNamespaced: false },
  looks: ['whole', 'change'],
  create: validate,
  update: validateUpdate,
}
