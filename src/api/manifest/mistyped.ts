import { jsonKindOf, type Misfit } from '../decoding.ts'
import { isObject } from '../member.ts'
import { canonicalQuantity } from '../quantity.ts'
import type { Scalar, Shape } from '../schema/shape.ts'
import type { Hint } from './problem.ts'

/** One entry of a list that is called so: of `containers` a container. */
export const singular = (field: string): string =>
  field.endsWith('ies') ? `${field.slice(0, -3)}y` : /[^s]s$/.test(field) ? field.slice(0, -1) : 'item'

const scalarText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function isQuantity(text: string): boolean {
  try {
    canonicalQuantity(text)
    return true
  } catch {
    return false
  }
}

/** `10GB` and `512 mb` are how people write sizes, not how Kubernetes does. */
function quantityHint(value: unknown): Hint {
  const text = scalarText(value).replaceAll(/[\s_,]/g, '')
  const [, number = '', unit = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(text) ?? []
  const letter = unit.charAt(0).toUpperCase()
  const candidates = ['KMGTPE'.includes(letter) && letter !== '' ? `${number}${letter}i` : '', number]
  const meant = candidates.find(candidate => candidate !== '' && isQuantity(candidate))
  return { is: 'quantity', meant }
}

function integerHint(field: string, value: unknown, shape: Scalar): Hint {
  if (typeof value === 'number' && Number.isInteger(value)) {
    const [least, most] =
      shape.is === 'int32' ? ['-2147483648', '2147483647'] : ['-9223372036854775808', '9223372036854775807']
    return { is: 'number', field, least, most }
  }
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return { is: 'unquoted', text: value }
  const number = typeof value === 'string' ? /^(\d+)[a-zA-Z]+$/.exec(value)?.[1] : undefined
  return { is: 'wholeNumber', field, number }
}

function structHint(field: string, value: unknown, shape: Extract<Shape, { is: 'struct' }>): Hint {
  if (Array.isArray(value)) return { is: 'noList', field }
  const names = [...shape.fields.keys()]
  const pair = typeof value === 'string' ? /^([^=\s]+)=(.*)$/.exec(value) : null
  if (pair !== null && shape.name === 'LabelSelector')
    return { is: 'labels', field: 'matchLabels', key: pair[1]!, value: pair[2]! }
  const inner = ['type', 'name', 'path', 'command'].find(name => names.includes(name))
  if (typeof value === 'string' && inner !== undefined) return { is: 'nested', field, name: inner, value }
  return { is: 'fields', names }
}

function listHint(field: string, item: Shape): Hint {
  return item.is === 'struct' ? { is: 'list', field, item: singular(field) } : { is: 'texts', field }
}

/**
 * What to say of a value that is not of its field's type.
 *
 * @param text the value as it is written in the manifest
 */
export function hintFor({ expected, path, value }: Misfit, text: string | undefined): Hint | undefined {
  const field = String(path.findLast(step => typeof step === 'string') ?? '')
  switch (expected.is) {
    case 'string':
      return isObject(value) || Array.isArray(value) ? undefined : { is: 'quoted', text: text ?? scalarText(value) }
    case 'int32':
    case 'int64':
      return integerHint(field, value, expected)
    case 'bool':
      return value === 'true' || value === 'false' ? { is: 'unquoted', text: value } : { is: 'trueOrFalse', field }
    case 'list':
      return listHint(field, expected.item)
    case 'map':
      return Array.isArray(value) ? { is: 'noList', field } : mapHint(field, value)
    case 'struct':
      return structHint(field, value, expected)
    case 'quantity':
      return quantityHint(value)
    case 'intOrString':
      return jsonKindOf(value) === 'number' ? { is: 'wholeNumber', field } : undefined
    default:
      return undefined
  }
}

function mapHint(field: string, value: unknown): Hint | undefined {
  const pair = typeof value === 'string' ? /^([^=\s]+)=(.*)$/.exec(value) : null
  return pair === null ? undefined : { is: 'labels', field, key: pair[1]!, value: pair[2]! }
}
