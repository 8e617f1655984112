import type { Envelope } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { type Part, readPart } from './read-part.ts'
import { milliseconds, readScenario } from './read-scenario.ts'
import type { Run, ScenarioRun } from './run.ts'

/**
 * Reads the messages of one or more runs (shards of one, say) into what a report shows. Of a scenario that was retried
 * the last attempt counts, and the others are told with it.
 */
export function readRun(streams: Iterable<Iterable<Envelope>>): Run {
  const parts = Array.from(streams, readPart)
  const begins = parts.flatMap(({ query }) => query.findTestRunStarted() ?? [])
  return {
    tools: [...new Set(parts.flatMap(({ query }) => toolsOf(query)))],
    began: begins
      .map(({ timestamp }) => new Date(milliseconds(timestamp)).toISOString())
      .sort()
      .at(0),
    took: parts.reduce((sum, { query }) => sum + milliseconds(query.findTestRunDuration()), 0),
    scenarios: withUniqueIds(parts.flatMap(scenariosOf).sort(byPlace)),
  }
}

/** The envelopes of a file of messages, one JSON line each. Throws an Error that names the line which is none. */
export function* parseMessages(text: string, file: string): Iterable<Envelope> {
  let line = 0
  for (const json of text.split('\n')) {
    line++
    if (json.trim() === '') continue
    try {
      yield JSON.parse(json) as Envelope
    } catch (error) {
      throw new Error(`${file}:${line} is no cucumber message; write them with --format message:${file}`, {
        cause: error,
      })
    }
  }
}

function scenariosOf({ query, attempts }: Part): ScenarioRun[] {
  return query.findAllTestCaseStarted().map(started => {
    const earlier = attempts.get(started.testCaseId)!.filter(({ attempt }) => attempt < started.attempt)
    return readScenario(query, started, earlier)
  })
}

function toolsOf(query: Query): string[] {
  const meta = query.findMeta()
  return [meta?.implementation, meta?.runtime].flatMap(tool =>
    tool === undefined ? [] : [`${tool.name} ${tool.version}`],
  )
}

const { compare } = new Intl.Collator('en', { numeric: true })

/** In the order of the files and their lines, however the run was shuffled or split. */
const byPlace = (a: ScenarioRun, b: ScenarioRun): number => compare(a.id, b.id)

/** The same scenario may come twice, from two runs: the second is told apart by a number. */
function withUniqueIds(scenarios: readonly ScenarioRun[]): ScenarioRun[] {
  const seen = new Map<string, number>()
  return scenarios.map(scenario => {
    const times = (seen.get(scenario.id) ?? 0) + 1
    seen.set(scenario.id, times)
    return times === 1 ? scenario : { ...scenario, id: `${scenario.id}#${times}` }
  })
}
