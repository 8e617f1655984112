import type { StatefulSetCondition } from '../../../api/types.ts'
import { epoch, toTimestamp } from '../../../timeline/epoch.ts'
import { type Decision, wait } from './effects.ts'
import type { Member } from './know.ts'
import type { Pass } from './pass.ts'
import { deletePod } from './pods.ts'
import { waitForPod } from './waits.ts'

/** Whether all pods of old revisions go before the first new one comes: the strategy Recreate, from 1.37 on (kubernetes#137187; inferred). */
export const isRecreated = ({ rules, set }: Pass): boolean =>
  rules.recreates === true && (set.spec.updateStrategy?.type as string) === 'Recreate'

const isOld = ({ update, replaced }: Pass, member: Member | undefined): member is Member =>
  member?.isCreated === true && member.revision !== update.metadata.name && !replaced.has(member)

const oldOf = (pass: Pass): Member[] =>
  [...pass.replicas, ...pass.condemned].filter((member): member is Member => isOld(pass, member))

/** Lets all pods of other revisions go at once, whatever the pod management policy; ends with whether any is still there. */
export function* makeWay(pass: Pass): Decision<boolean> {
  const old = oldOf(pass)
  for (const member of old) if (!member.isTerminating) yield* deletePod(pass, member.name)
  const going = old.find(({ isTerminating }) => isTerminating)
  const obstacle = going && waitForPod(pass, going)
  if (obstacle !== undefined) yield* wait(obstacle)
  return old.length > 0
}

/** What the status says of it while pods are being recreated; afterwards nothing. */
export function progressOf(pass: Pass): StatefulSetCondition[] | undefined {
  if (!isRecreated(pass) || pass.current.metadata.name === pass.update.metadata.name) return undefined
  const message = oldOf(pass).length > 0 ? 'Deleting old revision pods' : 'Waiting for new-revision pods to be created'
  const before = pass.set.status?.conditions?.find(({ type }) => type === 'Progressing')
  const lastTransitionTime = before?.lastTransitionTime ?? toTimestamp(pass.now - epoch)
  return [{ type: 'Progressing', status: 'True', reason: 'RecreateInProgress', message, lastTransitionTime }]
}
