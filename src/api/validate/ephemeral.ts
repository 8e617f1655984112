import { labelNameProblems } from '../names.ts'
import type { EphemeralContainer, PodSpec } from '../types.ts'
import type { Problems } from './problems.ts'

/** What a container that joins a running pod cannot have. */
const denied = ['ports', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'resources'] as const

const isSet = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'object' && value !== null && Object.keys(value).length > 0

function validateOne(problems: Problems, field: string, container: EphemeralContainer): void {
  const { name, image } = container
  if (!name) problems.required(`${field}.name`)
  else problems.each(`${field}.name`, name, labelNameProblems(name))
  if (!image) problems.required(`${field}.image`)
  for (const part of denied)
    if (isSet(container[part])) problems.forbidden(`${field}.${part}`, 'cannot be set for an Ephemeral Container')
}

export function validateEphemeral(problems: Problems, field: string, spec: PodSpec): void {
  const others = [...spec.containers, ...(spec.initContainers ?? [])].map(({ name }) => name)
  const names = new Set(others)
  for (const [index, container] of (spec.ephemeralContainers ?? []).entries()) {
    const at = `${field}[${index}]`
    const { name, targetContainerName: target } = container
    validateOne(problems, at, container)
    if (names.has(name)) problems.duplicate(`${at}.name`, name)
    names.add(name)
    if (target && !others.includes(target)) problems.notFound(`${at}.targetContainerName`, target)
  }
}
