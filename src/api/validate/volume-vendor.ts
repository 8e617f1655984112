import type { Volume } from '../types.ts'
import type { Problems } from './problems.ts'

type Source = Readonly<Record<string, unknown>>

/** Sources that mostly belong to one storage system: the members that each needs. */
const needed: { readonly [Name in keyof Volume]?: string } = {
  gitRepo: 'repository',
  gcePersistentDisk: 'pdName',
  awsElasticBlockStore: 'volumeID',
  nfs: 'server path',
  iscsi: 'targetPortal iqn',
  glusterfs: 'endpoints path',
  rbd: 'monitors image',
  cinder: 'volumeID',
  cephfs: 'monitors',
  flexVolume: 'driver',
  azureFile: 'secretName shareName',
  vsphereVolume: 'volumePath',
  photonPersistentDisk: 'pdID',
  portworxVolume: 'volumeID',
  azureDisk: 'diskName diskURI',
  storageos: 'volumeName',
  scaleIO: 'gateway system volumeName',
}

const isMissing = (value: unknown): boolean => value === undefined || value === '' || (value as unknown[]).length === 0

function validateRange(problems: Problems, field: string, value: unknown, first: number): void {
  const number = (value as number | undefined) ?? 0
  if (number < 0 || number > 255) problems.invalid(field, number, `must be between ${first} and 255, inclusive`)
}

const registry = 'must be a host:port pair or multiple pairs separated by commas'
const blobs = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd'
const managed = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}'

function validateFibreChannel(problems: Problems, field: string, { targetWWNs = [], wwids = [], lun }: Source): void {
  const names = targetWWNs as readonly string[]
  const worldWide = wwids as readonly string[]
  if (names.length + worldWide.length === 0)
    problems.required(`${field}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both')
  if (names.length > 0 && worldWide.length > 0)
    problems.invalid(`${field}.targetWWNs`, names, 'targetWWNs and wwids can not be specified simultaneously')
  if (names.length === 0) return
  if (lun === undefined) problems.required(`${field}.lun`, 'lun is required if targetWWNs is specified')
  else validateRange(problems, `${field}.lun`, lun, 0)
}

function validateAzureDisk(problems: Problems, field: string, { diskURI = '', cachingMode, kind }: Source): void {
  const uri = diskURI as string
  if (cachingMode !== undefined)
    problems.oneOf(`${field}.cachingMode`, cachingMode as string, ['None', 'ReadOnly', 'ReadWrite'])
  if (kind !== undefined) problems.oneOf(`${field}.kind`, kind as string, ['Dedicated', 'Managed', 'Shared'])
  const isManaged = kind === 'Managed'
  if (!uri.startsWith(isManaged ? '/subscriptions/' : 'https://'))
    problems.unsupported(`${field}.diskURI`, uri, [isManaged ? managed : blobs])
}

/** What holds besides. */
const more: { readonly [Name in keyof Volume]?: (problems: Problems, field: string, source: Source) => void } = {
  gcePersistentDisk: (problems, field, { partition }) => validateRange(problems, `${field}.partition`, partition, 1),
  awsElasticBlockStore: (problems, field, { partition }) => validateRange(problems, `${field}.partition`, partition, 1),
  nfs: (problems, field, { path = '' }) => {
    if (!(path as string).startsWith('/')) problems.invalid(`${field}.path`, path, 'must be an absolute path')
  },
  iscsi: (problems, field, { iqn, lun }) => {
    if (iqn && !/^(iqn|eui|naa)/.test(iqn as string))
      problems.invalid(`${field}.iqn`, iqn, 'must be valid format starting with iqn, eui, or naa')
    validateRange(problems, `${field}.lun`, lun, 0)
  },
  flocker: (problems, field, { datasetName, datasetUUID }) => {
    if (!datasetName && !datasetUUID) problems.required(field, 'one of datasetName and datasetUUID is required')
    if (datasetName && datasetUUID)
      problems.invalid(field, 'resource', 'datasetName and datasetUUID can not be specified simultaneously')
  },
  quobyte: (problems, field, { registry: pairs, volume }) => {
    if (!pairs) problems.required(`${field}.registry`, registry)
    else if (!(pairs as string).split(',').every(pair => /^[^:]*:[^:]*$/.test(pair)))
      problems.invalid(`${field}.registry`, pairs, registry)
    if (!volume) problems.required(`${field}.volume`)
  },
  fc: validateFibreChannel,
  azureDisk: validateAzureDisk,
}

/** Where messages name a source by another name than documents do. */
const shownAs = (field: string): string => field.replace(/\.gcePersistentDisk$/, '.persistentDisk')

export function validateVendorSource(problems: Problems, field: string, name: string, source: unknown): void {
  const at = shownAs(field)
  for (const member of needed[name as keyof Volume]?.split(' ') ?? [])
    if (isMissing((source as Source)[member])) problems.required(`${at}.${member}`)
  more[name as keyof Volume]?.(problems, at, source as Source)
}
