import { formatDuration } from '../../locales/duration.ts'
import { html, realTime } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** Which scenario this is, and how it went. */
export const heading: View<ShownScenario> = {
  name: 'heading',
  follows: [],
  html({ scenario, messages, story }) {
    const { feature, rule, name, tags, status, id, took, earlier } = scenario
    const end = story && Math.max(0, ...[...story.steps.values()].map(({ to }) => to))
    return html`<p class="path"><a href="#/">${messages.toRun}</a> › ${feature}${rule !== undefined && html` › ${rule}`}</p>
<h1><i class="badge ${status}"></i>${name}</h1>
<p class="soft">${messages.status[status]} · ${end === undefined ? realTime(took) : messages.tookVirtual(formatDuration(end), realTime(took))}${
      earlier.length > 0 && html` · ${messages.attempts(earlier.length + 1)}`
    } · ${id}${tags.map(tag => html` <span class="tag">${tag}</span>`)}</p>`.text
  },
}
