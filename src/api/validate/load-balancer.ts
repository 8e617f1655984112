import { qualifiedNameProblems } from '../names.ts'
import type { ServiceSpec } from '../types.ts'
import { addressOf } from './address.ts'
import type { Problems } from './problems.ts'

const isNetwork = (text: string): boolean => {
  const [base, bits = ''] = text.trim().split('/') as [string, string?]
  const most = base.includes(':') ? 128 : 32
  return (base.includes(':') || addressOf(base) !== undefined) && /^\d+$/.test(bits) && Number(bits) <= most
}

/** What only a load balancer can be told. */
export function validateBalancer(problems: Problems, spec: ServiceSpec): void {
  const isBalanced = spec.type === 'LoadBalancer'
  const onlyBalanced = "may only be used when `type` is 'LoadBalancer'"
  const ranges = spec.loadBalancerSourceRanges ?? []
  // The API server writes this field as Go does.
  if (ranges.length > 0 && !isBalanced) problems.forbidden('spec.LoadBalancerSourceRanges', onlyBalanced)
  for (const [index, range] of ranges.entries())
    if (!isNetwork(range))
      problems.invalid(
        `spec.LoadBalancerSourceRanges[${index}]`,
        range,
        'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      )
  if (spec.allocateLoadBalancerNodePorts !== undefined && !isBalanced)
    problems.forbidden('spec.allocateLoadBalancerNodePorts', onlyBalanced)
  if (spec.loadBalancerClass !== undefined) {
    if (!isBalanced) problems.forbidden('spec.loadBalancerClass', onlyBalanced)
    else problems.each('spec.loadBalancerClass', spec.loadBalancerClass, qualifiedNameProblems(spec.loadBalancerClass))
  }
  const checked = spec.healthCheckNodePort ?? 0
  if (checked !== 0 && !(isBalanced && spec.externalTrafficPolicy === 'Local'))
    problems.invalid(
      'spec.healthCheckNodePort',
      checked,
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    )
}
