import type { Resource } from '../resources.ts'
import type { StatusError } from '../status-error.ts'
import { problemsIn, problemsOf, problemsOfNamespace, problemsOfPatch } from './check.ts'
import type { ManifestDocument } from './document.ts'
import type { ManifestError, ManifestProblem, ManifestWords } from './problem.ts'

/** Text in an editor's monospace: Chinese, Japanese and Korean letters are two columns wide. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(letter)
        ? 2
        : 1),
    0,
  )

/** `web.yaml:42:3`, the line, and a caret below what is meant. */
function excerpt(file: string, { line, column, length, text }: ManifestProblem['place']): string[] {
  const before = text.slice(0, column - 1)
  const gutter = ' '.repeat(String(line).length)
  const indent = before.replaceAll(/[^\t]/g, letter => ' '.repeat(width(letter)))
  const carets = '^'.repeat(Math.max(1, width(text.slice(column - 1, column - 1 + length))))
  return [`  ${file}:${line}:${column}`, `  ${line} | ${text}`, `  ${gutter} | ${indent}${carets}`]
}

/** A problem's place and hints, below its message, unless that has been said already. */
function explained(file: string, problem: ManifestProblem, words: ManifestWords, said = ''): string {
  const hints = problem.hints.map(hint => `  → ${words.hint(hint)}`)
  const message = said.endsWith(problem.message) ? [] : [problem.message]
  return [...message, ...excerpt(file, problem.place), ...hints].join('\n')
}

/** Problems as a person reads them, one after the other: what, where, and what to do. */
export const explainProblems = (file: string, problems: readonly ManifestProblem[], words: ManifestWords): string =>
  problems.map(problem => explained(file, problem, words)).join('\n\n')

/** The message, and below it its problems: one alone needs no heading, and does not say the message again. */
function below(file: string, message: string, problems: readonly ManifestProblem[], words: ManifestWords): string {
  const [only] = problems
  if (only === undefined) return message
  if (problems.length === 1) return `${message}\n${explained(file, only, words, message)}`
  return `${message}\n${words.problems({ count: problems.length })}\n\n${explainProblems(file, problems, words)}`
}

/** What could not be read, with the place and what may help. */
export const explainManifest = ({ file, message, problems }: ManifestError, words: ManifestWords): string =>
  below(file, message, problems, words)

const isAboutText = ({ reason }: StatusError): boolean => reason === 'Invalid' || reason === 'BadRequest'

/**
 * A refusal of an object from a manifest: the API server's own message first, then everything that is wrong, each where it stands. A refusal
 * that is not about the manifest's text is only the message.
 */
export function explainRefusal(document: ManifestDocument, error: StatusError, words: ManifestWords): string {
  const causes = error.status.details?.causes ?? []
  const problems = isAboutText(error)
    ? causes.length > 0
      ? problemsIn(document, causes)
      : problemsOf(document)
    : problemsOfNamespace(document, error)
  const { template, source } = document
  const head =
    template === undefined || problems.length === 0
      ? error.message
      : `${error.message}\n${words.renderedFrom({ template })}`
  return below(source.file, head, problems, words)
}

/** {@link explainRefusal} of a patch that was written as a document: its fields stand in the text, those of the patched object may not. */
export function explainPatchRefusal(
  document: ManifestDocument,
  resource: Resource,
  error: StatusError,
  words: ManifestWords,
): string {
  const causes = (error.status.details?.causes ?? []).filter(({ field }) => field !== 'patch')
  const problems = isAboutText(error)
    ? causes.length > 0
      ? problemsIn(document, causes)
      : problemsOfPatch(document, resource)
    : []
  return below(document.source.file, error.message, problems, words)
}
