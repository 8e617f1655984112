import type { ScenarioRun } from '../run.ts'
import { html, realTime } from './html.ts'
import { fragmentOf } from './link.ts'
import type { Filter, ShownRun, View } from './view.ts'

/** Every scenario that the filter lets through, under its feature and rule. */
export const scenarioList: View<ShownRun> = {
  name: 'scenarios',
  follows: ['filter'],
  html({ run, messages, filter }) {
    const found = run.scenarios.filter(scenario => matches(scenario, filter))
    if (found.length === 0) return html`<p class="soft">${messages.nothingFound}</p>`.text
    const features = Map.groupBy(found, ({ id, feature }) => `${feature}\0${fileOf(id)}`)
    return [...features.values()].map(scenarios => featureOf(scenarios, messages.status).text).join('')
  },
}

function featureOf(scenarios: readonly ScenarioRun[], words: ShownRun['messages']['status']) {
  const { feature, id } = scenarios[0]!
  const rules = Map.groupBy(scenarios, ({ rule }) => rule)
  return html`<section class="feature"><h2>${feature} <small>${fileOf(id)}</small></h2>${[...rules].map(
    ([rule, ofRule]) =>
      html`${rule !== undefined && html`<h3>${rule}</h3>`}<ul>${ofRule.map(
        ({ id: scenario, name, status, took, tags }) =>
          html`<li><a href="${fragmentOf({ id: scenario })}"><i class="badge ${status}" title="${words[status]}"></i>${name}</a>${tags.map(
            tag => html` <span class="tag">${tag}</span>`,
          )}<span class="took">${realTime(took)}</span></li>`,
      )}</ul>`,
  )}</section>`
}

const fileOf = (id: string): string => id.replace(/:\d+(#\d+)?$/, '')

/** Every word has to occur somewhere in the scenario, whatever its case. */
function matches(scenario: ScenarioRun, { text, status }: Filter): boolean {
  if (status !== undefined && scenario.status !== status) return false
  if (text.trim() === '') return true
  const { feature, rule = '', name, tags, steps, id } = scenario
  const all = [id, feature, rule, name, ...tags, ...steps.map(step => step.text)].join('\n').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}
