import { shownInternally } from '../internal-form.ts'
import { labelNameProblems, portNameProblems } from '../names.ts'
import type { Container, ContainerPort, ContainerResizePolicy, SecurityContext, Volume, VolumeMount } from '../types.ts'
import { validateEnvFrom, validateVariable } from './environment.ts'
import type { ValidationOptions } from './options.ts'
import { validateDescendingPath } from './path.ts'
import { protocols, validatePortNumber } from './port.ts'
import { validateLifecycle, validateProbes } from './probe.ts'
import type { Problems } from './problems.ts'
import { validateResources } from './resources.ts'
import { validateAppArmor, validateId, validateSeccomp } from './security.ts'

/** What a container may refer to. */
export interface Surroundings {
  /** The pod's volumes by their names. */
  volumes: ReadonlyMap<string, Volume>
  /** The users inside are those of the node. */
  hostUsers: boolean
  /** The names of the pod's claims for devices. */
  claims: readonly string[]
  /** How long the pod may take to stop, in seconds. */
  grace: number
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

function validateMounts(problems: Problems, field: string, container: Container, { volumes }: Surroundings): void {
  const paths = new Set<string>()
  const devices = container.volumeDevices ?? []
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const at = `${field}[${index}]`
    const { name, mountPath } = mount
    if (!name) problems.required(`${at}.name`)
    if (!volumes.has(name)) problems.notFound(`${at}.name`, name)
    if (!mountPath) problems.required(`${at}.mountPath`)
    if (paths.has(mountPath)) problems.invalid(`${at}.mountPath`, mountPath, 'must be unique')
    paths.add(mountPath)
    if (devices.some(device => device.name === name))
      problems.invalid(`${at}.name`, name, 'must not already exist in volumeDevices')
    if (devices.some(device => device.devicePath === mountPath))
      problems.invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices')
    validateSubPaths(problems, field, at, mount)
    validatePropagation(problems, field, mount, container)
    validateRecursion(problems, `${field}.recursiveReadOnly`, mount)
  }
}

/** Mounts below the mount can only be read if it can only be read itself. */
function validateRecursion(problems: Problems, field: string, mount: VolumeMount): void {
  const { recursiveReadOnly: mode, readOnly, mountPropagation = 'None' } = mount
  if (mode === undefined || mode === 'Disabled') return
  if (!problems.oneOf(field, mode, ['Disabled', 'Enabled', 'IfPossible'])) return
  if (readOnly !== true) problems.forbidden(field, 'may only be specified when readOnly is true')
  if (mountPropagation !== 'None')
    problems.forbidden(field, 'may only be specified when mountPropagation is None or not specified')
}

const propagations = ['Bidirectional', 'HostToContainer', 'None']

function validatePropagation(
  problems: Problems,
  list: string,
  { mountPropagation }: VolumeMount,
  container: Container,
): void {
  if (mountPropagation === undefined) return
  problems.oneOf(`${list}.mountPropagation`, mountPropagation, propagations)
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true)
    problems.forbidden(
      `${list}.mountPropagation`,
      'Bidirectional mount propagation is available only to privileged containers',
    )
}

