/** Annotations and finalizers of claims, volumes and classes, as Kubernetes names them. */

/** On a claim: its binding was once completed, so a missing volume means that data is lost. */
export const bindCompleted = 'pv.kubernetes.io/bind-completed'
/** On a claim or volume: the controller, not the user, chose the other side. */
export const boundByController = 'pv.kubernetes.io/bound-by-controller'
/** On a volume: who made it. */
export const provisionedBy = 'pv.kubernetes.io/provisioned-by'
/** On a claim: who is to make its volume. Both keys are written; readers prefer the second. */
export const storageProvisioners = [
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-provisioner',
] as const
/** On a claim: the node that the scheduler chose for the pod that waits for it. */
export const selectedNode = 'volume.kubernetes.io/selected-node'
/** On a claim or volume: its class, from before there was a field for it; it wins over the field. */
export const betaStorageClass = 'volume.beta.kubernetes.io/storage-class'
/** On a class: it is the default one. */
export const isDefaultClass = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
] as const

export const claimProtection = 'kubernetes.io/pvc-protection'
export const volumeProtection = 'kubernetes.io/pv-protection'
/** On a volume: its provisioner has not yet deleted what is behind it. */
export const provisionerFinalizer = 'external-provisioner.volume.kubernetes.io/finalizer'
