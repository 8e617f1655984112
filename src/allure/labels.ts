import type { Pickle } from '@cucumber/messages'
import type { Lineage } from '@cucumber/query'
import { type Label, LabelName } from 'allure-js-commons'

/** Tags that are more to Allure than a tag: `@severity:critical`, `@epic:storage`, `@owner:sre`. */
const named: ReadonlySet<string> = new Set([LabelName.SEVERITY, LabelName.EPIC, LabelName.OWNER])

/** Where Allure shows a scenario: the area is its epic, the feature its feature, and the rule its story. */
export function labelsOf(
  { uri, tags, language }: Pickle,
  area: string,
  { feature, rule }: Lineage,
  worker?: string,
): Label[] {
  const fromTags = tags.map(({ name }) => labelOf(name.slice(1)))
  const hasEpic = fromTags.some(({ name }) => name === LabelName.EPIC)
  const featureName = feature?.name ?? uri
  const labels: [LabelName, string | undefined][] = [
    [LabelName.EPIC, hasEpic ? undefined : area],
    [LabelName.FEATURE, featureName],
    [LabelName.STORY, rule?.name],
    [LabelName.PARENT_SUITE, area],
    [LabelName.SUITE, featureName],
    [LabelName.SUB_SUITE, rule?.name],
    [LabelName.PACKAGE, uri.replaceAll(/[\\/]/g, '.')],
    [LabelName.LANGUAGE, language],
    [LabelName.FRAMEWORK, 'cucumberjs'],
    [LabelName.HOST, 'local'],
    [LabelName.THREAD, `worker ${worker ?? '0'}`],
  ]
  const given = labels.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]))
  return [...given, ...fromTags]
}

function labelOf(tag: string): Label {
  const [name = '', ...rest] = tag.split(':')
  return named.has(name) && rest.length > 0 ? { name, value: rest.join(':') } : { name: LabelName.TAG, value: tag }
}
