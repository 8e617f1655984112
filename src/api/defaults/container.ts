import type { Container, ContainerPort, EnvVar, Lifecycle, LifecycleHandler, Probe } from '../types.ts'
import { each, every, fill } from './fill.ts'

const withTag = /^(?:[^/@]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::([\w][\w.-]{0,127}))?$/

/** Always for `latest` and for an image without tag and digest; IfNotPresent for any other, and for a name that is no image's. */
function pullPolicyOf(image: string | undefined): NonNullable<Container['imagePullPolicy']> {
  const found = withTag.exec(image ?? '')
  return found !== null && (found[1] ?? 'latest') === 'latest' ? 'Always' : 'IfNotPresent'
}

const portDefaults: Partial<ContainerPort> = { protocol: 'TCP' }

const probeDefaults: Partial<Probe> = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }

const httpGetDefaults = { path: '/', scheme: 'HTTP' } as const

const ofProbe = (probe: Probe): Probe =>
  fill(
    each(probe, {
      httpGet: httpGet => fill(httpGet, httpGetDefaults),
      grpc: grpc => fill(grpc, { service: '' }),
    }),
    probeDefaults,
  )

const ofHandler = (handler: LifecycleHandler): LifecycleHandler =>
  each(handler, { httpGet: httpGet => fill(httpGet, httpGetDefaults) })

const ofLifecycle = (lifecycle: Lifecycle): Lifecycle => each(lifecycle, { postStart: ofHandler, preStop: ofHandler })

const ofVariable = (variable: EnvVar): EnvVar =>
  each(variable, {
    valueFrom: source => each(source, { fieldRef: reference => fill(reference, { apiVersion: 'v1' }) }),
  })

const containerMembers = {
  ports: every<ContainerPort>(port => fill(port, portDefaults)),
  env: every(ofVariable),
  livenessProbe: ofProbe,
  readinessProbe: ofProbe,
  startupProbe: ofProbe,
  lifecycle: ofLifecycle,
}

/** Defaults of a container, whether in a pod or in a template. */
export const withContainerDefaults = (container: Container): Container =>
  fill(each(container, containerMembers), {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: {},
    imagePullPolicy: container.imagePullPolicy ?? pullPolicyOf(container.image),
  })

/** On the host's network a container's port is the host's. */
export const withHostPorts = (container: Container): Container =>
  each(container, {
    ports: every<ContainerPort>(port => fill(port, { hostPort: port.containerPort })),
  })

/** A pod's container asks for what it is limited to, unless it says otherwise. */
export function withRequests(container: Container): Container {
  const limits = container.resources?.limits
  if (limits === undefined) return container
  return each(container, {
    resources: resources => {
      const requests = fill(resources.requests ?? {}, limits)
      return requests === resources.requests ? resources : { ...resources, requests }
    },
  })
}
