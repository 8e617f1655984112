import { formatDuration } from '../locales/duration.ts'
import type { Line, StepMark } from './transcript-fold.ts'

interface Steps {
  readonly first: number
  last: number
}

/** Names longer than this do not push everybody's text to the right. */
const widestName = 48

/**
 * Aligned columns: time, object, what happened. At most `limit` lines, the last ones, after one that says how many came
 * before.
 */
export function laidOut(marked: readonly (Line | StepMark)[], limit: number): string[] {
  const all = mergedSteps(marked)
  const lines = limit < all.length ? all.slice(all.length - Math.max(limit, 0)) : all
  const told = lines.filter(line => 'text' in line)
  const times = told.reduce((width, { at }) => Math.max(width, formatDuration(at).length), 0)
  const names = told.reduce(
    (width, { about }) => (about.length > widestName ? width : Math.max(width, about.length)),
    0,
  )
  const written = lines.map(line => ('text' in line ? row(line, times, names) : stepMark(line)))
  return lines.length < all.length ? [`… ${all.length - lines.length} lines before`, ...written] : written
}

/** Steps that nothing happened in share one mark: `── steps 4 to 7`. */
function mergedSteps(lines: readonly (Line | StepMark)[]): (Line | Steps)[] {
  const merged: (Line | Steps)[] = []
  for (const line of lines) {
    const last = merged.at(-1)
    if ('text' in line) merged.push(line)
    else if (last === undefined || 'text' in last) merged.push({ first: line.step, last: line.step })
    else last.last = line.step
  }
  return merged
}

const stepMark = ({ first, last }: Steps): string =>
  first === last ? `── step ${first}` : `── steps ${first} to ${last}`

function row({ at, about, text, times, until }: Line, timeWidth: number, nameWidth: number): string {
  const repeated = times > 1 ? `  ×${times} until ${formatDuration(until)}` : ''
  return `${formatDuration(at).padStart(timeWidth)}  ${about.padEnd(nameWidth)}  ${text}${repeated}`
}
