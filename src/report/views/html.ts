import { formatDuration } from '../../locales/duration.ts'
import { escaped } from '../svg.ts'

/** HTML that is safe as it stands. */
class Safe {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Safe | undefined | false | readonly Part[]

/**
 * A template whose values are escaped, unless they are {@link safe}: lists are joined, undefined and false leave
 * nothing.
 */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Safe {
  return new Safe(pieces.map((piece, index) => piece + (index < parts.length ? written(parts[index]) : '')).join(''))
}

/** Marks a text as HTML already. */
export const safe = (text: string): Safe => new Safe(text)

function written(part: Part): string {
  if (part instanceof Safe) return part.text
  if (Array.isArray(part)) return part.map(written).join('')
  return part === undefined || part === false ? '' : escaped(String(part))
}

/** Real time, in short: `80ms`, `1.2s`. */
export const realTime = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds}ms` : formatDuration(Math.round(milliseconds / 100) * 100)

/** Without the colours that terminals show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
export const plain = (text: string): string => text.replaceAll(/\u001b\[[0-9;]*m/g, '')

/** The first lines that say anything, at most so many. */
export const firstLines = (text: string, most: number): string[] =>
  plain(text)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, most)
