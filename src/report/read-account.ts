import { stringify } from 'yaml'
import { type Account, isAccount, type Manifest } from './account.ts'

/** The account that a text holds, its manifests as texts; undefined if it holds none. */
export function readAccount(text: string): Account | undefined {
  const account = parsed(text)
  return isAccount(account) ? { ...account, manifests: account.manifests.map(asText) } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Many scenarios make the same objects: what was written once is kept. */
const written = new Map<string, string>()

/** Without the objects themselves; that it had some tells a ready-made one. */
function asText({ objects, ...manifest }: Manifest): Manifest {
  if (objects === undefined) return manifest
  const key = JSON.stringify(objects)
  const text = written.get(key) ?? objects.map(object => stringify(object)).join('---\n')
  written.set(key, text)
  return { ...manifest, text, objects: [] }
}
