export { parseMoment } from './expect/index.ts'
export { isOfBackground } from './scenario/background.ts'
export { type Below, tableOf, textOf } from './scenario/below.ts'
export { parseNames, parseProbe } from './scenario/parameters.ts'
export { Scenario, type ScenarioOptions } from './scenario/scenario.ts'
export { scenarioOf } from './scenario/scenario-of.ts'

export type { Moment } from './timeline/moments.ts'
export type { ProbeType as Probe } from './workloads/behaviour.ts'
