import { formatDuration } from '../../locales/duration.ts'
import type { Line, StepMark } from '../../timeline/transcript-fold.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** The transcript; choosing a line moves the cursor there. */
export const lines: View<ShownScenario> = {
  name: 'lines',
  follows: [],
  html({ story, messages }) {
    if (story === undefined) return ''
    return html`<h2>${messages.whatHappened}</h2><ol class="transcript">${story.lines.map(lineHtml)}</ol>`.text
  },
}

function lineHtml(line: Line | StepMark) {
  if (!('text' in line)) return html`<li class="mark">── step ${line.step}</li>`
  const { at, about, text, times, until } = line
  const repeated = times > 1 && html` <b>×${times} until ${formatDuration(until)}</b>`
  return html`<li data-at="${at}"><span class="when">${formatDuration(at)}</span><span class="about">${about}</span><span>${text}${repeated}</span></li>`
}
