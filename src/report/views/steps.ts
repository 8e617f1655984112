import { formatDuration } from '../../locales/duration.ts'
import type { Bracket } from '../brackets.ts'
import type { StepRun } from '../run.ts'
import { attachedHtml } from './attachments.ts'
import { html, plain } from './html.ts'
import type { ShownScenario, Story, View } from './view.ts'

/**
 * The sentences, when in virtual time each began, where it was decided, and why one failed. Choosing one shows its
 * stretch of the timeline.
 */
export const steps: View<ShownScenario> = {
  name: 'steps',
  follows: [],
  html({ scenario, story, messages, brackets }) {
    const decided = Map.groupBy(brackets, ({ step }) => step)
    const items = scenario.steps.map(step => stepHtml(step, decided.get(step.number ?? 0) ?? [], story, messages))
    return html`<h2>${messages.steps}</h2><ol lang="${scenario.language}">${items}</ol>`.text
  },
}

function stepHtml(
  step: StepRun,
  decided: readonly Bracket[],
  story: Story | undefined,
  messages: ShownScenario['messages'],
) {
  const { number, keyword, text, docString, table, status, message, attachments } = step
  const span = number === undefined ? undefined : story?.steps.get(number)
  return html`<li class="step-${status}"${number !== undefined && html` data-number="${number}"`}${span && html` data-from="${span.from}" data-to="${span.to}"`}><p><i class="badge ${status}" role="img" aria-label="${messages.status[status]}"></i>${
    number !== undefined && html`<span class="number">${number}</span>`
  }<span><b>${keyword}</b> ${text}</span><span class="times">${
    story !== undefined && decided.map(bracket => decidedHtml(bracket, span, messages))
  }${span && html`<button class="time" data-at="${span.to}">${spanOf(span)}</button>`}</span></p>${docString !== undefined && html`<pre>${docString}</pre>`}${table && tableHtml(table)}${message !== undefined && html`<pre class="message">${plain(message)}</pre>`}${attachments.map(attachedHtml)}</li>`
}

interface StepSpan {
  readonly from: number
  readonly to: number
}

/** When it was decided; also what was looked at, if that is not just the time of the step. */
function decidedHtml(
  { verdict, from, to, at, text, seen }: Bracket,
  span: StepSpan | undefined,
  messages: ShownScenario['messages'],
) {
  const how = messages.span({ from: formatDuration(from), to: formatDuration(to), at: formatDuration(at) })
  const title = [messages.sign[verdict === 'holds' ? 'holds' : 'broken'], text, seen, how].filter(Boolean).join('\n')
  const looked =
    from === to || (from === span?.from && to === span.to) ? '' : `${formatDuration(from)} – ${formatDuration(to)}`
  const decided = looked === '' || at !== to ? formatDuration(at) : ''
  const told = [looked, decided].filter(Boolean).join(' @ ')
  return html`<button class="time decided of-${verdict}" data-at="${at}" title="${title}">${told}</button>`
}

const spanOf = ({ from, to }: StepSpan): string =>
  from === to ? formatDuration(from) : `${formatDuration(from)} – ${formatDuration(to)}`

function tableHtml(rows: readonly (readonly string[])[]) {
  return html`<table>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</table>`
}
