import { keyOf } from '../../api/object.ts'
import type { ProcessNote } from '../../timeline/entry.ts'
import type { Instant } from '../../timeline/view.ts'
import { checkPod } from '../known.ts'
import { always, broken, type Expectation, holds, isSince, keyIn, type Scope, undecided } from '../monitor.ts'

/**
 * *pod … runs twice at once*: now, two pods of that name have processes, whatever the API knows of them. A forced deletion while a node is out of
 * reach is what brings it about.
 */
export function runsTwice(pod: string, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  return {
    expected: { says: 'runsTwice', of: { pod } },
    about: [{ kind: 'Pod', namespace: scope.namespace ?? 'default', name: pod }],
    check: view => checkPod(view, key),
    begin() {
      const processes = new Processes(key)
      return {
        observe: instant => processes.observe(instant),
        verdict: undecided,
        conclude: ({ at }) =>
          processes.pods > 1 ? holds() : broken({ says: 'ranOn', of: { pod, nodes: processes.nodes, at } }),
      }
    },
  }
}

/** *pod … never runs twice at once*: at no instant of the span. */
export function neverRunsTwice(pod: string, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  return {
    expected: { says: 'neverRunsTwice', of: { pod, sinceThen: scope.since !== undefined } },
    about: [],
    check: view => checkPod(view, key),
    begin() {
      const processes = new Processes(key)
      return always(instant => {
        processes.observe(instant)
        if (processes.pods < 2 || !isSince(instant, scope.since)) return undefined
        return { says: 'ranOn', of: { pod, nodes: processes.nodes, at: instant.at } }
      })
    },
  }
}

/** What runs under one pod's name. */
class Processes {
  readonly #key: string
  /** By the pod's uid and the container's name. */
  readonly #running = new Map<string, ProcessNote>()

  constructor(key: string) {
    this.#key = key
  }

  observe({ entry }: Instant): void {
    if (entry?.entry !== 'note' || entry.note !== 'process' || keyOf({ metadata: entry.about }) !== this.#key) return
    const process = `${entry.about.uid} ${entry.container}`
    if (entry.phase === 'starts') this.#running.set(process, entry)
    else this.#running.delete(process)
  }

  get pods(): number {
    return new Set([...this.#running.values()].map(({ about }) => about.uid)).size
  }

  get nodes(): string[] {
    return [...new Set([...this.#running.values()].map(({ node }) => node))]
  }
}
