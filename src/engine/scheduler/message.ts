import type { Rejection } from './plugins/plugin.ts'

/** Event texts are cut to this many bytes; conditions keep all of it. */
const longestEvent = 1024

/** What kept a pod from being scheduled: of the pod as a whole, or node by node. */
export interface Diagnosis {
  readonly nodes: number
  readonly whole?: Rejection
  readonly rejections: Iterable<Rejection>
}

/** `0/3 nodes are available: 1 …, 2 ….`: each reason with its count, sorted as text with the number in front. */
export function diagnosisText({ nodes, whole, rejections }: Diagnosis): string {
  const body = whole === undefined ? counted(rejections) : whole.reasons.join(', ')
  return body === '' ? `0/${nodes} nodes are available:` : `0/${nodes} nodes are available: ${body}.`
}

function counted(rejections: Iterable<Rejection>): string {
  const counts = new Map<string, number>()
  for (const { reasons } of rejections) for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(', ')
}

/** The message of a FailedScheduling event, cut where it is too long. */
export function eventText(message: string): string {
  const bytes = new TextEncoder().encode(message)
  if (bytes.length <= longestEvent) return message
  const suffix = ' ...'
  return new TextDecoder().decode(bytes.slice(0, longestEvent - suffix.length)).replace(/\uFFFD$/, '') + suffix
}
