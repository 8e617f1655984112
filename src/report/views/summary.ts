import { formatDuration } from '../../locales/duration.ts'
import { type Run, type Status, statuses } from '../run.ts'
import { isWarned } from './filter.ts'
import { html, realTime } from './html.ts'
import type { ShownRun, View } from './view.ts'

/** How it went, in numbers that filter the list below when they are chosen, and under which conditions. */
export const summary: View<ShownRun> = {
  name: 'summary',
  follows: ['filter'],
  html({ run, messages, filter }) {
    const counts = new Map<Status, number>()
    for (const { status } of run.scenarios) counts.set(status, (counts.get(status) ?? 0) + 1)
    const total = run.scenarios.length
    const found = statuses.filter(status => counts.has(status))
    const retried = run.scenarios.filter(({ earlier }) => earlier.length > 0).length
    const warned = run.scenarios.filter(isWarned).length
    const features = new Set(run.scenarios.map(({ id }) => id.replace(/:\d+(#\d+)?$/, ''))).size
    const chip = (status: Status | undefined, text: string, count: number) =>
      html`<button class="chip ${status ?? 'all'}" data-status="${status ?? ''}" aria-pressed="${String(filter.status === status)}">${status && html`<i class="badge ${status}"></i>`}<b>${count}</b> ${text}</button>`
    return html`<h1>${messages.scenarios(total)} · ${messages.features(features)}</h1>
<div class="proportions" role="img" aria-label="${found.map(status => `${counts.get(status)} ${messages.status[status]}`).join(', ')}">${found.map(
      status => html`<i class="${status}" style="flex:${counts.get(status)!}"></i>`,
    )}</div><p class="chips">${chip(undefined, messages.allStatuses, total)}${found.map(status =>
      chip(status, messages.status[status], counts.get(status)!),
    )}${
      retried > 0 &&
      html`<button class="chip" data-retried="" aria-pressed="${String(filter.retried === true)}"><b>↻ ${retried}</b> ${messages.retried}</button>`
    }${
      warned > 0 &&
      html`<button class="chip" data-warned="" aria-pressed="${String(filter.warned === true)}"><b>⚠ ${warned}</b> ${messages.warned}</button>`
    }</p><dl class="facts">${factsOf(run, messages).map(
      ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>`.text
  },
}

/** More of them are told by their number. */
const mostKept = 12

function factsOf({ scenarios, tools, took, began }: Run, messages: ShownRun['messages']): [string, string][] {
  const accounts = scenarios.flatMap(({ account }) => account ?? [])
  const virtual = accounts.reduce((sum, { until }) => sum + until, 0)
  const kubernetes = unique(accounts.map(account => account.kubernetes))
    .sort(byVersion)
    .join(', ')
  const versions = kubernetes === '' ? tools : [`Kubernetes ${kubernetes}`, ...tools]
  const kept = unique(accounts.flatMap(account => account.kept.map(name => name.split('/')[0]!)))
  const more = kept.length > mostKept ? ` ${messages.more(kept.length - mostKept)}` : ''
  const facts: [string, string][] = [
    [messages.virtualTime, formatDuration(Math.round(virtual / 1000) * 1000)],
    [messages.realTime, realTime(took)],
    [messages.began, began === undefined ? '' : `${began.slice(0, 19).replace('T', ' ')} UTC`],
    [messages.versions, versions.join(' · ')],
    [messages.seeds, unique(accounts.map(({ seed }) => String(seed))).join(', ')],
    [messages.kept, kept.slice(0, mostKept).join(', ') + more],
  ]
  return facts.filter(([, value]) => value !== '')
}

const byVersion = new Intl.Collator('en', { numeric: true }).compare

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()
