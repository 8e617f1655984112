import { type KubeObject, keyOf } from '../../api/object.ts'
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StatefulSet } from '../../api/types.ts'
import { formatDuration } from '../../locales/duration.ts'
import { fromTimestamp } from '../../timeline/epoch.ts'
import type { View as Cluster } from '../../timeline/view.ts'
import { ageOf } from '../age.ts'
import { byName } from '../lane.ts'
import { podColumns } from '../pod-columns.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** What `kubectl get` would have printed at the cursor. */
export const objects: View<ShownScenario> = {
  name: 'objects',
  follows: ['cursor'],
  html({ story, messages, scenario }) {
    if (story === undefined) return ''
    const { cluster } = story
    const kubernetes = scenario.account?.kubernetes
    return html`<h2>${messages.objectsAt(formatDuration(cluster.at))}</h2>${tables.map(table => tableHtml(table, { cluster, kubernetes }, messages))}`
      .text
  },
}

/** A crowd is cut: the rest is told by its number. */
const mostRows = 100

function tableHtml({ kind, columns, row }: Table, server: Server, messages: ShownScenario['messages']) {
  const found = [...server.cluster.list(kind)].sort((a, b) => byName(keyOf(a), keyOf(b)))
  if (found.length === 0) return undefined
  const head = columns.map(column => html`<th>${column}</th>`)
  const rows = found
    .slice(0, mostRows)
    .map(object => html`<tr>${row(object, server).map(cell => html`<td>${cell}</td>`)}</tr>`)
  const more = found.length > mostRows && html`<p class="soft">${messages.more(found.length - mostRows)}</p>`
  return html`<table class="kubectl"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>${more}`
}

/** What answers `kubectl get`: the cluster as it then was, and the version of its API server, where that is known. */
interface Server {
  readonly cluster: Cluster
  readonly kubernetes?: string
}

interface Table {
  readonly kind: string
  readonly columns: readonly string[]
  row(object: KubeObject, server: Server): readonly string[]
}

const tables: readonly Table[] = [
  { kind: 'StatefulSet', columns: ['STATEFULSET', 'READY', 'UPDATED', 'IMAGES', 'AGE'], row: setRow },
  { kind: 'Pod', columns: ['POD', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'NODE', 'IMAGES'], row: podRow },
  {
    kind: 'PersistentVolumeClaim',
    columns: ['CLAIM', 'STATUS', 'VOLUME', 'CAPACITY', 'STORAGECLASS', 'AGE'],
    row: claimRow,
  },
  {
    kind: 'PersistentVolume',
    columns: ['VOLUME', 'CAPACITY', 'RECLAIM POLICY', 'STATUS', 'CLAIM', 'ATTACHED TO', 'AGE'],
    row: volumeRow,
  },
  { kind: 'Node', columns: ['NODE', 'STATUS', 'ZONE', 'AGE'], row: nodeRow },
]

function setRow(object: KubeObject, { cluster: { at } }: Server): string[] {
  const { spec, status } = object as StatefulSet
  const counts = [`${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}`, String(status?.updatedReplicas ?? 0)]
  return [nameOf(object), ...counts, imagesOf(spec.template?.spec?.containers), age(object, at)]
}

function podRow(object: KubeObject, { cluster: { at }, kubernetes }: Server): string[] {
  const pod = object as Pod
  const { ready, status, restarts } = podColumns(pod, at, kubernetes)
  return [
    nameOf(pod),
    ready,
    status,
    restarts,
    age(pod, at),
    pod.spec.nodeName ?? '<none>',
    imagesOf(pod.spec.containers),
  ]
}

function claimRow(object: KubeObject, { cluster: { at } }: Server): string[] {
  const { metadata, spec, status } = object as PersistentVolumeClaim
  const phase = metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating'
  const capacity = spec.volumeName === undefined ? '' : String(status?.capacity?.storage ?? '')
  return [nameOf(object), phase, spec.volumeName ?? '', capacity, spec.storageClassName ?? '', age(object, at)]
}

function volumeRow(object: KubeObject, { cluster }: Server): string[] {
  const { metadata, spec, status } = object as PersistentVolume
  const { name } = metadata
  const phase = metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating'
  const claim = spec.claimRef === undefined ? '' : `${spec.claimRef.namespace}/${spec.claimRef.name}`
  const nodes = cluster
    .list('VolumeAttachment')
    .filter(attachment => attachment.status?.attached && attachment.spec.source.persistentVolumeName === name)
    .map(attachment => attachment.spec.nodeName)
  const capacity = String(spec.capacity?.storage ?? '')
  const policy = spec.persistentVolumeReclaimPolicy ?? ''
  return [name, capacity, policy, phase, claim, nodes.join(','), age(object, cluster.at)]
}

function nodeRow(object: KubeObject, { cluster: { at } }: Server): string[] {
  const { metadata, spec, status } = object as Node
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'Unknown'
  const words: Readonly<Record<string, string>> = { True: 'Ready', False: 'NotReady' }
  const state = [words[ready] ?? 'NotReady', ...(spec?.unschedulable ? ['SchedulingDisabled'] : [])].join(',')
  return [metadata.name, state, metadata.labels?.['topology.kubernetes.io/zone'] ?? '', age(object, at)]
}

const imagesOf = (containers: readonly { image?: string }[] = []): string =>
  containers.map(({ image }) => image).join(',')

const age = ({ metadata }: KubeObject, at: number): string => ageOf(at - fromTimestamp(metadata.creationTimestamp))

const nameOf = (object: KubeObject): string =>
  object.metadata.namespace === 'default' ? object.metadata.name : keyOf(object)
