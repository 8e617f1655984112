import { attachments } from './attachments.ts'
import { heading } from './heading.ts'
import { lines } from './lines.ts'
import { objects } from './objects.ts'
import { picture } from './picture.ts'
import { scenarioList } from './scenario-list.ts'
import { steps } from './steps.ts'
import { summary } from './summary.ts'
import type { ShownRun, ShownScenario, View } from './view.ts'

/** What the page of a run shows, in reading order. */
export const runViews: readonly View<ShownRun>[] = [summary, scenarioList]

/** What the page of a scenario shows, in reading order. */
export const scenarioViews: readonly View<ShownScenario>[] = [heading, steps, picture, objects, lines, attachments]
