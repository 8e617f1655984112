import { sameJson } from '../equal.ts'
import { selectorForm, shownInternally } from '../internal-form.ts'
import { subdomainProblems } from '../names.ts'
import { compileSelector } from '../selector.ts'
import type { Deployment, DeploymentStrategy, LabelSelector, PodTemplateSpec, ReplicaSet } from '../types.ts'
import type { ValidationOptions } from './options.ts'
import { amountOf, validateAtMostAll, validateCountOrShare } from './percentage.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { isEmptySelector, validateSelector } from './selector.ts'
import { validateTemplate } from './template.ts'

type Spec = { selector?: LabelSelector; template?: PodTemplateSpec; replicas?: number; minReadySeconds?: number }

function validatePods(problems: Problems, spec: Spec, kind: string, options: ValidationOptions): void {
  const before = problems.causes.length
  if (spec.selector === undefined) problems.required('spec.selector')
  else {
    validateSelector(problems, 'spec.selector', spec.selector)
    if (isEmptySelector(spec.selector))
      problems.invalidAs(
        'spec.selector',
        JSON.stringify(selectorForm(spec.selector)),
        `empty selector is invalid for ${kind}`,
      )
  }
  if (problems.causes.length > before && spec.selector !== undefined) {
    if (!isEmptySelector(spec.selector))
      problems.invalidAs('spec.selector', JSON.stringify(selectorForm(spec.selector)), 'invalid label selector')
    return
  }
  const template = spec.template ?? { metadata: {}, spec: { containers: [] } }
  validateTemplate(problems, 'spec.template', template, compileSelector(spec.selector), options)
  const restartPolicy = template.spec?.restartPolicy
  if (restartPolicy !== 'Always')
    problems.unsupported('spec.template.spec.restartPolicy', restartPolicy ?? '', ['Always'])
  if (template.spec?.activeDeadlineSeconds !== undefined)
    problems.forbidden(
      'spec.template.spec.activeDeadlineSeconds',
      'activeDeadlineSeconds in ReplicaSet is not Supported',
    )
}

function validateStrategy(problems: Problems, { type, rollingUpdate }: DeploymentStrategy): void {
  const field = 'spec.strategy'
  if (type === 'Recreate') {
    if (rollingUpdate !== undefined)
      problems.forbidden(`${field}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")
  } else if (type === 'RollingUpdate') {
    const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {}
    validateCountOrShare(problems, `${field}.rollingUpdate.maxUnavailable`, maxUnavailable)
    validateCountOrShare(problems, `${field}.rollingUpdate.maxSurge`, maxSurge)
    if (amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0)
      problems.invalid(`${field}.rollingUpdate.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')
    validateAtMostAll(problems, `${field}.rollingUpdate.maxUnavailable`, maxUnavailable)
  } else
    problems.unsupportedAs(field, shownInternally('DeploymentStrategy', { type, rollingUpdate }), [
      'Recreate',
      'RollingUpdate',
    ])
}

function validateDeployment(problems: Problems, { spec }: Deployment, options: ValidationOptions): void {
  problems.notNegative('spec.replicas', spec?.replicas)
  validatePods(problems, spec ?? {}, 'deployment', options)
  validateStrategy(problems, spec?.strategy ?? {})
  problems.notNegative('spec.minReadySeconds', spec?.minReadySeconds)
  problems.notNegative('spec.revisionHistoryLimit', spec?.revisionHistoryLimit)
  problems.notNegative('spec.progressDeadlineSeconds', spec?.progressDeadlineSeconds)
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec ?? {}
  if (deadline !== undefined && deadline <= minReadySeconds)
    problems.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds')
}

function validateReplicaSet(problems: Problems, { spec }: ReplicaSet, options: ValidationOptions): void {
  problems.notNegative('spec.replicas', spec?.replicas)
  problems.notNegative('spec.minReadySeconds', spec?.minReadySeconds)
  validatePods(problems, spec ?? {}, 'replicaset', options)
}

const name = { problems: subdomainProblems, isNamespaced: true }

function keepSelector(problems: Problems, now: LabelSelector | undefined, old: LabelSelector | undefined): void {
  if (!sameJson(now, old))
    problems.invalidAs(
      'spec.selector',
      JSON.stringify(now === undefined ? null : selectorForm(now)),
      'field is immutable',
    )
}

export const deploymentRule: Rule<Deployment> = {
  name,
  create: validateDeployment,
  update: (problems, now, old, options) => {
    if (now.spec === old.spec) return
    validateDeployment(problems, now, options)
    keepSelector(problems, now.spec?.selector, old.spec?.selector)
  },
}

export const replicaSetRule: Rule<ReplicaSet> = {
  name,
  create: validateReplicaSet,
  update: (problems, now, old, options) => {
    if (now.spec === old.spec) return
    validateReplicaSet(problems, now, options)
    keepSelector(problems, now.spec?.selector, old.spec?.selector)
  },
}
