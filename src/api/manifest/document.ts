import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Path } from '../decoding.ts'
import type { Json } from '../member.ts'
import type { Place, Source } from './source.ts'

type Part = Node | Pair | null | undefined

/** One object of a manifest, with the way back to the text it was written as. */
export class ManifestDocument {
  /** The document as plain data, as it was written: not decoded yet. */
  readonly value: Json
  readonly source: Source
  /** The chart's template that it was rendered from, where `helm template` says so. */
  readonly template: string | undefined
  readonly #yaml: Document.Parsed
  /** Where the object stands in its document: below `items`, if that is a list. */
  readonly #root: Path

  constructor(value: Json, source: Source, yaml: Document.Parsed, root: Path) {
    this.value = value
    this.source = source
    this.#yaml = yaml
    this.#root = root
    this.template = templateOf(yaml)
  }

  get kind(): string {
    return typeof this.value.kind === 'string' ? this.value.kind : ''
  }

  get apiVersion(): string {
    return typeof this.value.apiVersion === 'string' ? this.value.apiVersion : ''
  }

  /** Where the name of a field stands. Of a field that is not there: where what should hold it stands. */
  placeOfField(path: Path): Place {
    const { pair, node } = this.#find(path)
    return this.#place(pair !== undefined && isPair(pair) ? (pair.key as Node) : (node ?? this.#yaml.contents))
  }

  /** Where a field's value stands. A value of several lines is told by the name of its field. */
  placeOfValue(path: Path): Place {
    const { node } = this.#find(path)
    return isScalar(node) ? this.#place(node) : this.placeOfField(path)
  }

  /** A scalar as it is written, quotes and all; undefined if the field is not there or holds more. */
  textAt(path: Path): string | undefined {
    const { node } = this.#find(path)
    return isScalar(node) && node.range ? this.source.text.slice(node.range[0], node.range[1]) : undefined
  }

  #place(node: Part): Place {
    const [start, end] = (node as Node | null)?.range ?? [this.#yaml.range[0], this.#yaml.range[0] + 1]
    return this.source.place(start, end)
  }

  /** The node at a path, or at as much of it as there is, and the pair that holds it. */
  #find(path: Path): { pair?: Pair; node: Part } {
    let node: Part = this.#yaml.contents
    let pair: Pair | undefined
    for (const step of [...this.#root, ...path]) {
      if (isAlias(node)) node = node.resolve(this.#yaml)
      if (isMap(node)) {
        const found: Pair | undefined = node.items.find(item => keyOf(item) === String(step))
        if (found === undefined) break
        pair = found
        node = found.value as Part
      } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
        node = node.items[Number(step)] as Part
        pair = undefined
      } else break
    }
    return { pair, node }
  }
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)

function templateOf(yaml: Document.Parsed): string | undefined {
  const comment = `${yaml.commentBefore ?? ''}\n${yaml.contents?.commentBefore ?? ''}`
  return /^ Source: (\S+)$/m.exec(comment)?.[1]
}
