type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * An element with its attributes; texts among the children must be {@link escaped} already. Coordinates keep one
 * decimal.
 */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let start = `<${name}`
  for (const attribute in attributes) {
    const value = attributes[attribute]
    if (value !== undefined) start += ` ${attribute}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`
  }
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

/** What makes of an element a button that moves the cursor of a page to a virtual time. */
export const buttonAt = (at: number, name: string) =>
  ({ 'data-at': at, role: 'button', tabindex: 0, 'aria-label': name }) as const

const rounded = (value: number): number => Math.round(value * 10) / 10

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that XML 1.0 cannot hold, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to keep out
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Almost every text, and every name and number that a picture is made of: nothing in it to escape. */
const harmless = /^[\t\n\r !#-%(-;=?-\ud7ff]*$/

/** Text as content or attribute of XML and HTML. */
export function escaped(text: string): string {
  if (harmless.test(text)) return text
  return text
    .toWellFormed()
    .replace(unspeakable, '\ufffd')
    .replace(/[&<>"']/g, character => entities[character]!)
}

const wideLetters = 'mwMW@'

/** About how many pixels a text takes in a sans-serif font of that size; wide scripts count full. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character > '\u2e7f' ? 1 : wideLetters.includes(character) ? 0.85 : 0.58
  return width * size
}

/** The text, cut with an ellipsis so that it fits; empty if hardly anything would be left. */
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  let kept = ''
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > room) break
    kept += character
  }
  return kept.length < 5 ? '' : `${kept.trimEnd()}…`
}
