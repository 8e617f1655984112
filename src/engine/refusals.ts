import type { Resource } from '../api/resources.ts'
import { forbidden, type StatusError } from '../api/status-error.ts'

/** What is refused, and how many more times. */
interface Refusal {
  readonly because: string
  readonly onSpent: () => void
  left: number
}

/** The creations that the API server refuses although nothing is wrong with the object: as a quota does that is used up, or a policy. */
export class Refusals {
  readonly #byKind = new Map<string, Refusal>()

  /** From now on objects of the kind are not created, for so many attempts at most; `onSpent` is told of the last. */
  begin(kind: string, because: string, times: number, onSpent: () => void): void {
    this.#byKind.set(kind, { because, onSpent, left: times })
  }

  end(kind: string): void {
    this.#byKind.delete(kind)
  }

  /** Whether this creation is refused, and how. It counts as one attempt. */
  refusalOf(resource: Resource, name: string): StatusError | undefined {
    const refusal = this.#byKind.get(resource.kind)
    if (refusal === undefined || refusal.left === 0) return undefined
    if (--refusal.left === 0) refusal.onSpent()
    return forbidden(resource, name, refusal.because)
  }
}
