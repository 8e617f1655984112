import { formatDuration } from '../../locales/duration.ts'
import type { Line, StepMark } from '../../timeline/transcript-fold.ts'
import { html } from './html.ts'
import type { ShownScenario, View } from './view.ts'

/** A longer transcript is cut until all of it is asked for. */
const mostLines = 2000

/** The transcript; choosing a line moves the cursor there. */
export const lines: View<ShownScenario> = {
  name: 'lines',
  follows: ['lines'],
  html({ story, messages, allLines }) {
    if (story === undefined) return ''
    const all = story.lines
    const shown = allLines ? all : all.slice(0, mostLines)
    return html`<h2>${messages.whatHappened}</h2><ol class="transcript" tabindex="0">${shown.map(line => lineHtml(line, messages))}</ol>${
      shown.length < all.length &&
      html`<p class="soft">${messages.more(all.length - shown.length)} <button data-do="all-lines">${messages.allLines(all.length)}</button></p>`
    }`.text
  },
}

function lineHtml(line: Line | StepMark, messages: ShownScenario['messages']) {
  if (!('text' in line)) return html`<li class="mark">── ${messages.step(line.step)}</li>`
  const { at, about, text, times, until } = line
  const repeated = times > 1 && html` <b>${messages.repeated({ times, until: formatDuration(until) })}</b>`
  return html`<li data-at="${at}"><span class="when">${formatDuration(at)}</span><span class="about" title="${about}">${about}</span><span>${text}${repeated}</span></li>`
}
