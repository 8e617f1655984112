import { formatDuration } from '../locales/duration.ts'
import { reportEn } from '../locales/report.en.ts'
import type { ReportMessages } from '../locales/report.messages.ts'
import { isWell, type Run, type ScenarioRun, statuses } from './run.ts'
import { escaped } from './svg.ts'
import { firstLines, realTime } from './views/html.ts'

/** More failures are told by their number: who has so many reads the report. */
const mostFailures = 20
const mostLines = 6

/**
 * A run in a few lines of Markdown, for the page of a CI's job: how many scenarios, what failed with its first lines,
 * and how much virtual time was played.
 */
export function jobSummary({ scenarios, took }: Run, messages: ReportMessages = reportEn): string {
  const virtual = scenarios.reduce((sum, { account }) => sum + (account?.until ?? 0), 0)
  const times = messages.tookVirtual(formatDuration(Math.round(virtual / 1000) * 1000), realTime(took))
  const counts = statuses.flatMap(status => {
    const count = scenarios.filter(scenario => scenario.status === status).length
    return count === 0 ? [] : [`${count} ${messages.status[status]}`]
  })
  const failures = scenarios.filter(({ status }) => !isWell(status))
  const retried = scenarios.filter(({ earlier, status }) => earlier.length > 0 && isWell(status))
  return [
    `## ${failures.length === 0 ? '✅' : '❌'} ${messages.scenarios(scenarios.length)}: ${counts.join(', ')}`,
    times,
    ...failures.slice(0, mostFailures).map(scenario => failureOf(scenario, messages)),
    ...(failures.length > mostFailures ? [messages.more(failures.length - mostFailures)] : []),
    ...(retried.length > 0 ? [`↻ ${messages.retried}: ${retried.map(({ id }) => code(id)).join(', ')}`] : []),
    '',
  ].join('\n\n')
}

function failureOf({ feature, name, id, status, message = '' }: ScenarioRun, messages: ReportMessages): string {
  const lines = firstLines(message, mostLines)
  const told = lines.length === 0 ? '' : `\n\n<pre>${escaped(lines.join('\n'))}</pre>`
  return `**${escaped(feature)} › ${escaped(name)}** — ${messages.status[status]}, ${code(id)}${told}`
}

const code = (text: string): string => `<code>${escaped(text)}</code>`
