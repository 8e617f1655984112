import { type Status, statuses } from '../run.ts'
import { html } from './html.ts'
import type { ShownRun, View } from './view.ts'

/** How it went, in numbers that filter the list below when they are chosen. */
export const summary: View<ShownRun> = {
  name: 'summary',
  follows: ['filter'],
  html({ run, messages, filter }) {
    const counts = new Map<Status, number>()
    for (const { status } of run.scenarios) counts.set(status, (counts.get(status) ?? 0) + 1)
    const total = run.scenarios.length
    const found = statuses.filter(status => counts.has(status))
    const chip = (status: Status | undefined, text: string, count: number) =>
      html`<button class="chip ${status ?? 'all'}" data-status="${status ?? ''}" aria-pressed="${String(filter.status === status)}"><b>${count}</b> ${text}</button>`
    return html`<div class="proportions" role="img" aria-label="${messages.scenarios(total)}">${found.map(
      status => html`<i class="${status}" style="flex:${counts.get(status)!}"></i>`,
    )}</div><p class="chips">${chip(undefined, messages.allStatuses, total)}${found.map(status =>
      chip(status, messages.status[status], counts.get(status)!),
    )}<span class="soft">${run.tools.join(' · ')}</span></p>`.text
  },
}
