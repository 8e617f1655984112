import { formatDuration } from './duration.ts'
import type { Named } from './named.ts'

export const time = formatDuration

const kinds: Record<string, string> = { PersistentVolumeClaim: 'PVC', PersistentVolume: 'PV', Node: '节点' }

export const spoken = (kind: string) => kinds[kind] ?? kind

export const named = ({ kind, name }: Named) => `${spoken(kind)} "${name}"`

export const list = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join('、')} 等共 ${names.length} 个` : names.join('、')

export const since = (at: number | undefined) => (at === undefined ? '' : `（自 ${time(at)} 起）`)

export const colon = (message: string | undefined) => (message ? `：${message}` : '')

export const claimPhase: Record<string, string> = {
  bound: '已绑定',
  pending: '待绑定',
  gone: '已不存在',
  missing: '不存在',
  lost: '已丢失其卷',
}
