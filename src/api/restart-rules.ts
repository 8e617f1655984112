import type { KubeObject } from './object.ts'
import type { Release } from './release.ts'
import type { Container, PodSpec } from './types.ts'

/**
 * Where containers' own restart policies are not obeyed yet they are dropped in silence, unless the old object has some (dropContainerRestartRules):
 * in 1.34, where they were alpha and off. Before that the rules were no fields at all, and policies were refused (`validate/restart.ts`). Those of
 * init containers, which make sidecars of them, were dropped up to 1.28 (SidecarContainers).
 */
export function withoutRestartRules<T extends KubeObject>(
  object: T,
  old: T | undefined,
  { containerRestarts, hasSidecars }: Release,
): T {
  const spec = podSpecOf(object)
  if (containerRestarts === 'obeyed' || spec === undefined || !isUsed(spec, hasSidecars)) return object
  const before = old && podSpecOf(old)
  if (before !== undefined && isUsed(before, hasSidecars)) return object
  const keepsPolicies = containerRestarts === 'refused'
  const kept = {
    ...spec,
    containers: spec.containers.map(container => without(container, keepsPolicies)),
    ...(spec.initContainers && {
      initContainers: spec.initContainers.map(init =>
        without(init, hasSidecars && (keepsPolicies || init.restartPolicy === 'Always')),
      ),
    }),
  }
  return withPodSpec(object, kept)
}

type Templated = KubeObject & { spec?: { template?: { spec?: PodSpec } } }

const podSpecOf = (object: KubeObject): PodSpec | undefined =>
  object.kind === 'Pod' ? (object as { spec?: PodSpec }).spec : (object as Templated).spec?.template?.spec

function withPodSpec<T extends KubeObject>(object: T, spec: PodSpec): T {
  if (object.kind === 'Pod') return { ...object, spec }
  const { spec: outer } = object as Templated
  return { ...object, spec: { ...outer, template: { ...outer!.template, spec } } }
}

const isUsed = ({ containers, initContainers = [] }: PodSpec, hasSidecars: boolean): boolean =>
  containers.some(hasOwn) ||
  initContainers.some(init => hasOwn(init) && (!hasSidecars || init.restartPolicy !== 'Always' || hasRules(init)))

const hasRules = ({ restartPolicyRules }: Container): boolean => restartPolicyRules !== undefined
const hasOwn = (container: Container): boolean => container.restartPolicy !== undefined || hasRules(container)

function without({ restartPolicyRules: _, ...container }: Container, keepsPolicy: boolean): Container {
  if (keepsPolicy) return container
  const { restartPolicy: __, ...kept } = container
  return kept
}
