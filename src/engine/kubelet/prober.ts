import type { Probe } from '../../api/types.ts'
import type { ProbeType } from '../../workloads/behaviour.ts'
import type { Answer } from '../outside.ts'
import type { Kubelet } from './kubelet.ts'
import type { ContainerRuntime, PodRuntime, ProbeRuntime, Work } from './machine.ts'
import {
  type Asked,
  declaredAnswer,
  httpAnswer,
  httpError,
  nextTurn,
  type ProbeAnswer,
  portOf,
  rooted,
} from './probe-answer.ts'
import { startsAgainWhenKilled } from './restart-policy.ts'
import { stopContainer } from './stop.ts'
import { stopProbing, tickName, turnName } from './stop-probing.ts'

const label = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' } as const

/** A new process is seen: its probes begin; while a startup probe has not succeeded, that one alone. */
export function beginProbing(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  for (const probe of container.probes) {
    // Until the first answer a process counts as alive, and neither as started nor as ready.
    probe.result = probe.type === 'liveness' ? true : undefined
    probe.last = probe.type === 'liveness' ? { ok: true, count: 0 } : undefined
    probe.tickedAt = -1
    probe.turnsAt = undefined
    // A readiness probe is poked as soon as its container counts as started; the others keep the ticks of their worker.
    probe.phase = probe.type === 'readiness' ? kubelet.context.clock.now : runtime.mountedAt!
    plan(kubelet, runtime, container, probe)
  }
}

/** What answers the probes of a running container has changed: those that rested look again at their next tick. */
export function reconsider(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  for (const probe of container.probes) {
    kubelet.cancel(runtime, turnName(container, probe.type))
    probe.turnsAt = undefined
    plan(kubelet, runtime, container, probe)
  }
}

/** The probes of all containers look again. */
export function reconsiderAll(kubelet: Kubelet, runtime: PodRuntime): void {
  for (const container of runtime.containers) reconsider(kubelet, runtime, container)
}

const specOf = ({ spec }: ContainerRuntime, type: ProbeType): Probe => spec[`${type}Probe`]!

/** Whether the kubelet asks probes of the type now: of a process that it has seen, and that is not about to be replaced. */
function isActive(runtime: PodRuntime, container: ContainerRuntime, type: ProbeType): boolean {
  const { seen, instance, started, step } = container
  if (instance === undefined || instance.exit !== undefined || seen.instance?.id !== instance.id) return false
  if (type === 'readiness') return started
  return started === (type === 'liveness') && runtime.stop === undefined && step === 'running'
}

/** The first tick from `from` on, later than the last one, at which the container is old enough to be asked. */
function tickFrom(container: ContainerRuntime, probe: ProbeRuntime, from: number): number {
  const { periodSeconds = 10, initialDelaySeconds = 0 } = specOf(container, probe.type)
  const earliest = Math.max(from, container.instance!.startedAt + initialDelaySeconds * 1000, probe.tickedAt + 1)
  const period = periodSeconds * 1000
  return probe.phase + Math.max(0, Math.ceil((earliest - probe.phase) / period)) * period
}

/** Whether one more answer like the last would change nothing. Failures of the other two types always lead to a restart. */
function isSteady({ type, last, result }: ProbeRuntime): boolean {
  if (last === undefined) return false
  const told = result ?? (type === 'readiness' ? false : undefined)
  return told === last.ok && (last.ok || type === 'readiness')
}

/**
 * Plans the next tick. Where nothing can change no time is spent: a probe that succeeds rests until its declared answer turns, and one
 * that goes on failing is a series that repeats itself.
 */
function plan(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, probe: ProbeRuntime): void {
  const { type, series } = probe
  if (!isActive(runtime, container, type)) return void stopProbing(kubelet, runtime, container, type)
  const { now } = kubelet.context.clock
  const next = tickFrom(container, probe, now)
  const isOpen = hostOutside(kubelet, runtime, container, type) !== undefined
  if (isSteady(probe) && !isOpen) return void planDeclared(kubelet, runtime, container, probe, next)
  const work: Work = (k, r) => tick(k, r, container, probe)
  kubelet.later(runtime, tickName(container, type), next - now, work, isSteady(probe) ? series : undefined)
}

/** Plans for a probe that is answered as declared, and whose last answer changed nothing: `next` is its next tick. */
function planDeclared(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  probe: ProbeRuntime,
  next: number,
): void {
  const { now } = kubelet.context.clock
  const { startedAt } = container.instance!
  const asked = askedOf(kubelet, runtime, container, probe.type)
  const work: Work = (k, r) => tick(k, r, container, probe)
  const isAsBefore = declaredAnswer({ ...asked, elapsed: next - startedAt }).ok === probe.last!.ok
  const turn = isAsBefore ? nextTurn(asked.behaviour, next - startedAt) : next - startedAt
  const turnsAt = turn === undefined ? undefined : tickFrom(container, probe, startedAt + turn)
  if (turnsAt !== undefined && turnsAt !== probe.turnsAt) {
    probe.turnsAt = turnsAt
    kubelet.later(runtime, turnName(container, probe.type), turnsAt - now, work)
  }
  const name = tickName(container, probe.type)
  if (probe.last!.ok || turnsAt === next) kubelet.cancel(runtime, name)
  else kubelet.later(runtime, name, next - now, work, probe.series)
}

