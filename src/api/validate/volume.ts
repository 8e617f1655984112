import { sameJson } from '../equal.ts'
import { internalForm } from '../internal-form.ts'
import { diffAsJson } from '../line-diff.ts'
import { subdomainProblems } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import type { PersistentVolume, PersistentVolumeSpec } from '../types.ts'
import { validateAccessModes } from './claim.ts'
import { validateNoBacksteps } from './path.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { validateNodeSelector } from './scheduling.ts'
import { validateHostPath } from './volume-source.ts'

const plain = new Set(
  'accessModes capacity claimRef mountOptions nodeAffinity persistentVolumeReclaimPolicy storageClassName volumeAttributesClassName volumeMode'.split(
    ' ',
  ),
)

/** The members of the spec that say where the storage is. */
const sourcesOf = (spec: PersistentVolumeSpec): Record<string, unknown> =>
  Object.fromEntries(Object.entries(spec).filter(([name, value]) => !plain.has(name) && value !== undefined))

function validateCapacity(problems: Problems, capacity: PersistentVolumeSpec['capacity'] = {}): void {
  const names = Object.keys(capacity)
  if (names.length === 0) problems.required('spec.capacity')
  else if (capacity.storage === undefined || names.length > 1)
    problems.unsupported('spec.capacity', capacity, ['storage'])
  for (const [name, amount] of Object.entries(capacity)) {
    if (parseQuantity(amount).nanos <= 0n)
      problems.invalid(`spec.capacity[${name}]`, String(amount), 'must be greater than zero')
  }
}

function validateSources(problems: Problems, spec: PersistentVolumeSpec): void {
  const [first, ...more] = Object.keys(sourcesOf(spec))
  if (first === undefined) problems.required('spec', 'must specify a volume type')
  for (const name of more) problems.forbidden(`spec.${name}`, 'may not specify more than 1 volume type')
  if (spec.hostPath !== undefined) validateHostPath(problems, 'spec.hostPath', spec.hostPath)
  if (spec.local !== undefined) {
    if (!spec.local.path) problems.required('spec.local.path')
    else validateNoBacksteps(problems, 'spec.local.path', spec.local.path)
    if (spec.nodeAffinity?.required === undefined)
      problems.required('spec.nodeAffinity', 'Local volume requires node affinity')
  }
  if (spec.csi !== undefined && !spec.csi.driver) problems.required('spec.csi.driver')
  if (spec.csi !== undefined && !spec.csi.volumeHandle) problems.required('spec.csi.volumeHandle')
}

function validateSpec(problems: Problems, { spec = {} }: PersistentVolume): void {
  validateAccessModes(problems, 'spec.accessModes', spec.accessModes ?? [])
  validateCapacity(problems, spec.capacity)
  problems.oneOf('spec.persistentVolumeReclaimPolicy', spec.persistentVolumeReclaimPolicy ?? '', [
    'Delete',
    'Recycle',
    'Retain',
  ])
  if (spec.nodeAffinity?.required !== undefined)
    validateNodeSelector(problems, 'spec.nodeAffinity.required', spec.nodeAffinity.required)
  validateSources(problems, spec)
  if (spec.hostPath?.path === '/' && spec.persistentVolumeReclaimPolicy === 'Recycle')
    problems.forbidden('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")
  if (spec.storageClassName)
    problems.each('spec.storageClassName', spec.storageClassName, subdomainProblems(spec.storageClassName))
  if (spec.volumeMode !== undefined) problems.oneOf('spec.volumeMode', spec.volumeMode, ['Block', 'Filesystem'])
}

function validateUpdate(problems: Problems, volume: PersistentVolume, old: PersistentVolume): void {
  if (volume.spec === old.spec) return
  validateSpec(problems, volume)
  const now = volume.spec ?? {}
  const before = old.spec ?? {}
  if (!sameJson(sourcesOf(now), sourcesOf(before))) {
    const difference = diffAsJson(
      internalForm('PersistentVolumeSource', before),
      internalForm('PersistentVolumeSource', now),
    )
    problems.forbidden(
      'spec.persistentvolumesource',
      `spec.persistentvolumesource is immutable after creation\n${difference}`,
    )
  }
  if (now.volumeMode !== before.volumeMode) problems.immutable('volumeMode', now.volumeMode ?? null)
  if (before.nodeAffinity !== undefined && !sameJson(now.nodeAffinity, before.nodeAffinity))
    problems.immutable('nodeAffinity', now.nodeAffinity ?? null)
}

export const volumeRule: Rule<PersistentVolume> = {
  name: { problems: subdomainProblems, isNamespaced: false },
  create: validateSpec,
  update: validateUpdate,
}
