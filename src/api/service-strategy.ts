import { sameJson } from './equal.ts'
import type { Service, ServiceSpec } from './types.ts'

const needsAddress = ({ type }: ServiceSpec): boolean => type !== 'ExternalName'

/** What was given to a Service stays with it when a writer leaves it out. An alias gives its address back. */
function withGiven(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  if (!needsAddress(old)) return spec
  if (!needsAddress(spec)) {
    const isOld = spec.clusterIP === old.clusterIP || !spec.clusterIP
    return isOld ? { ...spec, clusterIP: undefined, clusterIPs: undefined } : spec
  }
  if (!spec.clusterIP && (!spec.clusterIPs?.length || sameJson(spec.clusterIPs, old.clusterIPs)))
    return {
      ...spec,
      clusterIP: old.clusterIP,
      clusterIPs: old.clusterIPs,
      ipFamilies: spec.ipFamilies ?? old.ipFamilies,
      ipFamilyPolicy: spec.ipFamilyPolicy ?? old.ipFamilyPolicy,
    }
  const isRewritten = spec.clusterIP !== old.clusterIP && sameJson(spec.clusterIPs, old.clusterIPs)
  return isRewritten ? { ...spec, clusterIPs: spec.clusterIP ? [spec.clusterIP] : undefined } : spec
}

/** A headless Service has its address families at once; any other gets them with its address. */
function withFamilies(spec: ServiceSpec): ServiceSpec {
  if (spec.clusterIP !== 'None' || spec.clusterIPs !== undefined) return spec
  return {
    ...spec,
    clusterIPs: ['None'],
    ipFamilies: spec.ipFamilies ?? ['IPv4'],
    ipFamilyPolicy: spec.ipFamilyPolicy ?? 'SingleStack',
  }
}

export function prepareService(service: Service, old: Service | undefined): Service {
  const { spec } = service
  if (spec === undefined && old?.spec === undefined) return service
  const kept = old?.spec === undefined ? spec! : withGiven(spec ?? {}, old.spec)
  const prepared = withFamilies(kept)
  return prepared === spec ? service : { ...service, spec: prepared }
}
