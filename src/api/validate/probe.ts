import type { Lifecycle, LifecycleHandler, Probe } from '../types.ts'
import { validatePort, validatePortNumber } from './port.ts'
import type { Problems } from './problems.ts'

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<LifecycleHandler, 'sleep'>

const headerName = /^[-A-Za-z0-9]+$/

const checks: {
  [Name in keyof Handler]-?: (
    problems: Problems,
    field: string,
    action: NonNullable<Handler[Name]>,
    grace: number,
  ) => void
} = {
  exec: (problems, field, { command }) => {
    if (!command?.length) problems.required(`${field}.command`)
  },
  httpGet: (problems, field, { path, port, scheme, httpHeaders = [] }) => {
    if (!path) problems.required(`${field}.path`)
    validatePort(problems, `${field}.port`, port)
    problems.oneOf(`${field}.scheme`, scheme ?? '', ['HTTP', 'HTTPS'])
    for (const { name } of httpHeaders) {
      if (!headerName.test(name))
        problems.invalid(
          `${field}.httpHeaders`,
          name,
          "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
        )
    }
  },
  tcpSocket: (problems, field, { port }) => validatePort(problems, `${field}.port`, port),
  grpc: (problems, field, { port }) => validatePortNumber(problems, `${field}.port`, port),
  sleep: (problems, field, { seconds }, grace) => {
    if (seconds < 0 || seconds > grace)
      problems.invalid(field, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${grace})`)
  },
}

function validateHandler(problems: Problems, field: string, handler: Handler, grace = 0): void {
  let handlers = 0
  for (const name of Object.keys(checks) as (keyof Handler)[]) {
    const action = handler[name]
    if (action === undefined) continue
    handlers += 1
    if (handlers > 1) problems.forbidden(`${field}.${name}`, 'may not specify more than 1 handler type')
    else
      (checks[name] as (problems: Problems, field: string, action: unknown, grace: number) => void)(
        problems,
        `${field}.${name}`,
        action,
        grace,
      )
  }
  if (handlers === 0) problems.required(field, 'must specify a handler type')
}

function validateProbe(problems: Problems, field: string, probe: Probe): void {
  validateHandler(problems, field, probe)
  for (const name of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const)
    problems.notNegative(`${field}.${name}`, probe[name])
  const grace = probe.terminationGracePeriodSeconds
  if (grace !== undefined && grace <= 0)
    problems.invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than 0')
}

/** Only a readiness probe may want more than one success; only the others may stop a container. */
export function validateProbes(
  problems: Problems,
  field: string,
  {
    livenessProbe,
    readinessProbe,
    startupProbe,
  }: { livenessProbe?: Probe; readinessProbe?: Probe; startupProbe?: Probe },
): void {
  if (livenessProbe !== undefined) validateOnce(problems, `${field}.livenessProbe`, livenessProbe)
  if (readinessProbe !== undefined) {
    validateProbe(problems, `${field}.readinessProbe`, readinessProbe)
    const grace = readinessProbe.terminationGracePeriodSeconds
    if (grace !== undefined)
      problems.invalid(
        `${field}.readinessProbe.terminationGracePeriodSeconds`,
        grace,
        'must not be set for readinessProbes',
      )
  }
  if (startupProbe !== undefined) validateOnce(problems, `${field}.startupProbe`, startupProbe)
}

function validateOnce(problems: Problems, field: string, probe: Probe): void {
  validateProbe(problems, field, probe)
  if (probe.successThreshold !== 1)
    problems.invalid(`${field}.successThreshold`, probe.successThreshold ?? 0, 'must be 1')
}

export function validateLifecycle(
  problems: Problems,
  field: string,
  { postStart, preStop }: Lifecycle,
  grace: number,
): void {
  if (postStart !== undefined) validateHandler(problems, `${field}.postStart`, postStart, grace)
  if (preStop !== undefined) validateHandler(problems, `${field}.preStop`, preStop, grace)
}
