import { formatDuration } from '../../locales/duration.ts'
import { isWell, type ScenarioRun } from '../run.ts'
import { filtered, isWarned } from './filter.ts'
import { firstLines, html, realTime } from './html.ts'
import { fragmentOf } from './link.ts'
import type { ShownRun, View } from './view.ts'

/** Every scenario that the filter lets through, under its feature and rule. */
export const scenarioList: View<ShownRun> = {
  name: 'scenarios',
  follows: ['filter'],
  html({ run, messages, filter }) {
    const found = filtered(run.scenarios, filter)
    if (found.length === 0) return html`<p class="soft">${messages.nothingFound}</p>`.text
    const features = Map.groupBy(found, ({ id, feature }) => `${feature}\0${fileOf(id)}`)
    return [...features.values()].map(scenarios => featureOf(scenarios, messages).text).join('')
  },
}

function featureOf(scenarios: readonly ScenarioRun[], messages: ShownRun['messages']) {
  const { feature, id, language } = scenarios[0]!
  const rules = Map.groupBy(scenarios, ({ rule }) => rule)
  return html`<section class="feature" lang="${language}"><h2>${feature} <small>${fileOf(id)}</small></h2>${[
    ...rules,
  ].map(
    ([rule, ofRule]) =>
      html`${rule !== undefined && html`<h3>${rule}</h3>`}<ul>${ofRule.map(scenario => scenarioOf(scenario, messages))}</ul>`,
  )}</section>`
}

function scenarioOf(scenario: ScenarioRun, { status: words, attempts, warned }: ShownRun['messages']) {
  const { id, name, status, took, tags, earlier, account, message } = scenario
  const times = [account === undefined ? undefined : formatDuration(account.until), realTime(took)]
  return html`<li><div><a href="${fragmentOf({ id })}"><i class="badge ${status}" role="img" aria-label="${words[status]}" title="${words[status]}"></i>${name}</a>${
    earlier.length > 0 && html` <span class="tag odd">↻ ${attempts(earlier.length + 1)}</span>`
  }${
    isWarned(scenario) && html` <span class="tag odd" title="${warned}">⚠ ${account!.violations.length}</span>`
  }${tags.map(
    tag => html` <button class="tag" data-tag="${tag}">${tag}</button>`,
  )}<span class="took">${times.filter(Boolean).join(' · ')}</span></div>${
    !isWell(status) &&
    message !== undefined &&
    html`<p class="why">${firstLines(message, 2).map(line => html`<span>${line}</span>`)}</p>`
  }</li>`
}

const fileOf = (id: string): string => id.replace(/:\d+(#\d+)?$/, '')
