import type { Manifest } from '../account.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** What was applied, as it was written; of ready-made objects, as they would be. */
export const manifests: View<ShownScenario> = {
  name: 'manifests',
  follows: [],
  html({ scenario, messages }) {
    const found = scenario.account?.manifests ?? []
    if (found.length === 0) return ''
    return html`<h2>${messages.manifests}</h2>${found.map(manifest => manifestHtml(manifest, messages))}`.text
  },
}

function manifestHtml({ step, file, text, leftOut, objects }: Manifest, messages: ShownScenario['messages']) {
  const origin = file ?? (objects === undefined ? messages.inFeature : messages.readyMade)
  const more = leftOut !== undefined && html`<p class="soft">${messages.leftOut(leftOut)}</p>`
  return html`<details><summary>${origin} <small>${messages.step(step)}</small></summary><pre class="yaml">${text}</pre>${more}</details>`
}
