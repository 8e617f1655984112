import { selectorForm, shownInternally } from '../internal-form.ts'
import { labelNameProblems } from '../names.ts'
import type { Release } from '../release.ts'
import { compileSelector, type Selector } from '../selector.ts'
import { semanticallySame } from '../semantic.ts'
import type {
  LabelSelector,
  PodTemplateSpec,
  StatefulSet,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
  Volume,
} from '../types.ts'
import { validateClaimSpec } from './claim.ts'
import type { ValidationOptions } from './options.ts'
import { amountOf, validateAtMostAll, validateCountOrShare } from './percentage.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { isEmptySelector, validateSelector } from './selector.ts'
import { validateTemplate, validateTemplateMetadata } from './template.ts'

function validateStrategy(problems: Problems, strategy: StatefulSetUpdateStrategy, { gates }: ValidationOptions): void {
  const field = 'spec.updateStrategy'
  const { rollingUpdate } = strategy
  const type: string | undefined = strategy.type
  const knowsRecreate = gates.StatefulSetRecreateStrategy
  if (type === 'OnDelete' || (type === 'Recreate' && knowsRecreate)) {
    if (rollingUpdate !== undefined)
      problems.invalidAs(
        `${field}.rollingUpdate`,
        shownInternally('RollingUpdateStatefulSetStrategy', rollingUpdate),
        "only allowed for updateStrategy 'RollingUpdate'",
      )
  } else if (type === 'RollingUpdate') {
    if (rollingUpdate !== undefined) validateRollingUpdate(problems, `${field}.rollingUpdate`, rollingUpdate)
  } else if (!type) problems.required(field)
  else
    problems.invalidAs(
      field,
      shownInternally('StatefulSetUpdateStrategy', strategy),
      knowsRecreate ? "must be 'RollingUpdate', 'OnDelete' or 'Recreate'" : "must be 'RollingUpdate' or 'OnDelete'",
    )
}

function validateRollingUpdate(
  problems: Problems,
  field: string,
  { partition, maxUnavailable }: NonNullable<StatefulSetUpdateStrategy['rollingUpdate']>,
): void {
  problems.notNegative(`${field}.partition`, partition)
  if (maxUnavailable === undefined) return
  const at = `${field}.maxUnavailable`
  validateCountOrShare(problems, at, maxUnavailable)
  if (amountOf(maxUnavailable) === 0) problems.invalid(at, maxUnavailable, 'cannot be 0')
  validateAtMostAll(problems, at, maxUnavailable)
}

/** The spec as its pods will have it: the claims' volumes first, each in place of a volume of the template that has its name. */
function withClaimVolumes({ template, volumeClaimTemplates = [] }: StatefulSetSpec): PodTemplateSpec {
  const names = [...new Set(volumeClaimTemplates.map(claim => claim.metadata?.name ?? ''))]
  const claims = names.map((name): Volume => ({ name, persistentVolumeClaim: { claimName: name } }))
  const others = (template.spec!.volumes ?? []).filter(volume => !names.includes(volume.name))
  // Hostname and subdomain are always overwritten, and so never looked at.
  return {
    ...template,
    spec: { ...template.spec!, volumes: [...claims, ...others], hostname: undefined, subdomain: undefined },
  }
}

