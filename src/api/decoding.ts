import { isEmpty, withRequired, zeroes } from './decoding-zero.ts'
import { timeProblem } from './go-time.ts'
import { define, isObject, type Json } from './member.ts'
import { canonicalQuantity, QuantityError } from './quantity.ts'
import type { Dictionary, Field, List, Scalar, Shape, Struct } from './schema/shape.ts'

/** A place in a document: names of members and positions in lists, from the root. */
export type Path = readonly (string | number)[]

/** Something in a document that its type does not allow. */
export interface Misfit {
  is: 'unknown' | 'duplicate' | 'mistyped' | 'malformed'
  path: Path
  /** The API server's words. */
  message: string
  /** The struct that does not know the field, or the type that the value is not of. */
  expected: Shape
  value: unknown
}

/** What Go's decoder calls the kind of a JSON value. */
export function jsonKindOf(value: unknown): 'string' | 'number' | 'bool' | 'array' | 'object' | 'null' {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value as 'string' | 'number' | 'object'
}

/** `spec.template.spec.containers[0].image` */
export function dotted(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}

const limits = { int32: 2 ** 31, int64: 2 ** 63 }

/**
 * Walks one document along its type. The value that comes out is the document as Kubernetes would print it again: without nulls and without optional members
 * that hold nothing, quantities in their canonical form. What did not change is shared with the input.
 */
export class Decoding {
  readonly misfits: Misfit[] = []
  readonly #path: (string | number)[] = []
  /** The path as Go's messages have it: the fields alone, without positions and keys. */
  readonly #fields: string[] = []
  readonly #owners: string[] = []

  struct(value: unknown, shape: Struct): unknown {
    if (value === null || value === undefined) return this.struct({}, shape)
    if (!isObject(value)) return this.#mistyped(value, shape, {})
    this.#owners.push(shape.name)
    let copy: Json | undefined
    for (const name in value) {
      const field = shape.fields.get(name)
      const before = value[name]
      const after = field === undefined ? this.#unknown(name, before, shape) : this.#member(field, before)
      if (after === before) continue
      copy ??= { ...value }
      if (after === undefined) delete copy[name]
      else copy[name] = after
    }
    copy = withRequired(copy ?? value, shape)
    this.#owners.pop()
    return copy
  }

  #member(field: Field, value: unknown): unknown {
    if (value === null || value === undefined) return undefined
    this.#path.push(field.name)
    const before = this.#fields.length
    if (field.within !== undefined) this.#fields.push(field.within)
    this.#fields.push(field.name)
    const decoded = this.#value(value, field.shape)
    this.#fields.length = before
    this.#path.pop()
    return field.isKept || !isEmpty(decoded, field.shape) ? decoded : undefined
  }

  #value(value: unknown, shape: Shape): unknown {
    switch (shape.is) {
      case 'struct':
        return this.struct(value, shape)
      case 'list':
        return this.#list(value, shape)
      case 'map':
        return this.#map(value, shape)
      default:
        return this.#scalar(value, shape)
    }
  }

  #list(value: unknown, shape: List): unknown {
    if (!Array.isArray(value)) return this.#mistyped(value, shape, [])
    let copy: unknown[] | undefined
    for (const [index, item] of value.entries()) {
      this.#path.push(index)
      const after =
        item === null ? (zeroes[shape.item.is] ?? this.#value({}, shape.item)) : this.#value(item, shape.item)
      this.#path.pop()
      if (after === item) continue
      copy ??= [...value]
      copy[index] = after
    }
    return copy ?? value
  }

  #map(value: unknown, shape: Dictionary): unknown {
    if (!isObject(value)) return this.#mistyped(value, shape, {})
    let copy: Json | undefined
    for (const key of Object.keys(value)) {
      this.#path.push(key)
      const item = value[key]
      const after = item === null ? zeroes[shape.value.is] : this.#value(item, shape.value)
      this.#path.pop()
      if (after === item) continue
      copy ??= { ...value }
      define(copy, key, after)
    }
    return copy ?? value
  }

  #scalar(value: unknown, shape: Scalar): unknown {
    switch (shape.is) {
      case 'string':
        return typeof value === 'string' ? value : this.#mistyped(value, shape, '')
      case 'bool':
        return typeof value === 'boolean' ? value : this.#mistyped(value, shape, false)
      case 'int32':
      case 'int64':
        return this.#integer(value, shape, limits[shape.is])
      case 'float64':
        return typeof value === 'number' ? value : this.#mistyped(value, shape, 0)
      case 'bytes':
        return this.#bytes(value, shape)
      case 'quantity':
        return this.#quantity(value, shape)
      case 'time':
        return this.#time(value, shape)
      case 'intOrString':
        return this.#intOrString(value, shape)
      default:
        return value
    }
  }

  #integer(value: unknown, shape: Scalar, limit: number): unknown {
    if (typeof value !== 'number') return this.#mistyped(value, shape, 0)
    if (Number.isInteger(value) && value < limit && value >= -limit) return value
    return this.#mistyped(value, shape, 0, `number ${value}`)
  }

  #bytes(value: unknown, shape: Scalar): unknown {
    if (typeof value !== 'string') return this.#mistyped(value, shape, '')
    const bad = value.replaceAll(/[\r\n]/g, '').search(/[^A-Za-z0-9+/=]|=(?!=?$)/)
    if (bad === -1 && value.length % 4 === 0) return value
    return this.#malformed(
      value,
      shape,
      `illegal base64 data at input byte ${bad === -1 ? value.length - (value.length % 4) : bad}`,
    )
  }

  #quantity(value: unknown, shape: Scalar): unknown {
    try {
      return canonicalQuantity(typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value))
    } catch (error) {
      if (error instanceof QuantityError) return this.#malformed(value, shape, error.message, '0')
      throw error
    }
  }

  #time(value: unknown, shape: Scalar): unknown {
    if (typeof value !== 'string') return this.#malformed(value, shape, this.#cannotRead(jsonKindOf(value), 'string'))
    const because = timeProblem(value)
    return because === undefined ? value : this.#malformed(value, shape, because)
  }

  #intOrString(value: unknown, shape: Scalar): unknown {
    if (typeof value === 'string') return value
    if (Number.isInteger(value)) return value
    const kind = typeof value === 'number' ? `number ${value}` : jsonKindOf(value)
    return this.#malformed(value, shape, this.#cannotRead(kind, 'int32'), 0)
  }

  #unknown(name: string, value: unknown, expected: Struct): undefined {
    const path = [...this.#path, name]
    this.misfits.push({
      is: 'unknown',
      path,
      message: `unknown field ${JSON.stringify(dotted(path))}`,
      expected,
      value,
    })
    return undefined
  }

  #mistyped(value: unknown, expected: Shape, zero: unknown, kind: string = jsonKindOf(value)): unknown {
    this.misfits.push({
      is: 'mistyped',
      path: [...this.#path],
      message: this.#cannotRead(kind, expected.goType),
      expected,
      value,
    })
    return zero
  }

  #cannotRead(kind: string, goType: string): string {
    const owner = this.#owners.at(-1)
    const place = owner === undefined ? 'value' : `struct field ${owner}.${this.#fields.join('.')}`
    return `json: cannot unmarshal ${kind} into Go ${place} of type ${goType}`
  }

  #malformed(value: unknown, expected: Shape, message: string, zero: unknown = ''): unknown {
    this.misfits.push({ is: 'malformed', path: [...this.#path], message, expected, value })
    return zero
  }
}
