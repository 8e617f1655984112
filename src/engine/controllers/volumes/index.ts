export { persistentVolume } from './persistent-volume/persistent-volume.ts'
export { volumeProtection } from './protection.ts'
export { provisioner } from './provisioner/provisioner.ts'
