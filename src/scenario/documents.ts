import { parseAllDocuments } from 'yaml'
export function documentsOf(text: string, _scenario: unknown): Record<string, unknown>[] {
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(Boolean)
}
