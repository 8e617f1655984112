import { attachments } from './attachments.ts'
import { attempts } from './attempts.ts'
import { filters } from './filters.ts'
import { heading } from './heading.ts'
import { lines } from './lines.ts'
import { manifests } from './manifests.ts'
import { objects } from './objects.ts'
import { picture } from './picture.ts'
import { scenarioList } from './scenario-list.ts'
import { steps } from './steps.ts'
import { summary } from './summary.ts'
import type { ShownRun, ShownScenario, View } from './view.ts'
import { warnings } from './warnings.ts'

/** What the page of a run shows, in reading order. */
export const runViews: readonly View<ShownRun>[] = [summary, filters, scenarioList]

/** What the page of a scenario shows, in reading order. */
export const scenarioViews: readonly View<ShownScenario>[] = [
  heading,
  attempts,
  warnings,
  steps,
  picture,
  objects,
  lines,
  manifests,
  attachments,
]
