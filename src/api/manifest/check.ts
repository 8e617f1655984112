import { distance } from 'fastest-levenshtein'
import { type Decoded, fit } from '../decode.ts'
import type { Misfit, Path } from '../decoding.ts'
import type { KubeObject } from '../object.ts'
import { requestOptions } from '../read-object.ts'
import { finishCreate } from '../request.ts'
import { apiVersionOf, type Resource, resourceOf, resources } from '../resources.ts'
import { type Struct, shapeOfKind } from '../schema/shape.ts'
import { StatusError } from '../status-error.ts'
import type { StatusCause } from '../types.ts'
import { hintsForCause } from './cause-hints.ts'
import type { ManifestDocument } from './document.ts'
import { hintsForUnknown, nearest } from './meant.ts'
import { hintFor, singular } from './mistyped.ts'
import { type Hint, ManifestError, type ManifestProblem } from './problem.ts'

/** An object must say what it is before anything else can be said of it. */
function kindProblems(document: ManifestDocument): ManifestProblem[] {
  const { kind, apiVersion } = document
  const missing = [...(apiVersion === '' ? ['apiVersion'] : []), ...(kind === '' ? ['kind'] : [])]
  if (missing.length > 0) {
    const known = resources.find(resource => resource.kind === kind)
    const message = `error validating data: [${missing.map(name => `${name} not set`).join(', ')}]`
    const hints: Hint[] = missing.map(name =>
      name === 'apiVersion' && known !== undefined
        ? { is: 'apiVersion', kind, version: apiVersionOf(known) }
        : { is: 'missing', field: name },
    )
    return [{ message, place: document.placeOfField(kind === '' ? [] : ['kind']), hints }]
  }
  return unmatchedKind(document)
}

/** Kinds that nobody knows are kept; only a slip in a name or a group that is known is told. */
function unmatchedKind(document: ManifestDocument): ManifestProblem[] {
  const { kind, apiVersion } = document
  const message = `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`
  const sameKind = resources.find(resource => resource.kind === kind)
  if (sameKind !== undefined) {
    const version = apiVersionOf(sameKind)
    const isOther = version === apiVersion || (apiVersion.includes('/') && !isVersionOf(apiVersion, sameKind.group))
    if (isOther) return []
    return [{ message, place: document.placeOfValue(['apiVersion']), hints: [{ is: 'apiVersion', kind, version }] }]
  }
  const near = nearest(
    kind,
    resources.filter(resource => apiVersionOf(resource) === apiVersion).map(resource => resource.kind),
  )
  if (near === undefined || distance(kind, near) > 2) return []
  return [{ message, place: document.placeOfValue(['kind']), hints: [{ is: 'kindMeant', kind: near }] }]
}

/** A custom resource may share its kind's name with one of Kubernetes' own; its group tells it apart. */
const isVersionOf = (apiVersion: string, group: string): boolean =>
  apiVersion.slice(0, apiVersion.lastIndexOf('/')) === group ||
  /^(apps|extensions|policy|storage\.k8s\.io|batch)\//.test(apiVersion)

function misfitProblem(document: ManifestDocument, root: Struct, misfit: Misfit): ManifestProblem {
  const { is, path, message, expected, value } = misfit
  if (is === 'unknown') {
    const hints = hintsForUnknown(root, expected as Struct, path)
    return {
      message,
      place: document.placeOfField(path),
      hints: [...hints, ...alsoMistyped(hints, expected as Struct, value)],
    }
  }
  const place = document.placeOfValue(path)
  const hint: Hint | undefined = place.text.includes('{{') ? { is: 'template' } : hintFor(misfit, document.textAt(path))
  return { message, place, hints: hint === undefined ? [] : [hint] }
}

/** A field that is only misspelt may hold the wrong thing besides. */
function alsoMistyped(hints: readonly Hint[], struct: Struct, value: unknown): Hint[] {
  const [first] = hints
  const shape = first?.is === 'meant' ? struct.fields.get(first.name)?.shape : undefined
  if (first?.is !== 'meant' || shape?.is !== 'list' || Array.isArray(value)) return []
  return [{ is: 'list', field: first.name, item: singular(first.name) }]
}

/** The steps of a field as the API server writes it: `spec.containers[0].resources[storage]`. */
function stepsOf(field: string): Path {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? name! : /^\d+$/.test(index) ? Number(index) : index,
  )
}

