import type { Attached } from '../run.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** What the scenario attached besides its timeline. */
export const attachments: View<ShownScenario> = {
  name: 'attachments',
  follows: [],
  html({ scenario, messages }) {
    if (scenario.attachments.length === 0) return ''
    return html`<h2>${messages.attachments}</h2>${scenario.attachments.map(attachedHtml)}`.text
  },
}

/** Texts are shown as texts and pictures as pictures; anything else can be saved. Nothing of it runs. */
export function attachedHtml({ name, mediaType, body, isText }: Attached) {
  if (isText) return html`<details><summary>${name}</summary><pre>${body}</pre></details>`
  const address = `data:${/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'};base64,${body}`
  if (mediaType.startsWith('image/'))
    return html`<details><summary>${name}</summary><img src="${address}" alt="${name}"></details>`
  return html`<p><a href="${address}" download="${name}">${name}</a></p>`
}
