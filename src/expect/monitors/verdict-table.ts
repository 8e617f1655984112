import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { en } from '../../locales/en.ts'
import { say } from '../../locales/messages.ts'
import type { Expectation, Now } from '../index.ts'
import { story } from '../story.ts'
import { decide } from '../watch.ts'

/** A case: what is expected, the story, and `holds` or a part of what was seen instead. `at` is the end (ms); the last entry's if absent. */
interface Case {
  name: string
  expectation: Expectation
  story: string
  at?: number
  verdict: string
}

/** A monitor's tests: each plays a story and asks for the verdict. */
export function table(monitor: string, cases: readonly Case[]): void {
  describe(monitor, () => {
    for (const { name, expectation, story: text, at, verdict } of cases) {
      test(name, () => {
        const entries = story(text)
        const found = decide(expectation, entries, at ?? entries.at(-1)?.at ?? 0)
        const seen = found.seen === undefined ? '' : say(en.seen, found.seen)
        if (verdict === 'holds' || verdict === 'undecided') assert.equal(`${found.verdict} ${seen}`.trim(), verdict)
        else {
          assert.equal(found.verdict, 'broken')
          assert.ok(seen.includes(verdict), `saw: ${seen}`)
        }
      })
    }
  })
}

export const start: Now = { at: 0, position: 0 }

export const second = 1000

export const minute = 60 * second

export const ordered = `
  0 StatefulSet/web asks replicas=3
  0 web-0 created
  1000 web-0 ready
  1000 web-1 created
  2000 web-1 ready
  2000 web-2 created
  3000 web-2 ready`

export const three = `${ordered.replace('replicas=3', 'replicas=3 minReadySeconds=0')}
  3001 StatefulSet/web reports replicas=3 ready=3 available=3 updated=3 current=a update=a
  5000 action delete on=web-1`

/** The pod becomes available at 11 s, by time alone: the last that was written is `before`, at position 3 or 4. */
export const available = (before = '') => `
  0 StatefulSet/web asks replicas=1 minReadySeconds=10
  0 web-0 created
  1000 web-0 ready${before}`
