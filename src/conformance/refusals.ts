import { duplicateFields, parseBody, parsePatch } from '../api/body.ts'
import { applyDefaults } from '../api/defaults.ts'
import type { KubeObject } from '../api/object.ts'
import { patchTypeOf } from '../api/patch.ts'
import { type RequestOptions, readObject, requestOptions } from '../api/read-object.ts'
import { admitPatch, admitUpdate, finishCreate } from '../api/request.ts'
import { type Resource, resourceOf } from '../api/resources.ts'
import { StatusError } from '../api/status-error.ts'
import type { Pod } from '../api/types.ts'
import { admit } from '../engine/admission.ts'
import type { Look } from '../engine/admission-look.ts'
import { type Difference, differenceBetween } from './difference.ts'
import { recordedProfile } from './recorded-cluster.ts'

/** A request, and what the API server answered. */
export interface RefusalCase {
  name: string
  verb: 'create' | 'update' | 'patch'
  kind: string
  body?: unknown
  text?: string
  contentType?: string
  existing?: unknown
  accepted?: true
  response?: { code: number; reason: string; message?: string; details?: unknown }
}

/** The recorded control plane: privileged containers were not allowed, and Services had a small range. */
const recordedOptions: RequestOptions = { ...requestOptions, allowPrivileged: false, serviceRange: '10.0.0.0/24' }

const nothing: Look = { get: () => undefined, list: () => [] }

/** Of what admission does to objects, these recordings show what it does to pods. */
const admitted = <T extends KubeObject>(object: T, old?: T): T =>
  object.kind === 'Pod' ? admit(object, old, nothing, recordedProfile()) : object

/** A name that the server makes up, when it is asked to. */
function named({ metadata, ...rest }: KubeObject): KubeObject {
  const { name, generateName } = metadata
  return {
    ...rest,
    metadata: name || !generateName ? metadata : { ...metadata, name: `${generateName.slice(0, 58)}abcde` },
  }
}

const create = (object: KubeObject): KubeObject =>
  finishCreate(admitted(applyDefaults(named(object), recordedOptions)), recordedOptions)

/** The object as it was stored before the request; the scheduler had seen a pod by then, unless gates kept it from that. */
function stored(resource: Resource, body: unknown): KubeObject {
  const object = create(readObject(resource, body, recordedOptions).object)
  const metadata = { ...object.metadata, uid: '<uid>', resourceVersion: '1001' }
  const isScheduled = resource.kind === 'Pod' && !(object as Pod).spec.schedulingGates?.length
  return isScheduled
    ? { ...object, metadata, spec: { ...(object.spec as object), nodeName: 'node-1' } }
    : { ...object, metadata }
}

function request(recorded: RefusalCase): void {
  const resource = resourceOf(recorded.kind)
  const { verb, text, contentType = 'application/json' } = recorded
  if (verb === 'patch') {
    const duplicates = text === undefined ? [] : duplicateFields(text, 'application/json')
    const type = patchTypeOf(recorded.contentType ?? 'application/strategic-merge-patch+json')
    const patch = text === undefined ? recorded.body : parsePatch(text, type)
    const existing = stored(resource, recorded.existing)
    const options = { ...recordedOptions, duplicates }
    admitPatch(resource, existing, patch, type, options, object => admitted(object, existing))
    return
  }
  const body = text === undefined ? recorded.body : parseBody(text, contentType)
  const options = { ...recordedOptions, duplicates: text === undefined ? [] : duplicateFields(text, contentType) }
  if (verb === 'create') {
    create(readObject(resource, body, options).object)
    return
  }
  const existing = stored(resource, recorded.existing)
  admitUpdate(resource, existing, body, options, object => admitted(object, existing))
}

function answerTo(recorded: RefusalCase): unknown {
  try {
    request(recorded)
    return { accepted: true }
  } catch (error) {
    if (!(error instanceof StatusError)) throw error
    const { code, reason, message, details } = error.status
    return { code, reason, message, details }
  }
}

const anyObject = /"<object>"/

/** The answer with what stands for anything put in: dumps of objects, and a message where any will do. */
function masked(answer: unknown, recorded: unknown): unknown {
  if (typeof answer === 'string' && typeof recorded === 'string') {
    if (!anyObject.test(recorded)) return answer
    const [before, after] = recorded.split(anyObject) as [string, string]
    return answer.startsWith(before) && answer.endsWith(after) ? recorded : answer
  }
  if (typeof answer !== 'object' || answer === null || typeof recorded !== 'object' || recorded === null) return answer
  const members = Object.entries(answer).map(([name, value]) => [
    name,
    masked(value, (recorded as Record<string, unknown>)[name]),
  ])
  return Array.isArray(answer) ? members.map(([, value]) => value) : Object.fromEntries(members)
}

/** Puts a recorded request through the API's own chain, and compares the answer word for word. */
export function replayRefusal(recorded: RefusalCase): Difference | undefined {
  const expected = recorded.accepted === true ? { accepted: true } : recorded.response!
  const answer = masked(answerTo(recorded), expected) as Record<string, unknown>
  const { message, ...rest } = expected as Record<string, unknown>
  const wanted = withoutEmptyDetails(message === undefined ? rest : { ...rest, message })
  const ours = withoutEmptyDetails(
    message === undefined ? { ...answer, message: undefined, details: undefined } : answer,
  )
  return differenceBetween(recorded.name, wanted, ours)
}

function withoutEmptyDetails(answer: Record<string, unknown>): Record<string, unknown> {
  const details = Object.entries((answer.details ?? {}) as object).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  return { ...answer, details: details.length === 0 ? undefined : Object.fromEntries(details) }
}
