/** The first element that the selector finds. Throws an Error if there is none: the page was put together wrongly. */
export function find<T extends HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector)
  if (found === null) throw new Error(`the page has no ${selector}`)
  return found
}

/** An element with this id and inner HTML. */
export function element(tag: string, id: string, html: string): HTMLElement {
  const made = document.createElement(tag)
  if (id !== '') made.id = id
  made.innerHTML = html
  return made
}

/** What page.css puts beside the lanes: the paddings of the page and of the section. */
const beside = 84

/** How many pixels wide the lanes may be. */
export function timelineWidth(): number {
  return Math.max(420, Math.min(find('main').clientWidth - beside, 1800))
}

/** The text of gzipped bytes in base64. */
export async function unpacked(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}

/** Draws parts of the page anew; what had the focus has it still, if it is there again. */
export function keepingFocus(draw: () => void): void {
  const focused = document.activeElement
  const names = focused === null ? [] : focused.getAttributeNames().filter(name => name.startsWith('data-'))
  const selector = names.map(name => `[${name}="${CSS.escape(focused!.getAttribute(name)!)}"]`).join('')
  const section = focused?.closest('main > section')?.id
  draw()
  if (focused === null || focused.isConnected || section === undefined) return
  const again = document.querySelector<HTMLElement>(`#${section} ${selector || '[tabindex]'}`)
  again?.focus({ preventScroll: true })
}
