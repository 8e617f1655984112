import { html, safe } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** How many lanes are drawn when more are asked for. */
export const manyLanes = 400

/** The lanes of the chosen window; what follows the pointer is put over it by the page. */
export const picture: View<ShownScenario> = {
  name: 'picture',
  follows: ['window'],
  html({ story, messages }) {
    if (story === undefined) return html`<p class="soft">${messages.noTimeline}</p>`.text
    const button = (action: string, sign: string, name: string) =>
      html`<button data-do="${action}" title="${name}" aria-label="${name}">${sign}</button>`
    const missing = Math.min(story.laneCount, manyLanes) - story.most
    return html`<h2>${messages.timeline} <span class="tools">${button('previous', '◀', messages.previous)}${button('next', '▶', messages.next)}${button('zoom-in', '+', messages.zoomIn)}${button('zoom-out', '−', messages.zoomOut)}${
      story.isZoomed && html`<button data-do="whole">${messages.wholeTimeline}</button>`
    }${missing > 0 && html`<button data-do="more-lanes">${messages.moreLanes(missing)}</button>`}</span></h2>
<div class="lanes" tabindex="0" role="group" aria-label="${messages.timeline}">${safe(story.svg)}<div class="cursor"></div><div class="hover"></div><div class="selection"></div></div>
<p class="soft hint">${messages.howToRead}</p>`.text
  },
}
