import type { ConfigMap, Pod, Secret, Volume } from '../../api/types.ts'
import type { Caches } from '../informer.ts'
import { sourcesOf } from './mount.ts'

/** The files that a volume shows of the API, by path within the volume. */
export function shownFiles(caches: Caches, pod: Pod, volume: Volume): Map<string, string> {
  const files = new Map<string, string>()
  for (const { kind, name, items } of sourcesOf(volume)) {
    const found = caches.of(kind).get(`${pod.metadata.namespace}/${name}`)
    if (found === undefined) continue
    const texts = kind === 'Secret' ? decodedSecret(found as Secret) : ((found as ConfigMap).data ?? {})
    const shown = items ?? Object.keys(texts).map(key => ({ key, path: key }))
    for (const { key, path } of shown) if (texts[key] !== undefined) files.set(`/${path}`, texts[key])
  }
  const downward = [volume.downwardAPI, ...(volume.projected?.sources ?? []).map(({ downwardAPI }) => downwardAPI)]
  for (const { path, fieldRef } of downward.flatMap(source => source?.items ?? []))
    if (fieldRef !== undefined) files.set(`/${path}`, metadataField(pod, fieldRef.fieldPath))
  return files
}

/** What a Secret's values say, once decoded. */
export function decodedSecret({ data = {} }: Secret): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, fromBase64(text as string)]))
}

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** A field of a pod's metadata as the downward API shows it; whole labels and annotations as lines `key="value"`. */
export function metadataField({ metadata }: Pod, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path)
  if (subscript !== null) return metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2]!] ?? ''
  const field = path.replace(/^metadata\./, '')
  if (field === 'labels' || field === 'annotations')
    return Object.entries(metadata[field] ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join('\n')
  return String(metadata[field as 'name' | 'namespace' | 'uid'] ?? '')
}
