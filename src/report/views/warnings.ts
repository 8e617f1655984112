import { formatDuration } from '../../locales/duration.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** What the scenario broke of what always holds, whether that failed it or not. Choosing one moves the cursor there. */
export const warnings: View<ShownScenario> = {
  name: 'warnings',
  follows: [],
  html({ brackets, messages }) {
    const broken = brackets.filter(({ step }) => step === undefined)
    if (broken.length === 0) return ''
    return html`<h2>${messages.warnings}</h2><ul>${broken.map(
      ({ text, seen, at, verdict }) =>
        html`<li class="of-${verdict}"><button class="time" data-at="${at}">${formatDuration(at)}</button> <b>${text}</b> ${seen}</li>`,
    )}</ul>`.text
  },
}
