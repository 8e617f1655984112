import { labelNameProblems, labelValueProblems, qualifiedNameProblems } from '../names.ts'
import type { Labels } from '../selector.ts'
import type { ObjectMeta, OwnerReference } from '../types.ts'
import type { Problems } from './problems.ts'

/** What a kind demands of its objects' names. */
export interface NameRule {
  problems: (name: string) => readonly string[]
  isNamespaced: boolean
  /** Finalizers need not be known or have a domain. */
  hasFreeFinalizers?: boolean
}

export function validateLabels(problems: Problems, field: string, labels: Labels = {}): void {
  for (const [key, value] of Object.entries(labels)) {
    problems.each(field, key, qualifiedNameProblems(key))
    problems.each(field, value, labelValueProblems(value))
  }
}

const annotationLimit = 256 * 1024

export function validateAnnotations(problems: Problems, field: string, annotations: Labels = {}): void {
  let size = 0
  for (const [key, value] of Object.entries(annotations)) {
    problems.each(field, key, qualifiedNameProblems(key.toLowerCase()))
    size += key.length + value.length
  }
  if (size > annotationLimit) problems.tooLong(field, annotationLimit)
}

function validateOwners(problems: Problems, owners: readonly OwnerReference[] = []): void {
  const field = 'metadata.ownerReferences'
  for (const owner of owners) {
    if (!owner.apiVersion) problems.invalid(`${field}.apiVersion`, owner.apiVersion ?? '', 'version must not be empty')
    if (!owner.kind) problems.invalid(`${field}.kind`, owner.kind ?? '', 'must not be empty')
    if (!owner.name) problems.invalid(`${field}.name`, owner.name ?? '', 'must not be empty')
    if (!owner.uid) problems.invalid(`${field}.uid`, owner.uid ?? '', 'must not be empty')
  }
  const controllers = owners.filter(owner => owner.controller === true)
  if (controllers.length > 1) {
    const [first, second] = controllers.map(({ kind, name }) => `${kind}/${name}`)
    problems.invalid(
      field,
      owners,
      `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${second}`,
    )
  }
}

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion']

function validateFinalizers(problems: Problems, finalizers: readonly string[] = []): void {
  const field = 'metadata.finalizers'
  for (const finalizer of finalizers) problems.each(field, finalizer, qualifiedNameProblems(finalizer))
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion'))
    problems.invalid(field, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set')
}

/** A finalizer without a domain must be one of Kubernetes' own. */
function validateStandardFinalizers(problems: Problems, finalizers: readonly string[] = []): void {
  const field = 'metadata.finalizers'
  for (const [index, finalizer] of finalizers.entries()) {
    if (finalizer.includes('/') || standardFinalizers.includes(finalizer)) continue
    problems.invalid(
      `${field}[${index}]`,
      finalizer,
      'name is neither a standard finalizer name nor is it fully qualified',
    )
  }
}

/** The rules that hold for every object's metadata, whatever its kind. */
export function validateMetadata(problems: Problems, metadata: ObjectMeta, rule: NameRule): void {
  const { name = '', generateName = '', namespace = '' } = metadata
  // A generated name gets its end from the server: the hyphen before it may stand last here.
  if (generateName !== '')
    problems.each('metadata.generateName', generateName, rule.problems(generateName.replace(/-$/, 'a')))
  if (name === '') problems.required('metadata.name', 'name or generateName is required')
  else problems.each('metadata.name', name, rule.problems(name))
  if (rule.isNamespaced && namespace !== '')
    problems.each('metadata.namespace', namespace, labelNameProblems(namespace))
  if (!rule.isNamespaced && namespace !== '') problems.forbidden('metadata.namespace', 'not allowed on this type')
  problems.notNegative('metadata.generation', metadata.generation)
  validateLabels(problems, 'metadata.labels', metadata.labels)
  validateAnnotations(problems, 'metadata.annotations', metadata.annotations)
  validateOwners(problems, metadata.ownerReferences)
  validateFinalizers(problems, metadata.finalizers)
  if (rule.hasFreeFinalizers !== true) validateStandardFinalizers(problems, metadata.finalizers)
}

const immutable = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const

/** Labels, annotations and owners, where the update changed them: the rest was found fine when it was written. */
function validateChanged(problems: Problems, metadata: ObjectMeta, old: ObjectMeta): void {
  const { labels, annotations, ownerReferences } = metadata
  if (labels !== old.labels) validateLabels(problems, 'metadata.labels', labels)
  if (annotations !== old.annotations) validateAnnotations(problems, 'metadata.annotations', annotations)
  if (ownerReferences !== old.ownerReferences) validateOwners(problems, ownerReferences)
}

/** What of the metadata no update may change, and the rules for what it did change. */
function validateChange(problems: Problems, metadata: ObjectMeta, old: ObjectMeta): void {
  if (old.deletionTimestamp !== undefined) {
    const added = (metadata.finalizers ?? []).filter(finalizer => old.finalizers?.includes(finalizer) !== true)
    if (added.length > 0)
      problems.forbidden(
        'metadata.finalizers',
        `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map(finalizer => JSON.stringify(finalizer)).join(', ')}}`,
      )
  }
  for (const field of immutable) {
    if (metadata[field] !== old[field]) problems.immutable(`metadata.${field}`, metadata[field] ?? null)
  }
  validateChanged(problems, metadata, old)
}

/** How a kind's own rules look at the metadata of an update again: at the change, or at the whole as if it were new. */
export type Look = 'change' | 'whole'

/**
 * The API server finds the same fault several times: once in the metadata as such, once in its change, and once more with each look that the kind's
 * own rules take at it.
 */
export function validateMetadataUpdate(
  problems: Problems,
  metadata: ObjectMeta,
  old: ObjectMeta,
  looks: readonly Look[] = ['change'],
): void {
  const isRefinalized = metadata.finalizers !== old.finalizers
  validateChanged(problems, metadata, old)
  if (isRefinalized) validateFinalizers(problems, metadata.finalizers)
  validateChange(problems, metadata, old)
  for (const look of looks) {
    if (look === 'change') validateChange(problems, metadata, old)
    else {
      validateChanged(problems, metadata, old)
      if (isRefinalized) validateFinalizers(problems, metadata.finalizers)
    }
    if (isRefinalized) validateStandardFinalizers(problems, metadata.finalizers)
  }
}
