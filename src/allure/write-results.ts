import type { Envelope } from '@cucumber/messages'
import type { Writer } from 'allure-js-commons/sdk/reporter'
import { isAccount } from '../report/account.ts'
import { type Part, readPart } from '../report/read-part.ts'
import { AttachmentFiles } from './attachment-files.ts'
import { categories } from './categories.ts'
import { attemptOf } from './test-result.ts'

/**
 * Writes the messages of one or more runs as Allure's results: one for every attempt at a scenario, with its hooks as
 * fixtures. Returns how many.
 */
export function writeResults(streams: Iterable<Iterable<Envelope>>, writer: Writer): number {
  const parts = Array.from(streams, readPart)
  const files = new AttachmentFiles(writer)
  let count = 0
  for (const part of parts) {
    for (const started of [...part.attempts.values()].flat()) {
      const { result, container } = attemptOf(part.query, started, files)
      writer.writeResult(result)
      if (container.befores.length + container.afters.length > 0) writer.writeGroup(container)
      count++
    }
  }
  writer.writeCategoriesDefinitions(categories)
  writer.writeEnvironmentInfo(environmentOf(parts, files))
  return count
}

/** Under which conditions it ran: the tools, and what the scenarios say of themselves. */
function environmentOf(parts: readonly Part[], { accounts }: AttachmentFiles): Record<string, string> {
  const told = accounts.filter(isAccount)
  const environment: Record<string, string> = {}
  for (const { query } of parts) {
    const { implementation, runtime, os } = query.findMeta() ?? {}
    for (const tool of [implementation, runtime, os])
      if (tool !== undefined) environment[tool.name] = tool.version ?? ''
  }
  environment.Kubernetes = unique(told.map(({ kubernetes }) => kubernetes))
  environment.seed = unique(told.map(({ seed }) => String(seed)))
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

const unique = (values: readonly string[]): string => [...new Set(values)].sort().join(', ')