/** The API server says some fields otherwise than they are written. */
const asWritten: readonly [RegExp, string][] = [
  [/^spec\.template\.(labels|annotations)/, 'spec.template.metadata.$1'],
  [/\.resources\[/, '.resources.requests['],
  [/\.resources\.requests\.requests\[/, '.resources.requests['],
]

const written = (field: string): string => asWritten.reduce((path, [from, to]) => path.replace(from, to), field)

/** A claim's volume stands in no manifest: what is wrong with it is wrong with its template. */
function atClaimTemplate(document: ManifestDocument, steps: Path): Path {
  const [spec, template, inner, volumes, index] = steps
  const isVolume =
    document.kind === 'StatefulSet' &&
    spec === 'spec' &&
    template === 'template' &&
    inner === 'spec' &&
    volumes === 'volumes'
  const claims =
    (document.value.spec as { volumeClaimTemplates?: unknown[] } | undefined)?.volumeClaimTemplates?.length ?? 0
  if (!isVolume || typeof index !== 'number') return steps
  if (index < claims) return ['spec', 'volumeClaimTemplates', index, 'metadata', 'name']
  return [spec, template, inner, volumes, index - claims, ...steps.slice(5)]
}

/** What a refusal says is wrong, each where it stands in the manifest. */
export function problemsIn(document: ManifestDocument, causes: readonly StatusCause[]): ManifestProblem[] {
  return causes.map(cause => {
    const steps = atClaimTemplate(document, stepsOf(written(cause.field ?? '')))
    const place = cause.reason === 'FieldValueRequired' ? document.placeOfField(steps) : document.placeOfValue(steps)
    return { message: `${cause.field}: ${cause.message}`, place, hints: hintsForCause(document, cause, steps) }
  })
}

function validationProblems(document: ManifestDocument, { value }: Decoded): ManifestProblem[] {
  const object = value as KubeObject
  try {
    const namespace = object.metadata?.namespace ?? (resourceOf(object.kind).namespaced ? 'default' : undefined)
    finishCreate({ ...object, metadata: { ...object.metadata, namespace } }, requestOptions)
    return []
  } catch (error) {
    if (error instanceof StatusError) return problemsIn(document, error.status.details?.causes ?? [])
    throw error
  }
}

/**
 * All that is wrong with an object of a manifest: with its fields, or if they are in order with what they hold. The API server would tell only
 * the first of several values of the wrong type.
 */
export function problemsOf(document: ManifestDocument): ManifestProblem[] {
  const ofKind = kindProblems(document)
  const shape = shapeOfKind(document.apiVersion, document.kind)
  if (ofKind.length > 0 || shape === undefined) return ofKind
  const decoded = fit(document.apiVersion, document.kind, document.value)
  if (decoded.misfits.length > 0) return decoded.misfits.map(misfit => misfitProblem(document, shape, misfit))
  return validationProblems(document, decoded)
}

/** What a refusal of an object says of its namespace: that it is not there. */
export function problemsOfNamespace(document: ManifestDocument, { message, status }: StatusError): ManifestProblem[] {
  const { kind, name = '' } = status.details ?? {}
  if (status.reason !== 'NotFound' || kind !== 'namespaces') return []
  return [{ message, place: document.placeOfValue(['metadata', 'namespace']), hints: [{ is: 'namespace', name }] }]
}

/** All fields of a patch that the kind does not know or that hold the wrong thing; directives are no fields. */
export function problemsOfPatch(document: ManifestDocument, resource: Resource): ManifestProblem[] {
  const apiVersion = apiVersionOf(resource)
  const shape = shapeOfKind(apiVersion, resource.kind)
  if (shape === undefined) return []
  const { misfits } = fit(apiVersion, resource.kind, document.value)
  return misfits
    .filter(({ is, path }) => is !== 'unknown' || !String(path.at(-1)).startsWith('$'))
    .map(misfit => misfitProblem(document, shape, misfit))
}

/** Refuses, as kubectl does, an object that does not say what it is. Throws a ManifestError. */
export function requireKind(document: ManifestDocument): void {
  const problems = kindProblems(document)
  const [first] = problems
  if (first === undefined) return
  const { file } = document.source
  const message =
    document.kind === '' || document.apiVersion === ''
      ? `error validating ${JSON.stringify(file)}: ${first.message}`
      : `error: resource mapping not found for name: ${JSON.stringify(nameOf(document))} from ${JSON.stringify(file)}: ${first.message}`
  throw new ManifestError(file, message, problems)
}

const nameOf = ({ value }: ManifestDocument): string =>
  String((value.metadata as { name?: unknown } | undefined)?.name ?? '')