/** The API server names the list, not the mount, when a path below the volume is bad. */
function validateSubPaths(problems: Problems, list: string, at: string, { subPath, subPathExpr }: VolumeMount): void {
  if (subPath) validateDescendingPath(problems, `${list}.subPath`, subPath)
  if (!subPathExpr) return
  if (subPath) problems.invalid(`${at}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive')
  validateDescendingPath(problems, `${list}.subPathExpr`, subPathExpr)
}

function validateDevices(problems: Problems, field: string, container: Container, { volumes }: Surroundings): void {
  const mounts = container.volumeMounts ?? []
  const names = new Set<string>()
  const paths = new Set<string>()
  for (const [index, { name, devicePath }] of (container.volumeDevices ?? []).entries()) {
    const at = `${field}[${index}]`
    const volume = volumes.get(name)
    if (!name) problems.required(`${at}.name`)
    if (names.has(name)) problems.invalid(`${at}.name`, name, 'must be unique')
    if (volume === undefined) problems.notFound(`${at}.name`, name)
    else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined)
      problems.invalid(
        `${at}.name`,
        name,
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      )
    if (!devicePath) problems.required(`${at}.devicePath`)
    if (paths.has(devicePath)) problems.invalid(`${at}.devicePath`, devicePath, 'must be unique')
    if (devicePath.split('/').includes('..'))
      problems.invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')")
    if (mounts.some(mount => mount.name === name))
      problems.invalid(`${at}.name`, name, 'must not already exist in volumeMounts')
    if (mounts.some(mount => mount.mountPath === devicePath))
      problems.invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts')
    names.add(name)
    paths.add(devicePath)
  }
}

function validateSecurity(
  problems: Problems,
  field: string,
  context: SecurityContext,
  { options, hostUsers }: Surroundings,
): void {
  const { privileged, allowPrivilegeEscalation } = context
  if (privileged === true && !options.allowPrivileged)
    problems.forbidden(`${field}.privileged`, 'disallowed by cluster policy')
  validateId(problems, `${field}.runAsUser`, context.runAsUser)
  validateId(problems, `${field}.runAsGroup`, context.runAsGroup)
  validateProcMount(problems, `${field}.procMount`, context.procMount, hostUsers)
  validateSeccomp(problems, `${field}.seccompProfile`, context.seccompProfile)
  if (allowPrivilegeEscalation === false) validateEscalation(problems, field, context)
  validateAppArmor(problems, `${field}.appArmorProfile`, context.appArmorProfile)
}

function validateProcMount(problems: Problems, field: string, mount: string | undefined, hostUsers: boolean): void {
  if (mount === undefined) return
  problems.oneOf(field, mount, ['Default', 'Unmasked'])
  if (hostUsers && mount === 'Unmasked') problems.invalid(field, mount, '`hostUsers` must be false to use `Unmasked`')
}

function validateEscalation(problems: Problems, field: string, context: SecurityContext): void {
  const { privileged, capabilities } = context
  const refuse = (what: string) =>
    problems.invalidAs(
      field,
      shownInternally('SecurityContext', context),
      `cannot set \`allowPrivilegeEscalation\` to false and ${what}`,
    )
  if (privileged === true) refuse('`privileged` to true')
  if (capabilities?.add?.includes('CAP_SYS_ADMIN') === true) refuse('`capabilities.Add` CAP_SYS_ADMIN')
}

/** The API server names the list, not the entry, when an entry is bad. */
function validateResizePolicy(problems: Problems, field: string, policies: readonly ContainerResizePolicy[]): void {
  const names = new Set<string>()
  for (const [index, { resourceName, restartPolicy }] of policies.entries()) {
    if (names.has(resourceName)) problems.duplicate(`${field}[${index}]`, resourceName)
    names.add(resourceName)
    if (!resourceName) problems.required(field)
    else problems.oneOf(field, resourceName, ['cpu', 'memory'])
    if (!restartPolicy) problems.required(field)
    else problems.oneOf(field, restartPolicy, ['NotRequired', 'RestartContainer'])
  }
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
  problems.oneOf(`${field}.terminationMessagePolicy`, container.terminationMessagePolicy ?? '', [
    'File',
    'FallbackToLogsOnError',
  ])
  validatePorts(problems, `${field}.ports`, container.ports ?? [])
  for (const [index, variable] of (container.env ?? []).entries())
    validateVariable(problems, `${field}.env[${index}]`, variable)
  validateEnvFrom(problems, `${field}.envFrom`, container.envFrom ?? [])
  validateMounts(problems, `${field}.volumeMounts`, container, around)
  validateDevices(problems, `${field}.volumeDevices`, container, around)
  problems.oneOf(`${field}.imagePullPolicy`, container.imagePullPolicy ?? '', ['Always', 'IfNotPresent', 'Never'])
  validateResources(problems, `${field}.resources`, container.resources ?? {}, around.claims)
  validateResizePolicy(problems, `${field}.resizePolicy`, container.resizePolicy ?? [])
  if (container.securityContext !== undefined)
    validateSecurity(problems, `${field}.securityContext`, container.securityContext, around)
}

/** What only containers that keep running may have. */
export function validateRunning(
  problems: Problems,
  field: string,
  container: Container,
  { grace }: Surroundings,
): void {
  if (container.lifecycle !== undefined) validateLifecycle(problems, `${field}.lifecycle`, container.lifecycle, grace)
  validateProbes(problems, field, container)
}

const onlyWhileRunning = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const

export function validateNotRunning(problems: Problems, field: string, container: Container): void {
  for (const name of onlyWhileRunning) {
    if (container[name] !== undefined)
      problems.forbidden(`${field}.${name}`, 'may not be set for init containers without restartPolicy=Always')
  }
}