function tick(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, probe: ProbeRuntime): void {
  const { clock, outside } = kubelet.context
  if (!isActive(runtime, container, probe.type) || probe.tickedAt === clock.now) return
  probe.tickedAt = clock.now
  const host = hostOutside(kubelet, runtime, container, probe.type)
  const asked = askedOf(kubelet, runtime, container, probe.type)
  if (host === undefined) return void take(kubelet, runtime, container, probe, declaredAnswer(asked))
  const { httpGet, timeoutSeconds = 1 } = asked.probe
  const headers = Object.fromEntries((httpGet!.httpHeaders ?? []).map(({ name, value }) => [name, value]))
  const url = `http://${host}${rooted(httpGet!.path)}`
  const { machines } = kubelet
  outside.ask({ method: 'GET', url, headers, timeout: timeoutSeconds * 1000 }, answer => {
    runtime.due.push((k, r) => take(k, r, container, probe, answerOf(asked, answer)))
    machines.wake(runtime.key)
  })
}

function answerOf(asked: Asked, answer: Answer): ProbeAnswer {
  if ('unstubbed' in answer) return declaredAnswer(asked)
  return 'error' in answer ? httpError(asked, answer.error) : httpAnswer(answer.status)
}

/** Takes in an answer: so many of a kind in a row decide; every single failure leaves an event. */
function take(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  probe: ProbeRuntime,
  answer: ProbeAnswer,
): void {
  const { type } = probe
  if (!isActive(runtime, container, type)) return
  const { failureThreshold = 3, successThreshold = 1 } = specOf(container, type)
  const wasSteady = isSteady(probe)
  if (probe.last?.ok === answer.ok) probe.last.count++
  else probe.last = { ok: answer.ok, count: 1 }
  if (!answer.ok)
    kubelet.tell(runtime, 'warning', 'Unhealthy', `${label[type]} probe failed: ${answer.output}`, container)
  if (wasSteady || isSteady(probe)) probe.series.ends(`${answer.ok} ${answer.output}`)
  if (probe.last.count >= (answer.ok ? successThreshold : failureThreshold)) decide(kubelet, runtime, container, probe)
  plan(kubelet, runtime, container, probe)
}

function decide(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, probe: ProbeRuntime): void {
  const { type } = probe
  const ok = probe.last!.ok
  if (probe.result === ok) return
  probe.result = ok
  if (type === 'startup' && ok) return void beginAfterStartup(kubelet, runtime, container)
  if (type === 'readiness' || ok) return
  const { name } = container.spec
  const grace =
    specOf(container, type).terminationGracePeriodSeconds ?? runtime.pod.spec.terminationGracePeriodSeconds ?? 30
  const restarts = startsAgainWhenKilled(runtime.pod, container.spec)
  const subject = container.role === 'main' ? 'Container' : 'Init container'
  stopContainer(kubelet, runtime, container, {
    deadline: kubelet.context.clock.now + Math.max(grace, 1) * 1000,
    restarts,
    message: `${subject} ${name} failed ${type} probe${restarts && container.role === 'main' ? ', will be restarted' : ''}`,
  })
}

/** The startup probe has succeeded: the others begin. */
function beginAfterStartup(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  container.started = true
  for (const other of container.probes) {
    if (other.type === 'readiness') other.phase = kubelet.context.clock.now
    if (other.type !== 'startup') plan(kubelet, runtime, container, other)
  }
}

function askedOf(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, type: ProbeType): Asked {
  const { clock, workloads } = kubelet.context
  const behaviour = workloads.behaviourOf(runtime.pod, container.spec.name)
  return {
    container: container.spec,
    type,
    probe: specOf(container, type),
    ip: runtime.ip!,
    behaviour,
    elapsed: clock.now - container.instance!.startedAt,
    isHung: container.instance!.isHung,
    peers: behaviour.peers === 0 ? 0 : kubelet.peers.of(runtime),
  }
}

/** The pod's own name and port, where someone outside answers for it; for a process that hangs nobody does. */
function hostOutside(
  kubelet: Kubelet,
  { pod }: PodRuntime,
  container: ContainerRuntime,
  type: ProbeType,
): string | undefined {
  const probe = specOf(container, type)
  const { subdomain, hostname } = pod.spec
  if (container.instance?.isHung) return undefined
  if (probe.httpGet === undefined || probe.httpGet.host !== undefined || subdomain === undefined) return undefined
  const port = portOf({ probe, container: container.spec })
  const host = `${hostname ?? pod.metadata.name}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local:${port}`
  return kubelet.context.outside.answersFor(host) ? host : undefined
}
