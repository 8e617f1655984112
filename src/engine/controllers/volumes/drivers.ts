import type { StorageClass } from '../../../api/types.ts'

/** The drivers that took over what was once built into Kubernetes. */
const successors: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
}

/** Who makes volumes of the class outside Kubernetes; undefined where nobody does. Every provisioner that is not Kubernetes' own is taken to run. */
export function externalProvisionerOf({ provisioner }: StorageClass): string | undefined {
  return provisioner.startsWith('kubernetes.io/') ? successors[provisioner] : provisioner
}

const hostname = 'kubernetes.io/hostname'
const zone = 'topology.kubernetes.io/zone'

/** Provisioners whose volumes are directories on a node: nothing to attach, to move or to resize. */
const directories = new Set(['rancher.io/local-path', 'openebs.io/local', 'microk8s.io/hostpath'])

export const makesDirectories = (provisioner: string): boolean => directories.has(provisioner)

/** Drivers known to keep a volume within one place, and the node label that names the place. */
const placed: Readonly<Record<string, string>> = {
  'ebs.csi.aws.com': zone,
  'pd.csi.storage.gke.io': zone,
  'disk.csi.azure.com': zone,
  'topolvm.io': hostname,
  'local.csi.openebs.io': hostname,
}

/**
 * The node label within one value of which a volume of the class can be reached; undefined where any node reaches it. What is known of the
 * driver counts, unless the class says otherwise: by its parameter `topologyKey` (ours), or by the label that its allowedTopologies speak of.
 */
export function topologyKeyOf(storageClass: StorageClass): string | undefined {
  const provisioner = externalProvisionerOf(storageClass) ?? storageClass.provisioner
  if (makesDirectories(provisioner)) return hostname
  const allowed = storageClass.allowedTopologies?.[0]?.matchLabelExpressions?.[0]?.key
  return storageClass.parameters?.topologyKey ?? allowed ?? placed[provisioner]
}

/** Drivers that mount over the network: their CSIDriver object says `attachRequired: false`. */
const withoutAttach = new Set(['nfs.csi.k8s.io', 'smb.csi.k8s.io', 'efs.csi.aws.com', 'file.csi.azure.com'])

export const requiresAttach = (driver: string): boolean => !withoutAttach.has(driver)

const inTreeDrivers: Readonly<Record<string, string>> = {
  awsElasticBlockStore: successors['kubernetes.io/aws-ebs']!,
  azureDisk: successors['kubernetes.io/azure-disk']!,
  cinder: successors['kubernetes.io/cinder']!,
  gcePersistentDisk: successors['kubernetes.io/gce-pd']!,
  vsphereVolume: successors['kubernetes.io/vsphere-volume']!,
}

/** The driver behind a volume of a type that was once built in. */
export const driverOfSource = (source: string): string | undefined => inTreeDrivers[source]
