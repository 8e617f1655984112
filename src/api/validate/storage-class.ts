import { sameJson } from '../equal.ts'
import { qualifiedNameProblems, subdomainProblems } from '../names.ts'
import type { StorageClass } from '../types.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

function validate(problems: Problems, storageClass: StorageClass): void {
  const { provisioner, parameters = {}, reclaimPolicy, volumeBindingMode } = storageClass
  if (!provisioner) problems.required('provisioner')
  else problems.each('provisioner', provisioner, qualifiedNameProblems(provisioner.toLowerCase()))
  if (Object.keys(parameters).includes('')) problems.invalid('parameters', '', 'field can not be empty.')
  if (reclaimPolicy) problems.oneOf('reclaimPolicy', reclaimPolicy, ['Delete', 'Retain'])
  if (!volumeBindingMode) problems.required('volumeBindingMode')
  else problems.oneOf('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer'])
}

function validateUpdate(problems: Problems, storageClass: StorageClass, old: StorageClass): void {
  if (!sameJson(storageClass.parameters ?? {}, old.parameters ?? {}))
    problems.forbidden('parameters', 'updates to parameters are forbidden.')
  for (const name of ['provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const) {
    if (storageClass[name] !== old[name]) problems.immutable(name, storageClass[name] ?? null)
  }
}

export const storageClassRule: Rule<StorageClass> = {
  name: { problems: subdomainProblems, isNamespaced: false },
  create: validate,
  update: validateUpdate,
}
