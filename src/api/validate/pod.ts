import { sameJson } from '../equal.ts'
import { internalForm } from '../internal-form.ts'
import { diffAsJson } from '../line-diff.ts'
import { subdomainProblems } from '../names.ts'
import type { Container, Pod, PodSpec, Toleration } from '../types.ts'
import type { ValidationOptions } from './options.ts'
import { validatePodSpec } from './pod-spec.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

/** What holds for a pod, but not yet for the template that it is made from. */
function validateWhole(problems: Problems, { spec }: Pod, options: ValidationOptions): void {
  validatePodSpec(problems, 'spec', spec, options)
  if (!spec.serviceAccountName) {
    for (const [at, { projected }] of (spec.volumes ?? []).entries())
      for (const [index, { serviceAccountToken }] of (projected?.sources ?? []).entries())
        if (serviceAccountToken !== undefined)
          problems.forbidden(
            `spec.volumes[${at}].projected.sources[${index}].serviceAccountToken`,
            'must not be specified when serviceAccountName is not set',
          )
  }
  for (const list of ['containers', 'initContainers'] as const)
    for (const [index, { image = '' }] of (spec[list] ?? []).entries())
      if (image !== image.trim())
        problems.invalid(`spec.${list}[${index}].image`, image, 'must not have leading or trailing whitespace')
}

function validateCreate(problems: Problems, pod: Pod, options: ValidationOptions): void {
  validateWhole(problems, pod, options)
  if (pod.spec.ephemeralContainers?.length) problems.forbidden('spec.ephemeralContainers', 'cannot be set on create')
  if (pod.spec.nodeName && pod.spec.schedulingGates?.length)
    problems.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared')
}

const withImagesOf = (containers: Container[] | undefined, old: Container[] | undefined): Container[] | undefined =>
  containers?.map((container, index) => {
    const image = old?.[index]?.image
    return container.image === image ? container : { ...container, image }
  })

/** The new spec with what may change put back as it was: whatever still differs must not. */
function withoutAllowedChanges(spec: PodSpec, old: PodSpec): PodSpec {
  const grace = old.terminationGracePeriodSeconds
  const mayEndGrace = grace !== undefined && grace < 0 && spec.terminationGracePeriodSeconds === 1
  return {
    ...spec,
    containers: withImagesOf(spec.containers, old.containers)!,
    initContainers: withImagesOf(spec.initContainers, old.initContainers),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    schedulingGates: old.schedulingGates,
    nodeSelector: isGated(old) ? old.nodeSelector : spec.nodeSelector,
    tolerations: old.tolerations,
    terminationGracePeriodSeconds: mayEndGrace ? grace : spec.terminationGracePeriodSeconds,
  }
}

const sameToleration = (a: Toleration, b: Toleration): boolean =>
  sameJson({ ...a, tolerationSeconds: undefined }, { ...b, tolerationSeconds: undefined })

function validateTolerationsUpdate(problems: Problems, now: readonly Toleration[], old: readonly Toleration[]): void {
  if (old.every(toleration => now.some(one => sameToleration(one, toleration)))) return
  problems.forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')
}

/** Whether it is worth looking on. */
function validateDeadlineUpdate(problems: Problems, now: number | undefined, old: number | undefined): boolean {
  if (old === undefined || now === old) return true
  const field = 'spec.activeDeadlineSeconds'
  if (now === undefined) problems.invalid(field, null, 'must not update from a positive integer to nil value')
  else if (now > old) problems.invalid(field, now, `must be less than or equal to previous value`)
  return now === undefined || now <= old
}

const isGated = ({ schedulingGates = [] }: PodSpec): boolean => schedulingGates.length > 0

/** A pod that waits before its gates may become harder to place, but not easier. */
function validateSelectorUpdate(problems: Problems, { nodeSelector = {} }: PodSpec, old: PodSpec): void {
  if (!isGated(old)) return
  if (Object.entries(old.nodeSelector ?? {}).some(([key, value]) => nodeSelector[key] !== value))
    problems.invalid(
      'spec.nodeSelector',
      nodeSelector,
      'only additions to spec.nodeSelector are allowed (no mutations or deletions)',
    )
}

/** An image may change, and so is looked at once more. */
function validateImages(problems: Problems, spec: PodSpec): void {
  for (const list of ['containers', 'initContainers'] as const)
    for (const [index, { image = '' }] of (spec[list] ?? []).entries()) {
      const at = `spec.${list}[${index}].image`
      if (image === '') problems.required(at)
      else if (image !== image.trim()) problems.invalid(at, image, 'must not have leading or trailing whitespace')
    }
}

/** Gates only ever open. */
function validateGatesUpdate(problems: Problems, { schedulingGates: now = [] }: PodSpec, old: PodSpec): void {
  for (const [index, { name }] of now.entries())
    if (!(old.schedulingGates ?? []).some(gate => gate.name === name))
      problems.forbidden(
        `spec.schedulingGates[${index}].name`,
        `only deletion is allowed, but found new scheduling gate '${name}'`,
      )
}

const changeable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

/** The first of the lists whose length differs ends the look at a pod: nothing after it can be compared. */
function changedList(spec: PodSpec, old: PodSpec): 'containers' | 'initContainers' | undefined {
  const differs = (name: 'containers' | 'initContainers') => (spec[name]?.length ?? 0) !== (old[name]?.length ?? 0)
  return (['containers', 'initContainers'] as const).find(differs)
}

function validateUpdate(problems: Problems, pod: Pod, old: Pod, options: ValidationOptions): void {
  if (pod.spec === old.spec) return
  validateWhole(problems, pod, options)
  const list = changedList(pod.spec, old.spec)
  if (list !== undefined) {
    problems.forbidden(`spec.${list}`, 'pod updates may not add or remove containers')
    return
  }
  validateImages(problems, pod.spec)
  if (!validateDeadlineUpdate(problems, pod.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds)) return
  validateSelectorUpdate(problems, pod.spec, old.spec)
  validateGatesUpdate(problems, pod.spec, old.spec)
  validateTolerationsUpdate(problems, pod.spec.tolerations ?? [], old.spec.tolerations ?? [])
  const compared = withoutAllowedChanges(pod.spec, old.spec)
  if (sameJson(compared, old.spec)) return
  const difference = diffAsJson(internalForm('PodSpec', old.spec), internalForm('PodSpec', compared))
  problems.forbidden('spec', `${changeable}\n${difference}`)
}

export const podRule: Rule<Pod> = {
  name: { problems: subdomainProblems, isNamespaced: true },
  looks: ['change', 'whole'],
  create: validateCreate,
  update: validateUpdate,
}
