import { formatDuration } from '../../locales/duration.ts'
import type { Opened } from '../opened.ts'
import { find } from './dom.ts'

/** Puts the cursor over the lanes where its time is; out of the window it is not seen. */
export function placeCursor(lanes: HTMLElement, { layout, cluster: { at }, window }: Opened): void {
  const { axis, top, bottom, width } = layout
  const cursor = find('.cursor', lanes)
  cursor.hidden = at < window.from || at > window.to
  cursor.style.cssText = `left:${axis.x(at)}px;top:${top - 4}px;height:${bottom - top + 4}px`
  cursor.dataset.time = formatDuration(at)
  cursor.classList.toggle('at-right', axis.x(at) > width - 100)
}

/** Shows the last line of the transcript that had been told at a virtual time. */
export function markLine(at: number): void {
  const lines = document.querySelectorAll<HTMLElement>('.transcript [data-at]')
  document.querySelector('.transcript .now')?.classList.remove('now')
  const now = lines[lastUpTo(at, lines.length, index => Number(lines[index]!.dataset.at))]
  if (now === undefined) return
  now.classList.add('now')
  const list = now.parentElement!
  list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 2
}

/** The index of the last of rising times that is not later; -1 if all are. */
function lastUpTo(at: number, count: number, timeOf: (index: number) => number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeOf(middle) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Shows which step was under way at the cursor: the last that had begun. */
export function markStep({ steps, cluster: { at } }: Opened): void {
  for (const item of document.querySelectorAll('#steps [aria-current]')) item.removeAttribute('aria-current')
  const [now] = [...steps].findLast(([, { from }]) => from <= at) ?? []
  document.querySelector(`#steps [data-number="${now}"]`)?.setAttribute('aria-current', 'step')
}
