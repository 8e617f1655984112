import type { Container, EphemeralContainer, Pod, PodSpec, PodTemplateSpec } from '../types.ts'
import { withContainerDefaults, withHostPorts, withRequests } from './container.ts'
import { each, every, fill } from './fill.ts'
import { withVolumeDefaults } from './volume.ts'

const containers = every(withContainerDefaults)
const hostPorts = every(withHostPorts)
const requests = every(withRequests)

const members = {
  containers,
  initContainers: containers,
  ephemeralContainers: (list: EphemeralContainer[]): EphemeralContainer[] =>
    containers(list as Container[]) as EphemeralContainer[],
  volumes: every(withVolumeDefaults),
}

/** The old name of the service account's field is written back beside the new one, in revisions too. */
const accountsOf = ({ serviceAccountName, serviceAccount }: PodSpec): Partial<PodSpec> => ({
  serviceAccountName: serviceAccountName ?? serviceAccount,
  serviceAccount: serviceAccountName ?? serviceAccount,
})

function withSpecDefaults(spec: PodSpec): PodSpec {
  const filled = fill(each(spec, members), {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    securityContext: {},
    schedulerName: 'default-scheduler',
    ...accountsOf(spec),
  })
  return spec.hostNetwork === true ? each(filled, { containers: hostPorts, initContainers: hostPorts }) : filled
}

/**
 * Defaults of a pod template, as a revision records it: those of a pod, but for what only a pod itself gets
 * (requests from limits, `enableServiceLinks`).
 */
export function withPodTemplateDefaults(template: PodTemplateSpec): PodTemplateSpec {
  const present = fill(template, { metadata: {}, spec: { containers: [] } })
  return each(present, { spec: withSpecDefaults })
}

export const withPodDefaults = (pod: Pod): Pod =>
  each(pod, {
    spec: spec =>
      fill(each(withSpecDefaults(spec), { containers: requests, initContainers: requests }), {
        enableServiceLinks: true,
      }),
  })
