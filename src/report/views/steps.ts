import { formatDuration } from '../../locales/duration.ts'
import type { StepRun } from '../run.ts'
import { attachedHtml } from './attachments.ts'
import { html } from './html.ts'
import type { ShownScenario, Story, View } from './view.ts'

/**
 * The sentences, when in virtual time each began, and why one failed. Choosing one shows its stretch of the timeline.
 */
export const steps: View<ShownScenario> = {
  name: 'steps',
  follows: [],
  html({ scenario, story, messages }) {
    return html`<h2>${messages.steps}</h2><ol>${scenario.steps.map(step => stepHtml(step, story))}</ol>`.text
  },
}

function stepHtml(step: StepRun, story: Story | undefined) {
  const { number, keyword, text, docString, table, status, message, attachments } = step
  const span = number === undefined ? undefined : story?.steps.get(number)
  return html`<li class="step-${status}"${span && html` data-from="${span.from}" data-to="${span.to}"`}><p><i class="badge ${status}"></i><b>${keyword}</b> ${text}${
    span && html`<button class="time" data-at="${span.to}">${spanOf(span)}</button>`
  }</p>${docString !== undefined && html`<pre>${docString}</pre>`}${table && tableHtml(table)}${message !== undefined && html`<pre class="message">${plain(message)}</pre>`}${attachments.map(attachedHtml)}</li>`
}

const spanOf = ({ from, to }: { from: number; to: number }): string =>
  from === to ? formatDuration(from) : `${formatDuration(from)} – ${formatDuration(to)}`

function tableHtml(rows: readonly (readonly string[])[]) {
  return html`<table>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</table>`
}

/** Without the colours that terminals show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const plain = (text: string): string => text.replaceAll(/\u001b\[[0-9;]*m/g, '')
