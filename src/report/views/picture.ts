import { html, safe } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** The lanes of the chosen window; what follows the pointer is put over it by the page. */
export const picture: View<ShownScenario> = {
  name: 'picture',
  follows: ['window'],
  html({ story, messages }) {
    if (story === undefined) return html`<p class="soft">${messages.noTimeline}</p>`.text
    return html`<h2>${messages.timeline} ${story.isZoomed && html`<button data-whole="">${messages.wholeTimeline}</button>`}</h2>
<div class="lanes" tabindex="0">${safe(story.svg)}<div class="cursor"></div><div class="hover"></div><div class="selection"></div></div>
<p class="soft hint">${messages.howToRead}</p>`.text
  },
}
