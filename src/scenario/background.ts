import type { GherkinDocument, PickleStep } from '@cucumber/messages'

const steps = new WeakMap<GherkinDocument, ReadonlySet<string>>()

/** Whether a step stands in a background, of the feature or of a rule. */
export function isOfBackground(step: PickleStep, document: GherkinDocument): boolean {
  let ids = steps.get(document)
  if (ids === undefined) {
    ids = backgroundSteps(document)
    steps.set(document, ids)
  }
  return step.astNodeIds.some(id => ids.has(id))
}

function backgroundSteps({ feature }: GherkinDocument): ReadonlySet<string> {
  const children = feature?.children.flatMap(child => [child, ...(child.rule?.children ?? [])]) ?? []
  return new Set(children.flatMap(({ background }) => background?.steps.map(({ id }) => id) ?? []))
}
