import { html, plain, realTime } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** How it went before it was tried again. */
export const attempts: View<ShownScenario> = {
  name: 'attempts',
  follows: [],
  html({ scenario: { earlier }, messages }) {
    if (earlier.length === 0) return ''
    return html`<h2>${messages.earlierAttempts}</h2>${earlier.map(
      ({ status, took, message }, index) =>
        html`<details><summary><i class="badge ${status}"></i>${messages.attempt(index + 1)}: ${messages.status[status]} · ${realTime(took)}</summary>${message !== undefined && html`<pre class="message">${plain(message)}</pre>`}</details>`,
    )}`.text
  },
}
