import { subdomainProblems } from './names.ts'
import type { Kinds, KubeObject } from './object.ts'
import { resourceOf } from './resources.ts'
import type { StatusCause } from './types.ts'
import { budgetRule } from './validate/budget.ts'
import { claimRule } from './validate/claim.ts'
import { namespaceRule, nodeRule } from './validate/cluster.ts'
import { configMapRule, secretRule } from './validate/config.ts'
import { validateMetadata, validateMetadataUpdate } from './validate/metadata.ts'
import { defaultOptions, type ValidationOptions } from './validate/options.ts'
import { podRule } from './validate/pod.ts'
import { Problems } from './validate/problems.ts'
import { deploymentRule, replicaSetRule } from './validate/replicated.ts'
import { revisionRule } from './validate/revision.ts'
import type { Rule } from './validate/rule.ts'
import { serviceRule } from './validate/service.ts'
import { statefulSetRule } from './validate/stateful-set.ts'
import { storageClassRule } from './validate/storage-class.ts'
import { volumeRule } from './validate/volume.ts'

/** Kinds with rules of their own; the others' metadata is checked all the same. */
const rules: { [Kind in keyof Kinds]?: Rule<Kinds[Kind]> } = {
  StatefulSet: statefulSetRule,
  ControllerRevision: revisionRule,
  Pod: podRule,
  Service: serviceRule,
  PersistentVolumeClaim: claimRule,
  PersistentVolume: volumeRule,
  StorageClass: storageClassRule,
  PodDisruptionBudget: budgetRule,
  ConfigMap: configMapRule,
  Secret: secretRule,
  Deployment: deploymentRule,
  ReplicaSet: replicaSetRule,
  Namespace: namespaceRule,
  Node: nodeRule,
}

function ruleOf({ kind, apiVersion }: KubeObject): Rule<KubeObject> {
  const rule = rules[kind as keyof Kinds] as Rule<KubeObject> | undefined
  return rule ?? { name: { problems: subdomainProblems, isNamespaced: resourceOf(kind, apiVersion).namespaced } }
}

/** What is wrong with an object that is to be created: it has its defaults, and its namespace if it needs one. */
export function validateCreate(object: KubeObject, options: ValidationOptions = defaultOptions): StatusCause[] {
  const problems = new Problems()
  const rule = ruleOf(object)
  validateMetadata(problems, object.metadata, rule.name)
  rule.create?.(problems, object, options)
  return problems.causes
}

/** What is wrong with an update of the main resource. */
export function validateUpdate(
  object: KubeObject,
  old: KubeObject,
  options: ValidationOptions = defaultOptions,
): StatusCause[] {
  const problems = new Problems()
  const rule = ruleOf(object)
  if (object.metadata !== old.metadata) validateMetadataUpdate(problems, object.metadata, old.metadata, rule.looks)
  if (rule.update !== undefined) rule.update(problems, object, old, options)
  else rule.create?.(problems, object, options)
  return problems.causes
}

/** What is wrong with an update of the status subresource. */
export function validateStatusUpdate(object: KubeObject, old: KubeObject): StatusCause[] {
  const problems = new Problems()
  if (object.metadata !== old.metadata) validateMetadataUpdate(problems, object.metadata, old.metadata)
  ruleOf(object).status?.(problems, object, old)
  return problems.causes
}
