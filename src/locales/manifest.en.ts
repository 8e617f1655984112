import type { Hint, ManifestWords } from '../api/manifest/problem.ts'

type Words = { [Is in Hint['is']]: (hint: Extract<Hint, { is: Is }>) => string }

const list = (names: readonly string[]): string => names.join(', ')

const hints: Words = {
  meant: ({ name }) => `did you mean ${name}?`,
  belongsAt: ({ field, path }) => `${field} belongs at ${path}`,
  fields: ({ names }) => `known here: ${list(names)}`,
  unquoted: ({ text }) => `write ${text} without quotes`,
  quoted: ({ text }) => `this is a text: write "${text}" in quotes`,
  wholeNumber: ({ field, number }) =>
    `${field} is a whole number without a unit${number === undefined ? '' : `: write ${number}`}`,
  number: ({ field, least, most }) => `${field} goes from ${least} to ${most}`,
  trueOrFalse: ({ field }) => `${field} is true or false`,
  list: ({ field, item }) => `${field} is a list: begin each ${item} with "- "`,
  texts: ({ field }) => `${field} is a list: write ["…", "…"], or begin each line with "- "`,
  noList: ({ field }) => `${field} is no list: leave out the "- " and write name: value`,
  nested: ({ field, name, value }) => `one level deeper: ${field}: {${name}: ${value}}`,
  labels: ({ field, key, value }) => `write it as a map: ${field}: {${key}: ${value}}`,
  quantity: ({ meant }) =>
    meant === undefined
      ? 'a quantity is a number with a suffix: 500m, 2, 512Mi, 10Gi'
      : `did you mean ${meant}? Quantities have suffixes such as m, Ki, Mi and Gi`,
  oneOf: ({ values }) => `one of: ${list(values.map(value => JSON.stringify(value)))}`,
  spaces: () => 'YAML is indented with spaces, never with tabs',
  once: ({ field, line }) => `${field} is there already, in line ${line}: keep one of the two`,
  apiVersion: ({ kind, version }) => `a ${kind} has apiVersion: ${version}`,
  kindMeant: ({ kind }) => `did you mean kind: ${kind}?`,
  notManifest: () => 'a manifest begins with apiVersion:, kind: and metadata:',
  notPatch: () => 'a patch is a piece of the object, which is merged into it: begin with spec: or metadata:',
  missing: ({ field }) => `${field} is missing`,
  labelsOfSelector: ({ labels }) =>
    `the selector wants these labels here: ${list(Object.entries(labels).map(([key, value]) => `${key}: ${value}`))}`,
  noVolume: ({ name, names }) =>
    names.length === 0
      ? `there is no volume and no claim template yet: add one named ${name}`
      : `volumes and claim templates here: ${list(names)}`,
  indentation: () =>
    'check the indentation: members of one object begin in the same column, and a colon is followed by a space',
  closeQuote: ({ quote }) => `the ${quote} that opens here is never closed`,
  aliases: () => 'aliases of aliases multiply without measure: write out what they stand for',
  anchor: ({ name }) => `no &${name} stands before it`,
  template: () => 'this is a template, not yet a manifest: render it first, for example with helm template',
  namespace: ({ name }) =>
    `make the namespace first: with a Namespace before it in the manifests, or with the sentence: namespace "${name}"`,
}

/** What is said about manifests. */
export const manifestInEnglish: ManifestWords = {
  hint: hint => (hints[hint.is] as (hint: Hint) => string)(hint),
  renderedFrom: ({ template }) => `rendered from ${template}`,
  problems: ({ count }) => `${count} problems:`,
}
