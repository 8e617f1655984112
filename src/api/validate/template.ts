import type { Labels, Selector } from '../selector.ts'
import type { PodTemplateSpec } from '../types.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import { validatePodSpec } from './pod-spec.ts'
import type { Problems } from './problems.ts'

/** Bad labels and annotations of a template are reported as if they stood beside its metadata, not in it. */
export function validateTemplateMetadata(problems: Problems, field: string, { metadata }: PodTemplateSpec): void {
  validateLabels(problems, `${field}.labels`, metadata?.labels)
  validateAnnotations(problems, `${field}.annotations`, metadata?.annotations)
}

/** The template of a workload whose selector must match it. */
export function validateTemplate(
  problems: Problems,
  field: string,
  template: PodTemplateSpec,
  selector: Selector,
  options: ValidationOptions,
): void {
  const labels: Labels | undefined = template.metadata?.labels
  const isEmpty = selector.requirements.length === 0 && selector.matches({})
  if (!isEmpty && !selector.matches(labels))
    problems.invalid(`${field}.metadata.labels`, labels ?? null, '`selector` does not match template `labels`')
  validateTemplateMetadata(problems, field, template)
  validatePodSpec(problems, `${field}.spec`, template.spec!, options)
  if (template.spec?.ephemeralContainers?.length)
    problems.forbidden(`${field}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template')
}
