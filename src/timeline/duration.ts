import { en } from '../locales/en.ts'
import type { Messages } from '../locales/messages.ts'

export { formatDuration } from '../locales/duration.ts'

/** From the largest to the smallest: what may follow a number, in both languages, and its milliseconds. */
const units: readonly (readonly [string, number])[] = [
  ['days|day|d|天', 86_400_000],
  ['hours|hour|h|小时', 3_600_000],
  ['minutes|minute|min|m|分钟|分', 60_000],
  ['seconds|second|sec|s|秒钟|秒', 1000],
  ['milliseconds|millisecond|ms|毫秒', 1],
]

const part = ([names]: readonly [string, number]) => `(?:(\\d+(?:\\.\\d+)?)\\s*(?:${names})(?![a-z]))?`
const whole = new RegExp(`^${units.map(part).join('\\s*')}$`, 'i')

/** What a duration looks like inside a sentence: `30s`, `1h30m`, `2 minutes`, `2 分钟`. Without groups, as cucumber wants it. */
export const durationPattern =
  /\d+(?:\.\d+)?\s?(?:[a-z]+|天|小时|分钟|分|秒钟|秒|毫秒)(?:\s?\d+(?:\.\d+)?\s?(?:[a-z]+|天|小时|分钟|分|秒钟|秒|毫秒))*/

/**
 * Whole milliseconds of a duration as people write it: `30s` `2m` `1h30m` `500ms`, `30 seconds` `2 minutes`, `30 秒` `2 分钟`.
 * Throws a RangeError that names the accepted forms.
 */
export function parseDuration(text: string, messages: Messages = en): number {
  const found = whole.exec(text.trim())
  const numbers = found?.slice(1) ?? []
  if (numbers.every(number => number === undefined)) throw new RangeError(messages.mistake.notADuration({ text }))
  const milliseconds = units.reduce((sum, [, size], index) => sum + Number(numbers[index] ?? 0) * size, 0)
  return Math.round(milliseconds)
}
