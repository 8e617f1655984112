import { formatDuration } from '../../locales/duration.ts'
import type { Opened } from '../opened.ts'
import { find } from './dom.ts'

interface Reader {
  look(at: number): void
  zoom(from: number, to: number): void
}

/** Shorter drags are clicks. */
const shortestDrag = 6

/** Shows the time under the pointer; a click moves the cursor there, a drag chooses a window. */
export function followPointer(
  lanes: HTMLElement,
  { layout: { axis, top, bottom, left, right } }: Opened,
  reader: Reader,
): void {
  const hover = find('.hover', lanes)
  const selection = find('.selection', lanes)
  let pressedAt: number | undefined
  const xOf = (event: PointerEvent) =>
    Math.min(Math.max(event.clientX - lanes.getBoundingClientRect().left + lanes.scrollLeft, left), right)
  lanes.onpointermove = event => {
    const x = xOf(event)
    hover.dataset.time = formatDuration(axis.at(x))
    hover.style.cssText = `left:${x}px;top:${top - 4}px;height:${bottom - top + 4}px`
    if (pressedAt !== undefined) {
      selection.style.cssText = `left:${Math.min(x, pressedAt)}px;width:${Math.abs(x - pressedAt)}px;top:${top}px;height:${bottom - top}px`
    }
  }
  lanes.onpointerdown = event => {
    if (event.button !== 0 || (event.target as Element).closest('[data-at]') !== null) return
    pressedAt = xOf(event)
    lanes.setPointerCapture(event.pointerId)
  }
  lanes.onpointerup = event => {
    if (pressedAt === undefined) return
    const [from, to] = [pressedAt, xOf(event)]
    pressedAt = undefined
    selection.style.cssText = ''
    if (Math.abs(to - from) < shortestDrag) reader.look(axis.at(to))
    else reader.zoom(Math.min(axis.at(from), axis.at(to)), Math.max(axis.at(from), axis.at(to)))
  }
}
