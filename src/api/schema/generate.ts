/**
 * Writes `src/api/types.ts` from the schemas that a Kubernetes 1.36 API server publishes (`schemas.json` beside this file).
 * Run by `npm run types`; a test holds the result against the schemas.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Schema {
  type?: string
  format?: string
  $ref?: string
  allOf?: Schema[]
  items?: Schema
  enum?: string[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  default?: unknown
  'x-kubernetes-group-version-kind'?: { group: string; kind: string; version: string }[]
}

/** Schemas that TypeScript knows under a simpler name. */
const scalars: Record<string, string> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'string | number',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'Record<string, unknown>',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'unknown',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'number | string',
}

/** Kinds served under two groups keep the older name for the older group. */
const renamed: Record<string, string> = {
  'io.k8s.api.events.v1.Event': 'EventsV1Event',
  'io.k8s.api.events.v1.EventSeries': 'EventsV1EventSeries',
  'io.k8s.api.discovery.v1.EndpointPort': 'EndpointSlicePort',
}

/** Unions too long to be written out in each of their fields: the field's name, and what the union is called. */
const unions: Record<string, string> = { stopSignal: 'Signal' }

const nameOf = (id: string): string => renamed[id] ?? id.slice(id.lastIndexOf('.') + 1)

function typeOf(schema: Schema): string {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (ref !== undefined) {
    const id = ref.slice('#/components/schemas/'.length)
    return scalars[id] ?? nameOf(id)
  }
  if (schema.enum !== undefined) return schema.enum.map(value => `'${value}'`).join(' | ')
  if (schema.type === 'array') {
    const item = typeOf(schema.items ?? {})
    return item.includes(' ') ? `(${item})[]` : `${item}[]`
  }
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean' || schema.type === 'string') return schema.type
  if (schema.additionalProperties !== undefined) return `Record<string, ${typeOf(schema.additionalProperties)}>`
  return 'Record<string, unknown>'
}

function propertyOf(schema: Schema, name: string, property: Schema): string {
  const stored = schema['x-kubernetes-group-version-kind'] !== undefined
  if (stored && name === 'metadata' && typeOf(property) === 'ObjectMeta') return '  metadata: StoredMeta'
  if (stored && (name === 'apiVersion' || name === 'kind')) return `  ${name}: string`
  const required = schema.required?.includes(name) || (stored && name === 'spec' && property.default !== undefined)
  const key = /^\w+$/.test(name) ? name : `'${name}'`
  return `  ${key}${required ? '' : '?'}: ${unions[name] ?? typeOf(property)}`
}

/** The text of `types.ts`, but for its layout: one interface a schema, in the order of their names. */
export function typesFrom(schemas: Record<string, Schema>): string {
  const named = Object.entries(unions).map(([field, union]) => {
    const holder = Object.values(schemas).find(({ properties }) => properties?.[field] !== undefined)
    return `export type ${union} = ${typeOf(holder!.properties![field]!)}`
  })
  const interfaces = Object.entries(schemas)
    .filter(([id]) => scalars[id] === undefined)
    .sort(([a], [b]) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map(([id, schema]) => {
      const properties = Object.entries(schema.properties ?? {}).map(([name, property]) =>
        propertyOf(schema, name, property),
      )
      return `export interface ${nameOf(id)} {\n${properties.join('\n')}\n}`
    })
  return [
    '// Written by `npm run types` from schema/schemas.json: change the generator, not this file.',
    '/** Metadata as the API server keeps it: what it fills in is there. */',
    'export interface StoredMeta extends ObjectMeta {\n  name: string\n  uid: string\n  resourceVersion: string\n  creationTimestamp: string\n}',
    ...named,
    ...interfaces,
    '',
  ].join('\n\n')
}

if (import.meta.main) {
  const here = (file: string) => new URL(file, import.meta.url)
  const schemas = JSON.parse(readFileSync(here('schemas.json'), 'utf8')) as Record<string, Schema>
  writeFileSync(here('../types.ts'), typesFrom(schemas))
}
