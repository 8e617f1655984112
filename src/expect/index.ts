/** What must be seen: expectations from plain arguments, their verdicts, and the text of one that failed. */

export { type Explanation, explain } from './explain/explain.ts'
export { invariants } from './invariants/index.ts'
export { Mistake } from './mistake.ts'
export type { Expectation, Monitor, Now, Scope, Verdict } from './monitor.ts'
export * from './monitors/index.ts'
export type { ObjectMoment } from './object-moments.ts'
export { objectMomentOf, parseMoment } from './parse-moment.ts'
export { report } from './report.ts'
export { concluded, decide, decideAll, Watch } from './watch.ts'
