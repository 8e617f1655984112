import type { Place } from './source.ts'

/** What may help with a problem: facts, for {@link ManifestWords} to say. */
export type Hint =
  /** A field that is meant, perhaps: its name, or the path where one of this name belongs. */
  | { is: 'meant'; name: string }
  | { is: 'belongsAt'; path: string; field: string }
  | { is: 'fields'; names: readonly string[] }
  | { is: 'unquoted'; text: string }
  | { is: 'quoted'; text: string }
  | { is: 'wholeNumber'; field: string; number?: string }
  | { is: 'number'; field: string; least: string; most: string }
  | { is: 'trueOrFalse'; field: string }
  /** A list is wanted, and there is something else: `item` names one of its entries. */
  | { is: 'list'; field: string; item: string }
  | { is: 'texts'; field: string }
  | { is: 'noList'; field: string }
  | { is: 'nested'; field: string; name: string; value: string }
  | { is: 'labels'; field: string; key: string; value: string }
  | { is: 'quantity'; meant?: string }
  | { is: 'oneOf'; values: readonly string[] }
  | { is: 'spaces' }
  | { is: 'once'; field: string; line: number }
  | { is: 'apiVersion'; kind: string; version: string }
  | { is: 'kindMeant'; kind: string }
  | { is: 'notManifest' }
  | { is: 'notPatch' }
  | { is: 'missing'; field: string }
  | { is: 'labelsOfSelector'; labels: Readonly<Record<string, string>> }
  | { is: 'noVolume'; name: string; names: readonly string[] }
  | { is: 'indentation' }
  | { is: 'closeQuote'; quote: string }
  | { is: 'aliases' }
  | { is: 'anchor'; name: string }
  /** What a template engine has yet to fill in. */
  | { is: 'template' }
  | { is: 'namespace'; name: string }

/** Something wrong with a manifest, and where. */
export interface ManifestProblem {
  /** In the words of the API server or of kubectl. */
  message: string
  place: Place
  hints: readonly Hint[]
}

/** Hints in a language of people. */
export interface ManifestWords {
  hint(hint: Hint): string
  /** A chart's template that a document was rendered from. */
  renderedFrom(of: { template: string }): string
  /** When there is more than one problem. */
  problems(of: { count: number }): string
}

/** A manifest that cannot be read, or whose objects the API server would refuse. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
  readonly file: string
  readonly problems: readonly ManifestProblem[]

  constructor(file: string, message: string, problems: readonly ManifestProblem[]) {
    super(message)
    this.file = file
    this.problems = problems
  }
}
