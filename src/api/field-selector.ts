import type { KubeObject } from './object.ts'
import { badRequest } from './status-error.ts'

export type FieldTest = (object: KubeObject) => boolean

/** The fields that a list or watch may select by, of kinds that know more than their metadata's. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  ReplicaSet: ['status.replicas'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
}

const metadataFields = ['metadata.name', 'metadata.namespace']

/** Kinds whose group answers with a text of its own when the field is not known. */
const isCore = (kind: string): boolean => kind in fieldsOf && kind !== 'ReplicaSet'

function valueAt(object: KubeObject, path: string): string {
  if (path === 'source') return String((object as { source?: { component?: string } }).source?.component ?? '')
  if (path === 'status.podIPs') return valueAt(object, 'status.podIP')
  let value: unknown = object
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part]
  if (value === undefined || value === null)
    return path === 'spec.unschedulable' || path === 'spec.hostNetwork' ? 'false' : ''
  return String(value)
}

interface Term {
  path: string
  isEqual: boolean
  value: string
}

const unescaped = (text: string): string => text.replace(/\\([\\,=])/g, '$1')

function termOf(text: string): Term {
  const found = /^((?:[^\\=!]|\\.)*)(!=|==|=)((?:[^\\=]|\\.)*)$/.exec(text)
  if (found === null) throw badRequest(`invalid selector: '${text}'; can't understand '${text}'`)
  return { path: found[1]!, isEqual: found[2] !== '!=', value: unescaped(found[3]!) }
}

/**
 * The test that a field selector of this kind stands for: `spec.nodeName=node-1,status.phase!=Running`. Throws a 400 for what cannot be read and for
 * fields that the kind cannot be selected by. An empty text selects everything.
 */
export function parseFieldSelector(kind: string, text: string): FieldTest {
  const terms = text
    .split(/(?<!\\),/)
    .filter(term => term !== '')
    .map(termOf)
  for (const { path } of terms) {
    if (metadataFields.includes(path) || fieldsOf[kind]?.includes(path) === true) continue
    throw badRequest(
      isCore(kind)
        ? `field label not supported: ${path}`
        : `${JSON.stringify(path)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
    )
  }
  return object => terms.every(({ path, isEqual, value }) => (valueAt(object, path) === value) === isEqual)
}
