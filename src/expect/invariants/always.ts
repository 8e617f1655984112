import type { Said } from '../../locales/messages.ts'
import type { Instant, View } from '../../timeline/view.ts'
import { broken, type Expectation, holds, undecided, type Verdict } from '../monitor.ts'

/** Looks at an instant and says what it violates, if anything; what it must remember is its own. */
export type Look = (instant: Instant, view: View) => Said<'seen'> | undefined

/** What must hold at every instant of every timeline. `looking` begins one reading. */
export function always(expected: Said<'expected'>, looking: () => Look): Expectation {
  return {
    expected,
    about: [],
    begin() {
      const look = looking()
      let verdict: Verdict = undecided
      return {
        observe(instant, view) {
          const violated = look(instant, view)
          if (violated !== undefined) verdict = broken(violated, instant)
        },
        get verdict() {
          return verdict
        },
        conclude: () => holds(),
      }
    },
  }
}
