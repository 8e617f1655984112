import { type Alias, type Document, isScalar, parseAllDocuments, type Scalar, visit, type YAMLError } from 'yaml'
import { isObject, type Json } from '../member.ts'
import { yamlOptions } from '../yaml.ts'
import { ManifestDocument } from './document.ts'
import { type Hint, ManifestError, type ManifestProblem } from './problem.ts'
import { Source } from './source.ts'

/** References to anchors that one document may hold: enough for people, too few for a bomb. */
const maxAliasCount = 100

const hintsOf: Readonly<Record<string, Hint>> = {
  TAB_AS_INDENT: { is: 'spaces' },
  BAD_INDENT: { is: 'indentation' },
  BLOCK_AS_IMPLICIT_KEY: { is: 'indentation' },
  MISSING_CHAR: { is: 'indentation' },
}

const template: Hint = { is: 'template' }

function lineOfFirst(document: Document.Parsed, source: Source, name: string, before: number): number {
  let line = 0
  visit(document, {
    Pair(_, { key }) {
      if (line === 0 && isScalar(key) && String(key.value) === name && key.range && key.range[0] < before)
        line = source.place(key.range[0], key.range[1]).line
    },
  })
  return line
}

/** A quote that is never closed swallows the rest of the text: where it opens, and not where the text ends. */
function openQuote(document: Document.Parsed): Scalar | undefined {
  let last: Scalar | undefined
  visit(document, {
    Scalar(_, scalar) {
      if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') last = scalar
    },
  })
  return last
}

const prefix = 'error converting YAML to JSON: yaml:'

function syntaxProblem(error: YAMLError, document: Document.Parsed, source: Source): ManifestProblem {
  const quote = /^Missing closing .quote/.test(error.message) ? openQuote(document) : undefined
  if (quote?.range) {
    const place = source.place(quote.range[0], quote.range[0] + 1)
    const hint: Hint = { is: 'closeQuote', quote: source.text.charAt(quote.range[0]) }
    return { message: `${prefix} line ${place.line}: ${error.message}`, place, hints: [hint] }
  }
  const place = source.place(error.pos[0], error.pos[1])
  if (error.code !== 'DUPLICATE_KEY')
    return {
      message: `${prefix} line ${place.line}: ${error.message}`,
      place,
      hints: [place.text.includes('{{') ? template : hintsOf[error.code]].filter(hint => hint !== undefined),
    }
  const name = /^[^:\s]+/.exec(source.text.slice(error.pos[0]))?.[0] ?? ''
  const key = source.place(error.pos[0], error.pos[0] + name.length)
  const line = lineOfFirst(document, source, name, error.pos[0])
  return {
    message: `${prefix} unmarshal errors:\n  line ${place.line}: key ${JSON.stringify(name)} already set in map`,
    place: key,
    hints: line === 0 ? [] : [{ is: 'once', field: name, line }],
  }
}

/** What is wrong with the aliases of a document, in the words of Kubernetes' parser: one names nothing, or they multiply beyond measure. */
function aliasProblem(document: Document.Parsed, source: Source): ManifestProblem {
  let first: Alias | undefined
  let unknown: Alias | undefined
  visit(document, {
    Alias(_, alias) {
      first ??= alias
      if (alias.resolve(document) === undefined) unknown ??= alias
    },
  })
  const [start, end] = (unknown ?? first)?.range ?? document.range
  const place = source.place(start, end)
  return unknown === undefined
    ? {
        message: `${prefix} document contains excessive aliasing`,
        place,
        hints: [{ is: 'aliases' }],
      }
    : {
        message: `${prefix} unknown anchor '${unknown.source}' referenced`,
        place,
        hints: [{ is: 'anchor', name: unknown.source }],
      }
}

function plainValue(document: Document.Parsed, source: Source): unknown {
  try {
    return document.toJS({ maxAliasCount })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw failure(source, [aliasProblem(document, source)])
  }
}

const failure = (source: Source, problems: readonly ManifestProblem[]): ManifestError =>
  new ManifestError(source.file, `error parsing ${source.file}: ${problems[0]!.message}`, problems)

/** The objects of one YAML document: of a list its items, whichever kind of list it is. */
function objectsOf(value: Json, source: Source, document: Document.Parsed): ManifestDocument[] {
  const { kind, items } = value
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items))
    return [new ManifestDocument(value, source, document, [])]
  return items.filter(isObject).map((item, index) => new ManifestDocument(item, source, document, ['items', index]))
}

/** What a text is meant to be: the Go type that its documents are read into, and what helps where one is of no such form. */
const forms = {
  manifest: { goType: 'unstructured.detector', hint: { is: 'notManifest' } },
  patch: { goType: 'map[string]interface {}', hint: { is: 'notPatch' } },
} as const

/** A manifest, or a patch of an object. */
export type Form = keyof typeof forms

function documentsOf(document: Document.Parsed, source: Source, form: Form): ManifestDocument[] {
  const [error] = document.errors
  if (error !== undefined) throw failure(source, [syntaxProblem(error, document, source)])
  const value = plainValue(document, source)
  if (value === null || value === undefined) return []
  if (isObject(value)) return objectsOf(value, source, document)
  const { range } = document.contents!
  const { goType, hint } = forms[form]
  const message = `json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go value of type ${goType}`
  throw failure(source, [{ message, place: source.place(range![0], range![1]), hints: [hint] }])
}

/** Texts that were read before: every scenario of a feature applies the same manifests. */
const remembered = new Map<string, readonly ManifestDocument[]>()
const mostRemembered = 256

/**
 * The objects in a manifest's text: YAML or JSON, as many documents as there are, lists taken apart, empty documents left out. Throws a
 * ManifestError for what cannot be read.
 *
 * @param file what to call the text in messages: a path, or the sentence that holds it
 * @param form what it is meant to be, where it cannot be read
 */
export function readManifest(text: string, file = 'manifest', form: Form = 'manifest'): readonly ManifestDocument[] {
  const key = `${form}\0${file}\0${text}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const source = new Source(text, file)
  const parsed = parseAllDocuments(text, { ...yamlOptions, prettyErrors: false }) as Document.Parsed[]
  const documents = parsed.flatMap(document => documentsOf(document, source, form))
  if (remembered.size === mostRemembered) remembered.clear()
  remembered.set(key, documents)
  return documents
}
