import { configKeyProblems, labelNameProblems } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import type { DownwardAPIVolumeFile, HostPathVolumeSource, KeyToPath, Volume, VolumeProjection } from '../types.ts'
import { inFiles, validateFieldRef, validateResourceFieldRef } from './environment.ts'
import { validateNoBacksteps, validateNonReservedPath } from './path.ts'
import type { Problems } from './problems.ts'

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
    else problems.each(`${at}.key`, key, configKeyProblems(key))
    if (!path) problems.required(`${at}.path`)
    else validateNonReservedPath(problems, `${at}.path`, path)
    validateMode(problems, `${at}.mode`, mode)
  }
}

function validateFiles(problems: Problems, field: string, files: readonly DownwardAPIVolumeFile[] = []): void {
  for (const [index, { path, fieldRef, resourceFieldRef, mode }] of files.entries()) {
    const at = `${field}[${index}]`
    if (!path) problems.required(`${at}.path`)
    else validateNonReservedPath(problems, `${at}.path`, path)
    if (fieldRef !== undefined) {
      validateFieldRef(problems, `${at}.fieldRef`, fieldRef, inFiles)
      if (resourceFieldRef !== undefined)
        problems.invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')
    } else if (resourceFieldRef !== undefined)
      validateResourceFieldRef(
        problems,
        `${at}.resourceFieldRef`,
        resourceFieldRef,
        resourceFieldRef.containerName ?? '',
      )
    else problems.required(`${at}.fieldRef`, 'one of fieldRef and resourceFieldRef is required')
    validateMode(problems, `${at}.mode`, mode)
  }
}

function validateProjection(problems: Problems, field: string, projection: VolumeProjection): void {
  const { secret, configMap, downwardAPI, serviceAccountToken } = projection
  if (secret !== undefined) {
    if (!secret.name) problems.required(`${field}.secret.name`)
    validateItems(problems, `${field}.secret.items`, secret.items)
  }
  if (configMap !== undefined) {
    if (!configMap.name) problems.required(`${field}.configMap.name`)
    validateItems(problems, `${field}.configMap.items`, configMap.items)
  }
  if (downwardAPI !== undefined) validateFiles(problems, `${field}.downwardAPI.items`, downwardAPI.items)
  if (serviceAccountToken !== undefined && !serviceAccountToken.path)
    problems.required(`${field}.serviceAccountToken.path`)
  const sources = Object.keys(projection)
  if (sources.length > 1) problems.forbidden(`${field}.${sources[1]}`, 'may not specify more than 1 volume type')
}

type Check<Name extends keyof Volume> = (problems: Problems, field: string, source: NonNullable<Volume[Name]>) => void

/** The sources with rules of their own, in the order in which a second one is found to be one too many. */
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
  nfs: (problems, field, { server, path }) => {
    if (!server) problems.required(`${field}.server`)
    if (!path) problems.required(`${field}.path`)
    else if (!path.startsWith('/')) problems.invalid(`${field}.path`, path, 'must be an absolute path')
  },
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
    validateFiles(problems, `${field}.items`, items)
  },
  projected: (problems, field, { defaultMode, sources = [] }) => {
    validateMode(problems, `${field}.defaultMode`, defaultMode)
    for (const [index, projection] of sources.entries())
      validateProjection(problems, `${field}.sources[${index}]`, projection)
  },
  csi: (problems, field, { driver }) => {
    if (!driver) problems.required(`${field}.driver`)
  },
}

const order = Object.keys(checks) as (keyof Volume)[]

function validateSource(problems: Problems, field: string, volume: Volume): void {
  const others = (Object.keys(volume) as (keyof Volume)[]).filter(name => name !== 'name' && !order.includes(name))
  const sources = [...order, ...others].filter(name => volume[name] !== undefined)
  for (const [index, name] of sources.entries()) {
    const at = `${field}.${name}`
    if (index > 0) problems.forbidden(at, 'may not specify more than 1 volume type')
    else
      (checks[name] as ((problems: Problems, field: string, source: unknown) => void) | undefined)?.(
        problems,
        at,
        volume[name],
      )
  }
  if (sources.length === 0) problems.required(field, 'must specify a volume type')
}

/** The pod's volumes; returns the names that containers may mount. */
export function validateVolumes(problems: Problems, field: string, volumes: readonly Volume[]): Set<string> {
  const names = new Set<string>()
  for (const [index, volume] of volumes.entries()) {
    const at = `${field}[${index}]`
    const { name } = volume
    validateSource(problems, at, volume)
    const broken = name ? labelNameProblems(name) : []
    if (!name) problems.required(`${at}.name`)
    problems.each(`${at}.name`, name, broken)
    if (name && broken.length === 0 && names.has(name)) problems.duplicate(`${at}.name`, name)
    if (name && broken.length === 0) names.add(name)
  }
  return names
}