/** The selector, or undefined if no question can be put to it. */
function askable(selector: LabelSelector | undefined): Selector | undefined {
  const known = (selector?.matchExpressions ?? []).every(({ operator }) =>
    ['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator),
  )
  if (!known) return undefined
  return compileSelector(selector)
}

function validateSetSelector(problems: Problems, selector: LabelSelector | undefined): Selector | undefined {
  const before = problems.causes.length
  if (selector === undefined) problems.required('spec.selector')
  else {
    validateSelector(problems, 'spec.selector', selector)
    const isSound = problems.causes.length === before
    if (isEmptySelector(selector))
      problems.invalidAs(
        'spec.selector',
        JSON.stringify(selectorForm(selector)),
        'empty selector is invalid for statefulset',
      )
    if (!isSound) {
      problems.invalidAs('spec.selector', JSON.stringify(selectorForm(selector)), '')
      return undefined
    }
  }
  return askable(selector)
}

function validateScale(problems: Problems, spec: StatefulSetSpec): void {
  problems.notNegative('spec.replicas', spec.replicas)
  problems.notNegative('spec.minReadySeconds', spec.minReadySeconds)
  problems.notNegative('spec.ordinals.start', spec.ordinals?.start)
}

function validatePods(problems: Problems, spec: StatefulSetSpec, options: ValidationOptions): void {
  const selector = validateSetSelector(problems, spec.selector)
  const field = 'spec.template'
  if (selector !== undefined) {
    validateTemplate(problems, field, withClaimVolumes(spec), selector, options)
    // A set's template is asked for its labels and annotations twice.
    validateTemplateMetadata(problems, field, spec.template)
  }
  const { restartPolicy, activeDeadlineSeconds } = spec.template.spec!
  if (restartPolicy !== 'Always') problems.unsupported(`${field}.spec.restartPolicy`, restartPolicy, ['Always'])
  if (activeDeadlineSeconds !== undefined)
    problems.forbidden(`${field}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in StatefulSet is not Supported')
}

function validatePolicies(problems: Problems, spec: StatefulSetSpec, options: ValidationOptions): void {
  const { podManagementPolicy: management, persistentVolumeClaimRetentionPolicy: retention } = spec
  if (!management) problems.required('spec.podManagementPolicy')
  else if (management !== 'OrderedReady' && management !== 'Parallel')
    problems.invalid('spec.podManagementPolicy', management, "must be 'OrderedReady' or 'Parallel'")
  validateStrategy(problems, spec.updateStrategy ?? {}, options)
  for (const name of ['whenDeleted', 'whenScaled'] as const) {
    const policy = retention?.[name]
    if (policy !== undefined)
      problems.oneOf(`spec.persistentVolumeClaimRetentionPolicy.${name}`, policy, ['Retain', 'Delete'])
  }
}

function validateCreate(problems: Problems, { spec }: StatefulSet, options: ValidationOptions): void {
  validatePolicies(problems, spec, options)
  for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries())
    validateClaimSpec(problems, `spec.volumeClaimTemplates[${index}].spec`, claim.spec ?? {})
  validateScale(problems, spec)
  if (spec.serviceName && options.release.checksServiceName)
    problems.each('spec.serviceName', spec.serviceName, labelNameProblems(spec.serviceName))
  validatePods(problems, spec, options)
}

const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

const changeableIn = ({ historyLimitMayChange }: Release): (keyof StatefulSetSpec)[] =>
  changeable.filter(name => historyLimitMayChange || name !== 'revisionHistoryLimit')

/** `updates to statefulset spec for fields other than 'replicas', … and 'minReadySeconds' are forbidden`. */
function immutableSpec(names: readonly string[]): string {
  const quoted = names.map(name => `'${name}'`)
  return `updates to statefulset spec for fields other than ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)} are forbidden`
}

/** The new spec with what may change put back as it was. */
function withoutChangesOf(names: readonly string[], spec: StatefulSetSpec, old: StatefulSetSpec): StatefulSetSpec {
  const compared = { ...spec } as unknown as Record<string, unknown>
  for (const name of names) compared[name] = old[name as keyof StatefulSetSpec]
  return compared as unknown as StatefulSetSpec
}

function validateUpdate(problems: Problems, set: StatefulSet, old: StatefulSet, options: ValidationOptions): void {
  if (set.spec === old.spec) return
  validatePolicies(problems, set.spec, options)
  validateScale(problems, set.spec)
  validatePods(problems, set.spec, options)
  const names = changeableIn(options.release)
  if (!semanticallySame('StatefulSet', { spec: withoutChangesOf(names, set.spec, old.spec) }, { spec: old.spec }))
    problems.forbidden('spec', immutableSpec(names))
}

const counts = [
  'replicas',
  'readyReplicas',
  'currentReplicas',
  'updatedReplicas',
  'availableReplicas',
  'observedGeneration',
  'collisionCount',
] as const

function validateStatus(problems: Problems, { status = { replicas: 0 } }: StatefulSet, old: StatefulSet): void {
  for (const name of counts) problems.notNegative(`status.${name}`, status[name])
  for (const name of ['readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'] as const) {
    const value = status[name] ?? 0
    if (value > status.replicas) problems.invalid(`status.${name}`, value, 'cannot be greater than status.replicas')
  }
  const available = status.availableReplicas ?? 0
  if (available > (status.readyReplicas ?? 0))
    problems.invalid('status.availableReplicas', available, 'cannot be greater than status.readyReplicas')
  const collisions = status.collisionCount ?? 0
  if (collisions < (old.status?.collisionCount ?? 0))
    problems.invalid('status.collisionCount', collisions, 'cannot be decremented')
}

export const statefulSetRule: Rule<StatefulSet> = {
  name: { problems: labelNameProblems, isNamespaced: true },
  create: validateCreate,
  update: validateUpdate,
  status: validateStatus,
}
