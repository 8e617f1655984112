import { dirname, resolve } from 'node:path'
import { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'

/** The scenario that a pickle tells, in a feature of this language. A seed that is no whole number is an error that says so. */
export function scenarioOf(
  { uri, tags }: { uri: string; tags: readonly { name: string }[] },
  language: string | undefined,
  seed: number | string = 1,
): Scenario {
  const number = Number(seed)
  if (!Number.isSafeInteger(number))
    throw new ScenarioError(
      `the seed must be a whole number, not ${JSON.stringify(seed)}: --world-parameters '{"seed": 7}'`,
    )
  return new Scenario({
    seed: number,
    language: language?.startsWith('zh') ? 'zh-CN' : 'en',
    folder: dirname(resolve(uri)),
    tags: tags.map(({ name }) => name),
  })
}
