import type { Json } from './member.ts'
import type { Shape, Struct } from './schema/shape.ts'

/** What a member holds that nobody wrote. */
export const zeroes: Readonly<Partial<Record<Shape['is'], unknown>>> = {
  string: '',
  bytes: '',
  bool: false,
  int32: 0,
  int64: 0,
  float64: 0,
  quantity: '0',
  list: [],
}

/** Whether a value is what nobody needs to write. */
export function isEmpty(value: unknown, { is }: Shape): boolean {
  if (is === 'list') return (value as unknown[]).length === 0
  if (is === 'map') return Object.keys(value as object).length === 0
  return value === '' || value === 0 || value === false
}

const required = new WeakMap<Struct, readonly (readonly [string, unknown])[]>()

/** The members that a struct always has, with what they hold when nobody wrote them. */
function requiredOf(shape: Struct): readonly (readonly [string, unknown])[] {
  let members = required.get(shape)
  if (members === undefined) {
    members = [...shape.fields.values()].flatMap(({ name, shape: inner, isRequired, isEmbedded }) => {
      if (isEmbedded) return [[name, inner.is === 'struct' ? withRequired({}, inner) : zeroes[inner.is]] as const]
      const zero = isRequired ? zeroes[inner.is] : undefined
      return zero === undefined ? [] : [[name, zero] as const]
    })
    required.set(shape, members)
  }
  return members
}

export function withRequired(value: Json, shape: Struct): Json {
  let copy: Json | undefined
  for (const [name, zero] of requiredOf(shape)) {
    if (value[name] !== undefined) continue
    copy ??= { ...value }
    copy[name] = zero
  }
  return copy ?? value
}
