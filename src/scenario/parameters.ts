import { parseQuantity as readQuantity } from '../api/quantity.ts'
import { Mistake } from '../expect/mistake.ts'
import type { ProbeType } from '../workloads/behaviour.ts'

/** `"web-0, web-1"`: names with commas between them; spaces and the Chinese commas are fine. */
export function parseNames(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map(name => name.trim())
    .filter(name => name !== '')
}

const probesInChinese: Readonly<Record<string, ProbeType>> = { 就绪: 'readiness', 存活: 'liveness', 启动: 'startup' }

/** `readiness` or 就绪 … */
export function parseProbe(word: string): ProbeType {
  return probesInChinese[word] ?? (word as ProbeType)
}

/** A quantity as Kubernetes writes it, kept as it stands. Throws a Mistake that shows the forms. */
export function parseQuantity(text: string): string {
  try {
    readQuantity(text)
    return text
  } catch {
    throw new Mistake(messages => messages.mistake.notAQuantity({ text }))
  }
}
