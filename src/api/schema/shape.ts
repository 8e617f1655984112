import { alwaysWritten, inlined, named, pointers } from './go-types.ts'
import schemas from './schemas.json' with { type: 'json' }

/** How a merge treats a list or a map that a strategic patch writes. */
export interface Merging {
  /** Items are told apart by this member; without it, by their value. */
  key?: string
  strategies: ReadonlySet<string>
}

export interface Field {
  name: string
  shape: Shape
  /** Go writes it whatever it holds. */
  isRequired: boolean
  /** Stored when it is written, even if as the zero value. */
  isKept: boolean
  /** A struct that is always there, if only as `{}`. */
  isEmbedded: boolean
  /** The Go type that brings the field into its struct, where messages name it. */
  within?: string
  merging?: Merging
}

export interface Struct {
  is: 'struct'
  /** The Go type without its package: `StatefulSetSpec`. */
  name: string
  goType: string
  fields: ReadonlyMap<string, Field>
}

export interface List {
  is: 'list'
  goType: string
  item: Shape
}

export interface Dictionary {
  is: 'map'
  goType: string
  value: Shape
}

export interface Scalar {
  is: 'string' | 'bool' | 'int32' | 'int64' | 'float64' | 'bytes' | 'quantity' | 'time' | 'intOrString' | 'raw'
  goType: string
  /** The values that may be written, where the API lists them. */
  values?: readonly string[]
}

/** A type of the API, made ready for walking over values. */
export type Shape = Struct | List | Dictionary | Scalar

interface Schema {
  type?: string
  format?: string
  $ref?: string
  allOf?: { $ref: string }[]
  items?: Schema
  enum?: string[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  default?: unknown
  'x-kubernetes-patch-merge-key'?: string
  'x-kubernetes-patch-strategy'?: string
  'x-kubernetes-group-version-kind'?: { group: string; kind: string; version: string }[]
}

const published = schemas as unknown as Record<string, Schema>

const special: Readonly<Record<string, Scalar>> = {
  Quantity: { is: 'quantity', goType: 'resource.Quantity' },
  Time: { is: 'time', goType: 'v1.Time' },
  MicroTime: { is: 'time', goType: 'v1.MicroTime' },
  IntOrString: { is: 'intOrString', goType: 'intstr.IntOrString' },
  FieldsV1: { is: 'raw', goType: 'v1.FieldsV1' },
  RawExtension: { is: 'raw', goType: 'runtime.RawExtension' },
}

const scalar = (is: Scalar['is'], goType: string, values?: readonly string[]): Scalar => ({ is, goType, values })

const shortName = (id: string): string => id.slice(id.lastIndexOf('.') + 1)

/** Two groups have a type of this name; the one that came later is told apart as in `types.ts`. */
const goName = (id: string): string =>
  id === 'io.k8s.api.discovery.v1.EndpointPort' ? 'EndpointSlicePort' : shortName(id)

const structs = new Map<string, Struct>()

function structOf(id: string): Struct {
  let struct = structs.get(id)
  if (struct === undefined) {
    struct = lazyStruct(id)
    structs.set(id, struct)
  }
  return struct
}

/** Types may contain themselves, and a run needs few of them: fields are made when they are first asked for. */
function lazyStruct(id: string): Struct {
  let fields: ReadonlyMap<string, Field> | undefined
  return {
    is: 'struct',
    name: shortName(id),
    goType: `v1.${shortName(id)}`,
    get fields() {
      fields ??= fieldsOf(goName(id), published[id]!)
      return fields
    },
  }
}

function fieldsOf(owner: string, schema: Schema): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const shape = shapeOf(property, `${owner}.${name}`)
    const isRequired = schema.required?.includes(name) === true || isCount(owner, name)
    const isPointer = pointers.get(owner)?.has(name) === true
    fields.set(name, {
      name,
      shape,
      isRequired,
      isKept: isRequired || isPointer,
      isEmbedded: isAlwaysThere(owner, name, shape, property),
      within: inlined[owner]?.(name),
      merging: mergingOf(property),
    })
  }
  return fields
}

/** Counts of a status that Go writes though they are zero. */
const isCount = (owner: string, name: string): boolean =>
  (owner === 'PodDisruptionBudgetStatus' && /^(current|desired|disruptionsA|expected)/.test(name)) ||
  `${owner}.${name}` === 'StatefulSetStatus.availableReplicas' ||
  `${owner}.${name}` === 'StatefulSetOrdinals.start'

const isAlwaysThere = (owner: string, name: string, shape: Shape, property: Schema): boolean =>
  (shape.is === 'struct' && property.default !== undefined) || alwaysWritten.get(owner)?.has(name) === true

function mergingOf(property: Schema): Merging | undefined {
  const strategies = property['x-kubernetes-patch-strategy']
  if (strategies === undefined) return undefined
  return { key: property['x-kubernetes-patch-merge-key'], strategies: new Set(strategies.split(',')) }
}

function shapeOf(schema: Schema, place: string): Shape {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (ref !== undefined) {
    const id = ref.slice('#/components/schemas/'.length)
    return special[shortName(id)] ?? structOf(id)
  }
  if (schema.items !== undefined) {
    const item = shapeOf(schema.items, place)
    return { is: 'list', item, goType: `[]${item.goType}` }
  }
  if (schema.additionalProperties !== undefined) {
    const value = shapeOf(schema.additionalProperties, place)
    return { is: 'map', value, goType: value.is === 'quantity' ? 'v1.ResourceList' : `map[string]${value.goType}` }
  }
  return scalarOf(schema, place)
}

function scalarOf(schema: Schema, place: string): Scalar {
  switch (schema.type) {
    case 'boolean':
      return scalar('bool', 'bool')
    case 'integer':
      return schema.format === 'int64' ? scalar('int64', 'int64') : scalar('int32', 'int32')
    case 'number':
      return scalar('float64', 'float64')
    case 'string':
      return schema.format === 'byte'
        ? scalar('bytes', '[]uint8')
        : scalar('string', named.get(place) ?? 'string', schema.enum)
    default:
      return scalar('raw', 'map[string]interface {}')
  }
}

/** Kinds by their group and version as a manifest writes them: `apps/v1 StatefulSet`. */
const kinds = new Map<string, string>()
for (const [id, schema] of Object.entries(published)) {
  for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? [])
    kinds.set(`${group === '' ? version : `${group}/${version}`} ${kind}`, id)
}

/** The shape of a kind; undefined for one whose schema is not known, as of custom resources. */
export function shapeOfKind(apiVersion: string, kind: string): Struct | undefined {
  const id = kinds.get(`${apiVersion} ${kind}`)
  return id === undefined ? undefined : structOf(id)
}
