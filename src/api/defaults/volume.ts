import type { DownwardAPIVolumeFile, EphemeralVolumeSource, Volume, VolumeProjection } from '../types.ts'
import { each, every, fill } from './fill.ts'

/** 0644 */
const defaultMode = 420

const ofFile = (file: DownwardAPIVolumeFile): DownwardAPIVolumeFile =>
  each(file, { fieldRef: reference => fill(reference, { apiVersion: 'v1' }) })

const ofProjection = (projection: VolumeProjection): VolumeProjection =>
  each(projection, {
    downwardAPI: source => each(source, { items: every(ofFile) }),
    serviceAccountToken: token => fill(token, { expirationSeconds: 3600 }),
  })

const ofEphemeral = (source: EphemeralVolumeSource): EphemeralVolumeSource =>
  each(source, {
    volumeClaimTemplate: template => each(template, { spec: spec => fill(spec, { volumeMode: 'Filesystem' }) }),
  })

/** A volume that names no source is an empty directory. */
export function withVolumeDefaults(volume: Volume): Volume {
  const filled = each(volume, {
    secret: source => fill(source, { defaultMode }),
    configMap: source => fill(source, { defaultMode }),
    downwardAPI: source => fill(each(source, { items: every(ofFile) }), { defaultMode }),
    projected: source => fill(each(source, { sources: every(ofProjection) }), { defaultMode }),
    hostPath: source => fill(source, { type: '' }),
    ephemeral: ofEphemeral,
    iscsi: source => fill(source, { iscsiInterface: 'default' }),
    rbd: source => fill(source, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
    azureDisk: source => fill(source, { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false }),
    scaleIO: source => fill(source, { storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  })
  return Object.keys(filled).some(key => key !== 'name') ? filled : { ...filled, emptyDir: {} }
}
