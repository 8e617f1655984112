import { sameJson } from '../equal.ts'
import { internalForm, shownInternally } from '../internal-form.ts'
import { diffAsJson } from '../line-diff.ts'
import { subdomainProblems } from '../names.ts'
import { parseQuantity, wholeValue } from '../quantity.ts'
import type { PersistentVolume, PersistentVolumeSpec } from '../types.ts'
import { validateAccessModes } from './claim.ts'
import { validateNoBacksteps } from './path.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { validateNodeSelector } from './scheduling.ts'
import { validateDriver, validateHostPath } from './volume-source.ts'
import { validateVendorSource } from './volume-vendor.ts'

const sources =
  'hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi'.split(
    ' ',
  ) as (keyof PersistentVolumeSpec)[]

/** The members of the spec that say where the storage is, in the order in which the second one is found to be one too many. */
const sourcesOf = (spec: PersistentVolumeSpec): Record<string, unknown> =>
  Object.fromEntries(sources.filter(name => spec[name] !== undefined).map(name => [name, spec[name]]))

function validateCapacity(problems: Problems, capacity: PersistentVolumeSpec['capacity']): void {
  const names = Object.keys(capacity ?? {})
  if (names.length === 0) problems.required('spec.capacity')
  if (capacity?.storage === undefined || names.length > 1)
    problems.unsupported('spec.capacity', capacity ?? null, ['storage'])
  for (const [name, amount] of Object.entries(capacity ?? {})) {
    const whole = wholeValue(amount)
    if (whole < 0) problems.invalid(`spec.capacity[${name}]`, whole, 'must be a valid resource quantity')
    if (parseQuantity(amount).nanos <= 0n)
      problems.invalid(`spec.capacity[${name}]`, String(amount), 'must be greater than zero')
  }
}

function validateSource(problems: Problems, name: string, spec: PersistentVolumeSpec): void {
  const { hostPath, local, csi, nodeAffinity } = spec
  validateVendorSource(problems, `spec.${name}`, name, spec[name as keyof PersistentVolumeSpec])
  if (name === 'hostPath') validateHostPath(problems, 'spec.hostPath', hostPath!)
  if (name === 'local') {
    if (!local!.path) problems.required('spec.local.path')
    else validateNoBacksteps(problems, 'spec.local.path', local!.path)
    if (nodeAffinity === undefined) problems.required('spec.nodeAffinity', 'Local volume requires node affinity')
  }
  if (name === 'csi') {
    validateDriver(problems, 'spec.csi.driver', csi!.driver)
    if (!csi!.volumeHandle) problems.required('spec.csi.volumeHandle')
  }
}

function validateSources(problems: Problems, spec: PersistentVolumeSpec): void {
  const [first, ...more] = Object.keys(sourcesOf(spec))
  if (first === undefined) problems.required('spec', 'must specify a volume type')
  else validateSource(problems, first, spec)
  for (const name of more) problems.forbidden(`spec.${name}`, 'may not specify more than 1 volume type')
}

function validateSpec(problems: Problems, { spec = {} }: PersistentVolume): void {
  if (!spec.accessModes?.length) problems.required('spec.accessModes')
  validateAccessModes(problems, 'spec.accessModes', spec.accessModes ?? [])
  validateCapacity(problems, spec.capacity)
  problems.oneOf('spec.persistentVolumeReclaimPolicy', spec.persistentVolumeReclaimPolicy ?? '', [
    'Delete',
    'Recycle',
    'Retain',
  ])
  if (spec.nodeAffinity?.required !== undefined)
    validateNodeSelector(problems, 'spec.nodeAffinity.required', spec.nodeAffinity.required)
  else if (spec.nodeAffinity !== undefined)
    problems.required('spec.nodeAffinity.required', 'must specify required node constraints')
  validateSources(problems, spec)
  if (spec.hostPath?.path === '/' && spec.persistentVolumeReclaimPolicy === 'Recycle')
    problems.forbidden('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")
  if (spec.storageClassName)
    problems.each('spec.storageClassName', spec.storageClassName, subdomainProblems(spec.storageClassName))
  if (spec.volumeMode !== undefined) problems.oneOf('spec.volumeMode', spec.volumeMode, ['Block', 'Filesystem'])
  const attributes = spec.volumeAttributesClassName
  if (attributes === undefined) return
  problems.each('spec.volumeAttributesClassName', attributes, subdomainProblems(attributes))
  if (spec.csi === undefined) problems.required('spec.csi', 'has to be specified when using volumeAttributesClassName')
}

function validateUpdate(problems: Problems, volume: PersistentVolume, old: PersistentVolume): void {
  if (volume.spec === old.spec) return
  // An update is looked at as a whole twice.
  validateSpec(problems, volume)
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
    problems.invalidAs(
      'nodeAffinity',
      now.nodeAffinity === undefined ? 'null' : shownInternally('VolumeNodeAffinity', now.nodeAffinity),
      'field is immutable, except for updating from beta label to GA',
    )
}

export const volumeRule: Rule<PersistentVolume> = {
  name: { problems: subdomainProblems, isNamespaced: false },
  looks: ['whole', 'whole'],
  create: validateSpec,
  update: validateUpdate,
}
