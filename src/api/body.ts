import { isMap, isPair, isScalar, parseAllDocuments, parseDocument, visit } from 'yaml'
import { dotted } from './decoding.ts'
import { goSortedKeys } from './go-json.ts'
import { define, isObject, type Json } from './member.ts'
import type { PatchType } from './patch.ts'
import { badRequest, StatusError } from './status-error.ts'
import { yamlOptions } from './yaml.ts'

const isJson = (contentType: string): boolean => contentType.startsWith('application/json')

/** What JavaScript says of a text that is no JSON, and what Go says: `X` is the character. */
const goTexts: readonly [RegExp, string][] = [
  [/property name/, 'looking for beginning of object key string'],
  [/after property value/, 'after object key:value pair'],
  [/after property name/, 'after object key'],
  [/after array element/, 'after array element'],
  [/after JSON/, 'after top-level value'],
]

function goSyntaxError(text: string, message: string): string {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.search(/\S/))
  const character = text[position]
  if (character === undefined || /end of JSON input|Unterminated/.test(message)) return 'unexpected end of JSON input'
  const literal = ['null', 'true', 'false'].find(word => word[0] === character)
  if (literal !== undefined) {
    const at = [...literal].findIndex((letter, index) => text[position + index] !== letter)
    return `invalid character '${text[position + at]}' in literal ${literal} (expecting '${literal[at]}')`
  }
  const place = goTexts.find(([pattern]) => pattern.test(message))?.[1] ?? 'looking for beginning of value'
  return `invalid character '${character}' ${place}`
}

const unsupportedMediaType = (): StatusError =>
  new StatusError(
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    {},
  )

/** The value with the members of every object in the order of their names, as Go writes maps. */
export function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedMembers)
  if (!isObject(value)) return value
  const sorted: Json = {}
  for (const key of goSortedKeys(value)) define(sorted, key, sortedMembers(value[key]))
  return sorted
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badRequest(`couldn't get version/kind; json parse error: ${goSyntaxError(text, (error as Error).message)}`)
  }
}

/** The value of a patch's text. Throws a 400 in the words of the patch's kind. */
export function parsePatch(text: string, type: PatchType): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const because = goSyntaxError(text, (error as Error).message)
    throw badRequest(type === 'strategic' ? because : `error decoding patch: ${because}`)
  }
}

/**
 * The value that a request's text holds, JSON or YAML; of several documents the first, with the members of its maps in order. Throws a 400 for what
 * cannot be read, and a 415 for anything else.
 */
export function parseBody(text: string, contentType = 'application/json'): unknown {
  if (isJson(contentType)) return parseJson(text) ?? {}
  if (!contentType.includes('yaml')) throw unsupportedMediaType()
  const [document] = parseAllDocuments(text, { ...yamlOptions, uniqueKeys: false })
  const error = document?.errors[0]
  if (error !== undefined) throw badRequest(`error converting YAML to JSON: yaml: ${error.message}`)
  try {
    return sortedMembers(document?.toJS({ maxAliasCount: 100 }) ?? {})
  } catch (cause) {
    throw badRequest(`error converting YAML to JSON: yaml: ${(cause as Error).message}`)
  }
}

/**
 * The fields that a request's text holds twice, in the words of a strict API server. The last one of a name counts; a reader of values cannot see the
 * others any more, so that this reads the text again.
 */
export function duplicateFields(text: string, contentType = 'application/json'): string[] {
  const document = parseDocument(text, { ...yamlOptions, uniqueKeys: false })
  const lines: string[] = []
  const fields: string[] = []
  visit(document, {
    Map(_, node, ancestors) {
      const seen = new Set<string>()
      for (const { key } of node.items) {
        const name = String(isScalar(key) ? key.value : key)
        if (seen.has(name)) {
          fields.push(`duplicate field ${JSON.stringify(dotted([...pathOf([...ancestors, node]), name]))}`)
          lines.push(
            `  line ${lineOf(text, isScalar(key) ? (key.range?.[0] ?? 0) : 0)}: key ${JSON.stringify(name)} already set in map`,
          )
        }
        seen.add(name)
      }
    },
  })
  if (isJson(contentType)) return fields
  return lines.length === 0 ? [] : [`yaml: unmarshal errors:\n${lines.join('\n')}`]
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The steps that lead down a chain of nodes, each the parent of the next. */
function pathOf(chain: readonly unknown[]): (string | number)[] {
  return chain.flatMap((node, index): (string | number)[] => {
    if (isPair(node)) return [String(isScalar(node.key) ? node.key.value : node.key)]
    const next = chain[index + 1]
    if (next === undefined || isMap(node) || isPair(next)) return []
    const items = (node as { items?: unknown[] }).items
    return items === undefined ? [] : [items.indexOf(next)]
  })
}
