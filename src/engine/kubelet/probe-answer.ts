import type { Container, Probe } from '../../api/types.ts'
import type { Behaviour, ProbeType } from '../../workloads/behaviour.ts'

export interface ProbeAnswer {
  readonly ok: boolean
  readonly output: string
}

export interface Asked {
  container: Container
  type: ProbeType
  probe: Probe
  ip: string
  behaviour: Behaviour
  /** Milliseconds since the process started. */
  elapsed: number
  /** The process answers nothing any more. */
  isHung?: boolean
  /** Of how many other pods of its Service the names resolve. */
  peers: number
}

const yes: ProbeAnswer = { ok: true, output: '' }

/** What a process answers to a probe, as its behaviour is declared. */
export function declaredAnswer(asked: Asked): ProbeAnswer {
  const { type, probe, behaviour, elapsed, isHung, peers } = asked
  if (isHung || (behaviour.hang !== 'never' && elapsed >= behaviour.hang))
    return { ok: false, output: timeoutText(asked) }
  if (behaviour.probeFails[type]) return { ok: false, output: refusalText(asked) }
  const status = probe.httpGet && behaviour.answers[`GET ${probe.httpGet.path ?? '/'}`]
  if (status !== undefined) return httpAnswer(status)
  if (type === 'liveness' && behaviour.aliveFrom === 'start') return yes
  const isReady = behaviour.ready !== 'never' && elapsed >= behaviour.ready
  const hasPeers = type !== 'readiness' || peers >= behaviour.peers
  return isReady && hasPeers ? yes : { ok: false, output: refusalText(asked) }
}

/** When the declared answer changes next: milliseconds since the start of the process; undefined: as far as is declared, never. */
export function nextTurn({ ready, hang }: Behaviour, elapsed: number): number | undefined {
  const turns = [ready, hang].filter(turn => turn !== 'never' && turn > elapsed) as number[]
  return turns.length === 0 ? undefined : Math.min(...turns)
}

/** 200 to 399 is success. */
export const httpAnswer = (status: number): ProbeAnswer =>
  status >= 200 && status < 400 ? yes : { ok: false, output: `HTTP probe failed with statuscode: ${status}` }

/** An HTTP request that got no answer, in the words of Go's client. */
export function httpError(asked: Pick<Asked, 'probe' | 'container' | 'ip'>, error: string): ProbeAnswer {
  const get = `Get "${urlOf(asked)}": `
  const address = `${hostOf(asked)}:${portOf(asked)}`
  if (/timed? ?out|abort|ETIMEDOUT/i.test(error)) return { ok: false, output: `${get}${deadline}` }
  if (/ECONNREFUSED|refused/i.test(error))
    return { ok: false, output: `${get}dial tcp ${address}: connect: connection refused` }
  if (/ECONNRESET|reset|hang up/i.test(error))
    return { ok: false, output: `${get}read tcp ${address}: read: connection reset by peer` }
  return { ok: false, output: `${get}dial tcp ${address}: ${error}` }
}

const deadline = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)'

function refusalText(asked: Asked): string {
  const { probe } = asked
  if (probe.httpGet) return 'HTTP probe failed with statuscode: 503'
  if (probe.tcpSocket) return `dial tcp ${hostOf(asked)}:${portOf(asked)}: connect: connection refused`
  if (probe.grpc) return 'service unhealthy (responded with "NOT_SERVING")'
  return ''
}

function timeoutText(asked: Asked): string {
  const { probe } = asked
  const seconds = probe.timeoutSeconds ?? 1
  const address = `${hostOf(asked)}:${portOf(asked)}`
  if (probe.httpGet) return `Get "${urlOf(asked)}": ${deadline}`
  if (probe.tcpSocket) return `dial tcp ${address}: i/o timeout`
  if (probe.grpc) return `timeout: failed to connect service "${address}" within ${seconds}s: context deadline exceeded`
  return `command timed out: "${probe.exec?.command?.join(' ') ?? ''}" timed out after ${seconds}s`
}

function urlOf(asked: Pick<Asked, 'probe' | 'container' | 'ip'>): string {
  const { scheme, path } = asked.probe.httpGet!
  return `${(scheme ?? 'HTTP').toLowerCase()}://${hostOf(asked)}:${portOf(asked)}${rooted(path)}`
}

export const rooted = (path: string | undefined): string => (path?.startsWith('/') ? path : `/${path ?? ''}`)

const hostOf = ({ probe, ip }: Pick<Asked, 'probe' | 'ip'>): string =>
  probe.httpGet?.host ?? probe.tcpSocket?.host ?? ip

/** A port by number, or by the name that the container gives it. */
export function portOf({ probe, container }: Pick<Asked, 'probe' | 'container'>): number | string {
  const port = probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? 0
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? port
}
