import { shownInternally } from '../internal-form.ts'
import { labelNameProblems, portNameProblems } from '../names.ts'
import type { Container, ContainerPort, SecurityContext, VolumeMount } from '../types.ts'
import { validateEnvFrom, validateVariable } from './environment.ts'
import type { ValidationOptions } from './options.ts'
import { validateDescendingPath } from './path.ts'
import { protocols, validatePortNumber } from './port.ts'
import { validateLifecycle, validateProbes } from './probe.ts'
import type { Problems } from './problems.ts'
import { validateResources } from './resources.ts'

/** What a container may refer to. */
export interface Surroundings {
  /** Names of the pod's volumes. */
  volumes: ReadonlySet<string>
  options: ValidationOptions
}

function validatePorts(problems: Problems, field: string, ports: readonly ContainerPort[]): void {
  const names = new Set<string>()
  for (const [index, { name, containerPort, hostPort, protocol }] of ports.entries()) {
    const at = `${field}[${index}]`
    if (name) {
      const broken = portNameProblems(name)
      problems.each(`${at}.name`, name, broken)
      if (broken.length === 0 && names.has(name)) problems.duplicate(`${at}.name`, name)
      names.add(name)
    }
    if (!containerPort) problems.required(`${at}.containerPort`)
    else validatePortNumber(problems, `${at}.containerPort`, containerPort)
    if (hostPort) validatePortNumber(problems, `${at}.hostPort`, hostPort)
    if (!protocol) problems.required(`${at}.protocol`)
    else problems.oneOf(`${at}.protocol`, protocol, protocols)
  }
}

const propagations = ['Bidirectional', 'HostToContainer', 'None']

function validateMounts(problems: Problems, field: string, container: Container, { volumes }: Surroundings): void {
  const paths = new Set<string>()
  const devices = new Set(container.volumeDevices?.map(device => device.devicePath))
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const at = `${field}[${index}]`
    const { name, mountPath, mountPropagation } = mount
    if (!name) problems.required(`${at}.name`)
    if (!volumes.has(name)) problems.notFound(`${at}.name`, name)
    if (!mountPath) problems.required(`${at}.mountPath`)
    if (paths.has(mountPath)) problems.invalid(`${at}.mountPath`, mountPath, 'must be unique')
    if (devices.has(mountPath))
      problems.invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices')
    paths.add(mountPath)
    validateSubPaths(problems, field, at, mount)
    if (mountPropagation !== undefined) problems.oneOf(`${at}.mountPropagation`, mountPropagation, propagations)
  }
}

/** The API server names the list, not the mount, when a path below the volume is bad. */
function validateSubPaths(problems: Problems, list: string, at: string, { subPath, subPathExpr }: VolumeMount): void {
  if (subPath) validateDescendingPath(problems, `${list}.subPath`, subPath)
  if (!subPathExpr) return
  if (subPath) problems.invalid(`${at}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive')
  validateDescendingPath(problems, `${list}.subPathExpr`, subPathExpr)
}

function validateDevices(problems: Problems, field: string, container: Container, { volumes }: Surroundings): void {
  const mounted = new Set(container.volumeMounts?.map(mount => mount.mountPath))
  const paths = new Set<string>()
  for (const [index, { name, devicePath }] of (container.volumeDevices ?? []).entries()) {
    const at = `${field}[${index}]`
    if (!name) problems.required(`${at}.name`)
    if (!volumes.has(name)) problems.notFound(`${at}.name`, name)
    if (!devicePath) problems.required(`${at}.devicePath`)
    else if (paths.has(devicePath)) problems.invalid(`${at}.devicePath`, devicePath, 'must be unique')
    else if (mounted.has(devicePath))
      problems.invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts')
    paths.add(devicePath)
  }
}

const idLimit = 2 ** 31 - 1

export function validateId(problems: Problems, field: string, id: number | undefined): void {
  if (id !== undefined && (id < 0 || id > idLimit))
    problems.invalid(field, id, `must be between 0 and ${idLimit}, inclusive`)
}

function validateSecurity(
  problems: Problems,
  field: string,
  context: SecurityContext,
  { options }: Surroundings,
): void {
  const { privileged, allowPrivilegeEscalation, capabilities } = context
  if (privileged === true && !options.allowPrivileged)
    problems.forbidden(`${field}.privileged`, 'disallowed by cluster policy')
  validateId(problems, `${field}.runAsUser`, context.runAsUser)
  validateId(problems, `${field}.runAsGroup`, context.runAsGroup)
  if (allowPrivilegeEscalation !== false) return
  const refuse = (what: string) =>
    problems.invalidAs(
      field,
      shownInternally('SecurityContext', context),
      `cannot set \`allowPrivilegeEscalation\` to false and ${what}`,
    )
  if (privileged === true) refuse('`privileged` to true')
  if (capabilities?.add?.includes('CAP_SYS_ADMIN') === true) refuse('`capabilities.Add` CAP_SYS_ADMIN')
}

/** What holds for every container, whenever it runs. */
export function validateAnyContainer(
  problems: Problems,
  field: string,
  container: Container,
  around: Surroundings,
): void {
  const { name, image = '' } = container
  if (!name) problems.required(`${field}.name`)
  else problems.each(`${field}.name`, name, labelNameProblems(name))
  if (image === '') problems.required(`${field}.image`)
  else if (image !== image.trim())
    problems.invalid(`${field}.image`, image, 'must not have leading or trailing whitespace')
  problems.oneOf(`${field}.terminationMessagePolicy`, container.terminationMessagePolicy ?? '', [
    'FallbackToLogsOnError',
    'File',
  ])
  if (container.restartPolicy !== undefined)
    problems.oneOf(`${field}.restartPolicy`, container.restartPolicy, ['Always', 'Never', 'OnFailure'])
  validatePorts(problems, `${field}.ports`, container.ports ?? [])
  for (const [index, variable] of (container.env ?? []).entries())
    validateVariable(problems, `${field}.env[${index}]`, variable)
  validateEnvFrom(problems, `${field}.envFrom`, container.envFrom ?? [])
  validateMounts(problems, `${field}.volumeMounts`, container, around)
  validateDevices(problems, `${field}.volumeDevices`, container, around)
  problems.oneOf(`${field}.imagePullPolicy`, container.imagePullPolicy ?? '', ['Always', 'IfNotPresent', 'Never'])
  validateResources(problems, `${field}.resources`, container.resources ?? {})
  if (container.securityContext !== undefined)
    validateSecurity(problems, `${field}.securityContext`, container.securityContext, around)
}

/** What only containers that keep running may have. */
export function validateRunning(problems: Problems, field: string, container: Container): void {
  if (container.lifecycle !== undefined) validateLifecycle(problems, `${field}.lifecycle`, container.lifecycle)
  validateProbes(problems, field, container)
}

const onlyWhileRunning = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const

export function validateNotRunning(problems: Problems, field: string, container: Container): void {
  for (const name of onlyWhileRunning) {
    if (container[name] !== undefined)
      problems.forbidden(`${field}.${name}`, 'may not be set for init containers without restartPolicy=Always')
  }
}
