import type { Service, ServicePort, ServiceSpec } from '../types.ts'
import { each, every, fill } from './fill.ts'

const ofPort = (port: ServicePort): ServicePort => {
  const { targetPort } = port
  const isUnset = targetPort === 0 || targetPort === ''
  return fill(isUnset ? { ...port, targetPort: port.port } : port, { protocol: 'TCP', targetPort: port.port })
}

function ofSpec(spec: ServiceSpec): ServiceSpec {
  const type = spec.type ?? 'ClusterIP'
  const isExternal = type === 'NodePort' || type === 'LoadBalancer'
  const filled = fill(each(spec, { ports: every(ofPort) }), {
    type,
    sessionAffinity: 'None',
    internalTrafficPolicy: type === 'ExternalName' ? undefined : 'Cluster',
    externalTrafficPolicy: isExternal ? 'Cluster' : undefined,
    allocateLoadBalancerNodePorts: type === 'LoadBalancer' ? true : undefined,
  })
  if (filled.sessionAffinity === 'None' && filled.sessionAffinityConfig !== undefined)
    return { ...filled, sessionAffinityConfig: undefined }
  if (filled.sessionAffinity !== 'ClientIP') return filled
  const affinity = fill(filled.sessionAffinityConfig ?? {}, { clientIP: {} })
  const config = each(affinity, { clientIP: clientIP => fill(clientIP, { timeoutSeconds: 10_800 }) })
  return config === filled.sessionAffinityConfig ? filled : { ...filled, sessionAffinityConfig: config }
}

export const withServiceDefaults = (service: Service): Service => each(service, { spec: ofSpec })
