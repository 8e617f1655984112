import { labelNameProblems, subdomainProblems } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import type {
  DownwardAPIVolumeFile,
  HostPathVolumeSource,
  KeyToPath,
  ServiceAccountTokenProjection,
  Volume,
  VolumeProjection,
} from '../types.ts'
import { validateClaimTemplate } from './claim.ts'
import { inFiles, validateFieldRef, validateResourceFieldRef } from './environment.ts'
import { validateDescendingPath, validateNoBacksteps, validateNonReservedPath } from './path.ts'
import type { Problems } from './problems.ts'
import { validateVendorSource } from './volume-vendor.ts'

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
]

export function validateHostPath(problems: Problems, field: string, { path, type }: HostPathVolumeSource): void {
  if (!path) problems.required(`${field}.path`)
  else validateNoBacksteps(problems, `${field}.path`, path)
  if (type !== undefined) problems.oneOf(`${field}.type`, type, hostPathTypes)
}

function validateMode(problems: Problems, field: string, mode: number | undefined): void {
  if (mode !== undefined && (mode < 0 || mode > 0o777))
    problems.invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive')
}

function validateItems(problems: Problems, field: string, items: readonly KeyToPath[] = []): void {
  for (const [index, { key, path, mode }] of items.entries()) {
    const at = `${field}[${index}]`
    if (!key) problems.required(`${at}.key`)
    if (!path) problems.required(`${at}.path`)
    validateNonReservedPath(problems, `${at}.path`, path)
    validateMode(problems, `${at}.mode`, mode)
  }
}

