import { goQuoted } from './go-json.ts'
import { qualified, type Resource } from './resources.ts'
import type { Status, StatusCause } from './types.ts'

export type StatusReason =
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'Forbidden'
  | 'BadRequest'
  | 'TooManyRequests'
  | 'UnsupportedMediaType'
  | 'MethodNotAllowed'
  | 'Expired'
  | 'Timeout'
  | 'InternalError'

/** What the API server answers when it refuses: the `Status` object of the wire, as an error. */
export class StatusError extends Error {
  readonly status: Status & { code: number; reason: StatusReason; message: string }

  constructor(code: number, reason: StatusReason, message: string, details?: Status['details']) {
    super(message)
    this.name = 'StatusError'
    this.status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', message, reason, details, code }
  }

  get reason(): StatusReason {
    return this.status.reason
  }

  get code(): number {
    return this.status.code
  }
}

const detailsOf = (resource: Resource, name: string) => ({
  name,
  group: resource.group || undefined,
  kind: resource.plural,
})

export const notFound = (resource: Resource, name: string): StatusError =>
  new StatusError(404, 'NotFound', `${qualified(resource)} "${name}" not found`, detailsOf(resource, name))

export const alreadyExists = (resource: Resource, name: string): StatusError =>
  new StatusError(409, 'AlreadyExists', `${qualified(resource)} "${name}" already exists`, detailsOf(resource, name))

export const conflict = (
  resource: Resource,
  name: string,
  because = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError =>
  new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${because}`,
    detailsOf(resource, name),
  )

export const forbidden = (resource: Resource, name: string, because: string): StatusError =>
  new StatusError(
    403,
    'Forbidden',
    `${qualified(resource)} "${name}" is forbidden: ${because}`,
    detailsOf(resource, name),
  )

export const badRequest = (message: string): StatusError => new StatusError(400, 'BadRequest', message)

/** 422 with its causes; one problem stands alone, several in brackets, and the text says each but once. */
export function invalid(resource: Resource, name: string, causes: readonly StatusCause[]): StatusError {
  const kind = resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`
  const problems = [...new Set(causes.map(cause => `${cause.field}: ${cause.message}`))]
  const text = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
  return new StatusError(422, 'Invalid', `${kind} ${goQuoted(name)} is invalid: ${text}`, {
    name,
    group: resource.group || undefined,
    kind: resource.kind,
    causes: [...causes],
  })
}

export const isStatus = (error: unknown, reason: StatusReason): error is StatusError =>
  error instanceof StatusError && error.reason === reason
