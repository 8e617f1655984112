import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml'
import { dotted } from './decoding.ts'
import { badRequest } from './status-error.ts'
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
  const place = goTexts.find(([pattern]) => pattern.test(message))?.[1] ?? 'looking for beginning of value'
  return `invalid character '${character}' ${place}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badRequest(`couldn't get version/kind; json parse error: ${goSyntaxError(text, (error as Error).message)}`)
  }
}

/** The value that a request's text holds, JSON or YAML. Throws a 400 for what cannot be read. */
export function parseBody(text: string, contentType = 'application/json'): unknown {
  if (isJson(contentType)) return parseJson(text)
  const document = parseDocument(text, { ...yamlOptions, uniqueKeys: false })
  const [error] = document.errors
  if (error !== undefined) throw badRequest(`error converting YAML to JSON: yaml: ${error.message}`)
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
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