/** The API server names the volume, not the file, when a file of the downward API is bad. */
function validateFiles(problems: Problems, field: string, files: readonly DownwardAPIVolumeFile[] = []): void {
  for (const { path, fieldRef, resourceFieldRef, mode } of files) {
    if (!path) problems.required(`${field}.path`)
    validateNonReservedPath(problems, `${field}.path`, path)
    if (fieldRef !== undefined) {
      validateFieldRef(problems, `${field}.fieldRef`, fieldRef, inFiles)
      if (resourceFieldRef !== undefined)
        problems.invalid(field, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')
    } else if (resourceFieldRef !== undefined)
      validateResourceFieldRef(problems, `${field}.resourceFieldRef`, resourceFieldRef, true)
    else problems.required(field, 'one of fieldRef and resourceFieldRef is required')
    validateMode(problems, `${field}.mode`, mode)
  }
}

function validateToken(problems: Problems, field: string, at: string, token: ServiceAccountTokenProjection): void {
  const { expirationSeconds = 0, path } = token
  if (expirationSeconds < 600)
    problems.invalid(`${at}.expirationSeconds`, expirationSeconds, 'may not specify a duration less than 10 minutes')
  if (!path) problems.required(`${field}.path`)
  else validateNonReservedPath(problems, `${field}.path`, path)
}

/** Two sources cannot write the same file. */
function validatePaths(
  problems: Problems,
  field: string,
  { secret, configMap, downwardAPI }: VolumeProjection,
  taken: Set<string>,
): void {
  const files = [
    ...[secret, configMap].flatMap(source =>
      (source?.items ?? []).map(({ path }) => [path, source!.name ?? ''] as const),
    ),
    ...(downwardAPI?.items ?? []).map(({ path }) => [path, path] as const),
  ]
  for (const [path, shown] of files) {
    if (taken.has(path)) problems.invalid(field, shown, 'conflicting duplicate paths')
    if (path) taken.add(path)
  }
}

function validateProjection(problems: Problems, field: string, at: string, projection: VolumeProjection): void {
  const { secret, configMap, downwardAPI, serviceAccountToken } = projection
  for (const [name, source] of [
    ['secret', secret],
    ['configMap', configMap],
  ] as const) {
    if (source === undefined) continue
    if (!source.name) problems.required(`${at}.${name}.name`)
    validateItems(problems, `${at}.${name}.items`, source.items)
  }
  if (downwardAPI !== undefined) validateFiles(problems, `${at}.downwardAPI`, downwardAPI.items)
  if (serviceAccountToken !== undefined)
    validateToken(problems, field, `${at}.serviceAccountToken`, serviceAccountToken)
  if (Object.keys(projection).length > 1) problems.forbidden(at, 'may not specify more than 1 volume type per source')
}

export function validateDriver(problems: Problems, field: string, driver: string): void {
  if (!driver) {
    problems.required(field)
    return
  }
  if (driver.length > 63) problems.tooLong(field, 63)
  problems.each(field, driver, subdomainProblems(driver.toLowerCase()))
}

type Check<Name extends keyof Volume> = (problems: Problems, field: string, source: NonNullable<Volume[Name]>) => void

/** The sources with rules of their own. */
const checks: { [Name in keyof Volume]?: Check<Name> } = {
  emptyDir: (problems, field, { sizeLimit }) => {
    if (sizeLimit !== undefined && parseQuantity(sizeLimit).nanos < 0n)
      problems.forbidden(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')
  },
  hostPath: validateHostPath,
  secret: (problems, field, { secretName, defaultMode, items }) => {
    if (!secretName) problems.required(`${field}.secretName`)
    validateMode(problems, `${field}.defaultMode`, defaultMode)
    validateItems(problems, `${field}.items`, items)
  },
  gitRepo: (problems, field, { directory = '' }) => validateDescendingPath(problems, `${field}.directory`, directory),
  persistentVolumeClaim: (problems, field, { claimName }) => {
    if (!claimName) problems.required(`${field}.claimName`)
  },
  configMap: (problems, field, { name, defaultMode, items }) => {
    if (!name) problems.required(`${field}.name`)
    validateMode(problems, `${field}.defaultMode`, defaultMode)
    validateItems(problems, `${field}.items`, items)
  },
  downwardAPI: (problems, field, { defaultMode, items }) => {
    validateMode(problems, `${field}.defaultMode`, defaultMode)
    validateFiles(problems, field, items)
  },
  projected: (problems, field, { defaultMode, sources = [] }) => {
    validateMode(problems, `${field}.defaultMode`, defaultMode)
    const taken = new Set<string>()
    for (const [index, projection] of sources.entries()) {
      validateProjection(problems, field, `${field}.sources[${index}]`, projection)
      validatePaths(problems, field, projection, taken)
    }
  },
  csi: (problems, field, { driver, nodePublishSecretRef: secret }) => {
    validateDriver(problems, `${field}.driver`, driver)
    if (secret !== undefined && !secret.name) problems.required(`${field}.nodePublishSecretRef.name`)
    else if (secret !== undefined) problems.each(`${field}.name`, secret.name!, subdomainProblems(secret.name!))
  },
  ephemeral: (problems, field, { volumeClaimTemplate }) => {
    if (volumeClaimTemplate === undefined) problems.required(`${field}.volumeClaimTemplate`)
    else validateClaimTemplate(problems, `${field}.volumeClaimTemplate`, volumeClaimTemplate)
  },
  image: (problems, field, { pullPolicy }) => {
    if (pullPolicy) problems.oneOf(`${field}.pullPolicy`, pullPolicy, ['Always', 'IfNotPresent', 'Never'])
  },
}

/** Every source, in the order in which the second one is found to be one too many. */
const order =
  'emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs flocker persistentVolumeClaim rbd cinder cephfs quobyte downwardAPI fc flexVolume configMap azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk storageos projected scaleIO csi ephemeral image'.split(
    ' ',
  ) as (keyof Volume)[]

function validateSource(problems: Problems, field: string, volume: Volume): void {
  const sources = order.filter(name => volume[name] !== undefined)
  for (const [index, name] of sources.entries()) {
    const at = `${field}.${name}`
    if (index > 0) problems.forbidden(at, 'may not specify more than 1 volume type')
    else {
      validateVendorSource(problems, at, name, volume[name])
      const check = checks[name] as ((problems: Problems, field: string, source: unknown) => void) | undefined
      check?.(problems, at, volume[name])
    }
  }
  if (sources.length === 0) problems.required(field, 'must specify a volume type')
}

/** The pod's volumes; returns those that containers may mount. */
export function validateVolumes(problems: Problems, field: string, volumes: readonly Volume[]): Map<string, Volume> {
  const names = new Map<string, Volume>()
  for (const [index, volume] of volumes.entries()) {
    const at = `${field}[${index}]`
    const { name } = volume
    validateSource(problems, at, volume)
    const broken = name ? labelNameProblems(name) : []
    if (!name) problems.required(`${at}.name`)
    problems.each(`${at}.name`, name, broken)
    if (name && broken.length === 0 && names.has(name)) problems.duplicate(`${at}.name`, name)
    if (name && broken.length === 0) names.set(name, volume)
  }
  return names
}
