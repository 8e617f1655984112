import type { StatefulSet } from '../api/types.ts'
import type { Messages } from '../locales/messages.ts'
import { ScenarioError } from './scenario-error.ts'

/** `app` of `registry.example.com/team/app:v2@sha256:…`: the image without its tag and digest. */
export const repositoryOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '')

/** The container whose image is meant: the only one, or the only one that runs another version of the same image. */
export function imageTarget(set: StatefulSet, image: string, messages: Messages): string {
  const { containers } = set.spec.template.spec ?? { containers: [] }
  if (containers.length === 1) return containers[0]!.name
  const alike = containers.filter(container => repositoryOf(container.image ?? '') === repositoryOf(image))
  if (alike.length === 1) return alike[0]!.name
  throw new ScenarioError(
    messages.scenario.whichContainer({
      set: set.metadata.name,
      image,
      containers: containers.map(({ name, image = '' }) => ({ name, image })),
    }),
  )
}
