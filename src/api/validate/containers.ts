import type { Container, PodSpec } from '../types.ts'
import { type Surroundings, validateAnyContainer, validateNotRunning, validateRunning } from './container.ts'
import type { Problems } from './problems.ts'
import { validateInitRestart, validateRestart } from './restart.ts'

/** Two containers that run side by side cannot both have a port of the host. */
function validateHostPorts(
  problems: Problems,
  field: (index: number) => string,
  containers: readonly Container[],
): void {
  const taken = new Set<string>()
  for (const [index, { ports = [] }] of containers.entries()) {
    for (const [at, { hostPort, hostIP = '', protocol }] of ports.entries()) {
      if (!hostPort) continue
      const text = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(text)) problems.duplicate(`${field(index)}.ports[${at}].hostPort`, text)
      taken.add(text)
    }
  }
}

function validateRegular(
  problems: Problems,
  field: string,
  containers: readonly Container[],
  around: Surroundings,
): void {
  if (containers.length === 0) {
    problems.required(field)
    return
  }
  const names = new Set<string>()
  for (const [index, container] of containers.entries()) {
    const at = `${field}[${index}]`
    validateAnyContainer(problems, at, container, around)
    if (names.has(container.name)) problems.duplicate(`${at}.name`, container.name)
    names.add(container.name)
    validateRunning(problems, at, container, around)
    validateRestart(problems, at, container, around.options)
  }
  validateHostPorts(problems, index => `${field}[${index}]`, containers)
}

function validateInit(problems: Problems, field: string, spec: PodSpec, around: Surroundings): void {
  const names = new Set(spec.containers.map(container => container.name))
  for (const [index, container] of (spec.initContainers ?? []).entries()) {
    const at = `${field}[${index}]`
    validateAnyContainer(problems, at, container, around)
    validateInitRestart(problems, at, container, around.options)
    if (names.has(container.name)) problems.duplicate(`${at}.name`, container.name)
    names.add(container.name)
    validateHostPorts(problems, () => at, [container])
    if (container.restartPolicy === 'Always') validateRunning(problems, at, container, around)
    else validateNotRunning(problems, at, container)
  }
}

export function validateContainers(problems: Problems, field: string, spec: PodSpec, around: Surroundings): void {
  validateRegular(problems, `${field}.containers`, spec.containers, around)
  validateInit(problems, `${field}.initContainers`, spec, around)
}
