import { sameJson } from '../equal.ts'
import { internalForm } from '../internal-form.ts'
import { diffAsJson } from '../line-diff.ts'
import { labelNameProblems, subdomainProblems } from '../names.ts'
import { compareQuantities, parseQuantity } from '../quantity.ts'
import type { Release } from '../release.ts'
import { semanticallySame } from '../semantic.ts'
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec, PersistentVolumeClaimTemplate } from '../types.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { validateSelector } from './selector.ts'

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'] as const

const isAccessMode = (mode: string): boolean => (accessModes as readonly string[]).includes(mode)

export function validateAccessModes(problems: Problems, field: string, modes: readonly string[]): void {
  for (const mode of modes) problems.oneOf(field, mode, accessModes)
  if (modes.includes('ReadWriteOncePod') && modes.some(mode => mode !== 'ReadWriteOncePod' && isAccessMode(mode)))
    problems.forbidden(field, 'may not use ReadWriteOncePod with other access modes')
}

/** What a claim asks for, in an object of its own or in a template. */
export function validateClaimSpec(problems: Problems, field: string, spec: PersistentVolumeClaimSpec): void {
  const modes = spec.accessModes ?? []
  if (modes.length === 0) problems.required(`${field}.accessModes`, 'at least 1 access mode is required')
  validateSelector(problems, `${field}.selector`, spec.selector)
  validateAccessModes(problems, `${field}.accessModes`, modes)
  const storage = spec.resources?.requests?.storage
  const at = `${field}.resources[storage]`
  if (storage === undefined) problems.required(at)
  else if (parseQuantity(storage).nanos <= 0n) problems.invalid(at, String(storage), 'must be greater than zero')
  if (spec.storageClassName)
    problems.each(`${field}.storageClassName`, spec.storageClassName, subdomainProblems(spec.storageClassName))
  if (spec.volumeMode !== undefined) problems.oneOf(`${field}.volumeMode`, spec.volumeMode, ['Block', 'Filesystem'])
  validateDataSources(problems, field, spec)
  const attributes = spec.volumeAttributesClassName
  if (attributes) problems.each(`${field}.volumeAttributesClassName`, attributes, subdomainProblems(attributes))
}

type DataSource = NonNullable<PersistentVolumeClaimSpec['dataSourceRef']>

function validateDataSource(problems: Problems, field: string, { name, kind, apiGroup, namespace }: DataSource): void {
  if (!name) problems.required(`${field}.name`)
  if (!kind) problems.required(`${field}.kind`)
  if (!apiGroup && kind !== 'PersistentVolumeClaim')
    problems.invalid(field, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
  if (apiGroup) problems.each(`${field}.apiGroup`, apiGroup, subdomainProblems(apiGroup))
  if (namespace) problems.each(`${field}.namespace`, namespace, labelNameProblems(namespace))
}

function validateDataSources(problems: Problems, field: string, spec: PersistentVolumeClaimSpec): void {
  const { dataSource, dataSourceRef } = spec
  if (dataSource !== undefined) validateDataSource(problems, `${field}.dataSource`, dataSource)
  if (dataSourceRef !== undefined) validateDataSource(problems, `${field}.dataSourceRef`, dataSourceRef)
  if (dataSource === undefined || dataSourceRef === undefined) return
  const { namespace, ...reference } = dataSourceRef
  if (namespace) problems.invalid(field, {}, 'may not be specified when dataSourceRef.namespace is specified')
  else if (
    !sameJson(
      { ...dataSource, apiGroup: dataSource.apiGroup || undefined },
      { ...reference, apiGroup: reference.apiGroup || undefined },
    )
  )
    problems.invalid(field, {}, 'must match dataSourceRef')
}

/** The template of a claim that is made for a pod: it gets its name from the pod. */
export function validateClaimTemplate(
  problems: Problems,
  field: string,
  template: PersistentVolumeClaimTemplate,
): void {
  const { metadata, spec } = template
  validateLabels(problems, `${field}.metadata.labels`, metadata?.labels)
  validateAnnotations(problems, `${field}.metadata.annotations`, metadata?.annotations)
  for (const name of Object.keys(metadata ?? {}))
    if (name !== 'labels' && name !== 'annotations') problems.forbidden(`${field}.metadata.${name}`, 'cannot be set')
  validateClaimSpec(problems, `${field}.spec`, spec ?? {})
}

const isBound = ({ status }: PersistentVolumeClaim): boolean => status?.phase === 'Bound'

/** The new spec with what may change put back: the volume, once; the size and the attributes class of a bound claim; a class that is filled in late. */
function withoutAllowedChanges(claim: PersistentVolumeClaim, old: PersistentVolumeClaim): PersistentVolumeClaimSpec {
  const spec = { ...claim.spec! }
  const before = old.spec!
  if (!before.volumeName) spec.volumeName = before.volumeName
  if (before.storageClassName === undefined && spec.storageClassName !== undefined)
    spec.storageClassName = before.storageClassName
  if (!isBound(old)) return spec
  const requests = { ...spec.resources?.requests, storage: before.resources?.requests?.storage }
  return {
    ...spec,
    resources: { ...spec.resources, requests: requests as Record<string, string> },
    volumeAttributesClassName: before.volumeAttributesClassName,
  }
}

const immutableSpec = ({ namesAttributesClass }: Release): string =>
  `spec is immutable after creation except resources.requests ${namesAttributesClass ? 'and volumeAttributesClassName ' : ''}for bound claims`

/** A claim may shrink back towards what it has, as long as it stays above that; up to 1.31 not at all. */
function validateResize(
  problems: Problems,
  claim: PersistentVolumeClaim,
  old: PersistentVolumeClaim,
  { growthMayBeTakenBack }: Release,
): void {
  // What nobody wrote is nothing.
  const asked = claim.spec?.resources?.requests?.storage ?? '0'
  const before = old.spec?.resources?.requests?.storage ?? '0'
  const has = old.status?.capacity?.storage ?? '0'
  if (compareQuantities(asked, before) >= 0) return
  const field = 'spec.resources.requests.storage'
  if (!growthMayBeTakenBack) problems.forbidden(field, 'field can not be less than previous value')
  else if (compareQuantities(asked, has) <= 0) problems.forbidden(field, 'field can not be less than status.capacity')
}

function validateUpdate(
  problems: Problems,
  claim: PersistentVolumeClaim,
  old: PersistentVolumeClaim,
  { release }: ValidationOptions,
): void {
  if (claim.spec === old.spec) return
  validateClaimSpec(problems, 'spec', claim.spec ?? {})
  const compared = withoutAllowedChanges(claim, old)
  if (!semanticallySame('PersistentVolumeClaim', { spec: compared }, { spec: old.spec }))
    problems.forbidden(
      'spec',
      `${immutableSpec(release)}\n${diffAsJson(internalForm('PersistentVolumeClaimSpec', old.spec), internalForm('PersistentVolumeClaimSpec', compared))}`,
    )
  validateResize(problems, claim, old, release)
  if (!sameJson(claim.spec?.volumeMode, old.spec?.volumeMode))
    problems.immutable('volumeMode', claim.spec?.volumeMode ?? null)
}

export const claimRule: Rule<PersistentVolumeClaim> = {
  name: { problems: subdomainProblems, isNamespaced: true },
  looks: ['change', 'whole'],
  create: (problems, claim) => validateClaimSpec(problems, 'spec', claim.spec ?? {}),
  update: validateUpdate,
}
