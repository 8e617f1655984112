import { isPartlyInferred } from '../../api/release.ts'
import { formatDuration } from '../../locales/duration.ts'
import { html, realTime } from './html.ts'
import { fragmentOf } from './link.ts'
import type { ShownScenario, View } from './view.ts'

/** Which scenario this is, how it went, and under which conditions. */
export const heading: View<ShownScenario> = {
  name: 'heading',
  follows: [],
  html({ scenario, messages, filter }) {
    const { feature, rule, name, tags, status, id, took, earlier, account, language } = scenario
    const gates = Object.entries(account?.gates ?? {}).map(([gate, isOn]) => `${gate}=${isOn}`)
    const facts = [
      messages.status[status],
      account === undefined ? realTime(took) : messages.tookVirtual(formatDuration(account.until), realTime(took)),
      earlier.length > 0 && messages.attempts(earlier.length + 1),
      account !== undefined && versionOf(account.kubernetes, messages),
      account !== undefined && `${messages.seed} ${account.seed}`,
      gates.length > 0 && `${messages.gates} ${gates.join(', ')}`,
      account !== undefined && account.kept.length > 0 && `${messages.kept}: ${account.kept.join(', ')}`,
      id,
    ]
    return html`<p class="path"><a href="${fragmentOf({ filter })}">${messages.toRun}</a> › <span lang="${language}">${feature}${rule !== undefined && html` › ${rule}`}</span></p>
<h1 tabindex="-1" lang="${language}"><i class="badge ${status}"></i>${name}</h1>
<p class="soft">${facts.filter(fact => fact !== false).join(' · ')}${tags.map(tag => html` <span class="tag">${tag}</span>`)}</p>`
      .text
  },
}

const versionOf = (kubernetes: string, { partlyInferred }: ShownScenario['messages']): string =>
  `Kubernetes ${kubernetes}${isPartlyInferred(kubernetes) ? ` (${partlyInferred})` : ''}`
