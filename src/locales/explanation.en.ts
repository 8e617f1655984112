import type { ExplanationMessages, RuleDetails } from './explanation.messages.ts'
import { colon, count, list, named, since, time } from './words.en.ts'

const until = (details: RuleDetails['details']) => (details.until === undefined ? '' : ` (until ${details.until})`)
const firstBad = ({ firstUnavailable: first }: RuleDetails['details']) =>
  first === undefined ? '' : `; "${first}" is the first`

/** Why a set does not go on, in English. */
export const explanationInEnglish: ExplanationMessages = {
  rule: {
    'pod-pending': ({ on }) => `${on} is Pending; with OrderedReady nothing else is done until it is ready`,
    'pod-not-ready': ({ on }) => `${on} is not Running and Ready; with OrderedReady nothing else is done until it is`,
    'pod-not-available': ({ on, details }) => `${on} is ready, but not yet for minReadySeconds${until(details)}`,
    'pod-terminating': ({ on }) => `${on} is terminating; its name is free only once it is gone`,
    'pod-failed-terminating': ({ on }) => `${on} has ended and is terminating; it is created anew only once it is gone`,
    'condemned-not-ready': ({ on, details }) =>
      `${on} is to go, but is not ready, and only one such pod may go at a time${firstBad(details)}`,
    'condemned-not-available': ({ on, details }) =>
      `${on} is to go, but is not yet available, and only one such pod may go at a time${firstBad(details)}`,
    'condemned-terminating': ({ on }) => `${on} is on its way out; the next pod goes once it is gone`,
    'update-not-available': ({ on }) => `${on} is not available, and the update does not pass it`,
    'update-budget-spent': ({ on, details }) =>
      `${on} would be next, but ${details.unavailable ?? 'enough'} of at most ${details.maxUnavailable ?? 1} pods are unavailable already`,
    'claim-stale': ({ on }) => `${on} still belongs to the pod before and is about to be deleted with it`,
    'claim-terminating': ({ on }) => `${on} is being deleted, and no pod is created on it`,
    'on-delete': ({ on }) => `with OnDelete ${on} is updated only when someone deletes it`,
    partition: ({ on, details }) =>
      `${on} is below the partition (${details.partition ?? 0}) and keeps the current revision`,
    'creation-refused': ({ on, details }) => `${on} cannot be created${colon(details.message?.toString())}`,
    'repair-refused': ({ on, details }) => `${on} cannot be put right${colon(details.message?.toString())}`,
    'deletion-refused': ({ on, details }) => `${on} cannot be deleted${colon(details.message?.toString())}`,
    'set-deleting': ({ on }) => `${on} is being deleted: nothing is created or repaired any more`,
    unready: ({ on }) => `${on} is not available, and the set is not ready without it`,
  },
  holdsBack: {
    creation: ({ pods }) => `the creation of ${list(pods)}`,
    update: ({ pods }) => `the update of ${list(pods)}`,
    scaleDown: ({ pods }) => `the scaling down of ${list(pods)}`,
  },
  cause: {
    container: ({ pod, container, reason, message, restarts }) =>
      `container "${container}" of ${pod}: ${reason}${message ? ` (${message})` : ''}${restarts > 0 ? `, ${count(restarts, 'restart')}` : ''}`,
    endedForGood: ({ pod, container, reason, policy }) =>
      `container "${container}" of ${pod} ended for good (${reason}): its own restart policy is ${policy}`,
    probe: ({ pod, container, message, count: times }) =>
      `container "${container}" of ${pod} runs, but does not pass: ${message}${times > 1 ? ` (${times} times)` : ''}`,
    unready: ({ pod, message }) => `${pod} runs, but does not become ready${colon(message)}`,
    unschedulable: ({ pod, message }) => `${pod} fits on no node: ${message}`,
    event: ({ pod, reason, message }) => `${pod} does not start: ${reason}${colon(message)}`,
    claim: ({ pod, claim, phase, message }) => `claim "${claim}" of ${pod} is ${phase}${colon(message)}`,
    nodeLost: ({ pod, node }) =>
      `node "${node}" of ${pod} is not ready: nobody there can say how the pod is, or end it`,
    nodeGone: ({ pod, node }) => `node "${node}" of ${pod} does not exist any more`,
    finalizers: ({ pod, finalizers }) => `${pod} stays until its finalizers are taken off: ${list(finalizers)}`,
    stopping: ({ pod, graceSeconds, since: begun }) =>
      `${pod} is stopping since ${time(begun)}; it has ${time(graceSeconds * 1000)} for that`,
    readinessGate: ({ pod, message }) => `${pod} waits for a readiness gate${colon(message)}`,
    notYetAvailable: ({ pod, availableAt }) => `${pod} is ready and will be available at ${time(availableAt)}`,
    starting: ({ pod, since: begun }) => `${pod} is still starting${since(begun)}`,
    refused: ({ message }) => message,
  },
  trap: {
    forcedRollback: ({ pod, revision, wanted }) =>
      `the forced-rollback trap: the template is ${wanted} again, but ${pod} keeps revision ${revision}, and the set will not replace a pod that it waits for`,
    secondEdit: ({ pod, revision, wanted }) =>
      `the template was changed while ${pod} was broken: ${pod} keeps revision ${revision}, and ${wanted} has never been tried by any pod`,
    brokenFromBirth: ({ pod, revision, wanted }) =>
      `broken from birth: the template is corrected to ${wanted}, but ${pod} keeps the first revision ${revision}, and the set will not replace a pod that it waits for`,
    deletedBeforeRevert: ({ pod, revision, deletions }) =>
      `${pod} was deleted before the template was put back (${count(deletions, 'time')}), and came back at the same revision ${revision}`,
    belowPartition: ({ pod, partition }) =>
      `${pod} is below the partition (${partition}) and is not updated itself, yet nothing above it is updated until it is ready`,
    crashLoopHeals: ({ pod }) =>
      `${pod} crashes, but has no readiness probe: it counts as ready for the moment that it runs, and is replaced then`,
    creationHeals: ({ pod }) =>
      `${pod} does not exist, so nothing has to be deleted: the next attempt takes the template as it then is`,
    brokenTemplate: ({ pod, revision }) =>
      `no pod of revision ${revision} has ever become ready and stayed so, and ${pod} is one of them`,
  },
  wayOut: {
    revertTemplate: ({ set }) =>
      `revert the template of StatefulSet "${set}" (kubectl rollout undo statefulset/${set})`,
    correctTemplate: ({ set }) => `correct the template of StatefulSet "${set}"; there is no earlier one that worked`,
    deletePod: ({ pod }) => `delete pod "${pod}" (kubectl delete pod ${pod})`,
    forceDeletePod: ({ pod }) =>
      `or, only if that node certainly runs nothing any more, force-delete pod "${pod}" (kubectl delete pod ${pod} --force --grace-period=0)`,
    recoverNode: ({ node }) => `bring node "${node}" back`,
    removeFinalizers: ({ pod, finalizers }) =>
      `let whoever set ${list(finalizers)} on pod "${pod}" finish, or take it off`,
    createObject: ({ object, namespace, elsewhere }) =>
      elsewhere.length === 0
        ? `create ${named(object)}; the pod then starts by itself`
        : `create ${named(object)} in namespace ${namespace}: pods see none but their own, and there is one in ${list(elsewhere)}; the pod then starts by itself`,
    makeRoom: ({ pod }) => `make room for pod "${pod}", or ask for less`,
    repairStorage: ({ claim }) => `give claim "${claim}" a volume; the pod then starts by itself`,
    waitFor: ({ pod, until }) =>
      `wait: pod "${pod}" goes on by itself${until === undefined ? '' : ` at ${time(until)}`}`,
    giveTime: ({ pod, running }) => `give pod "${pod}" more time: it has been running for ${time(running)} only`,
    allowCreation: ({ pod }) => `remove what the message names; pod "${pod}" is then created by itself`,
    lowerPartition: ({ set, partition }) => `lower the partition of StatefulSet "${set}" (now ${partition})`,
    repairPod: ({ pod }) => `make pod "${pod}" ready, or delete it`,
    waitForClaim: ({ claim }) => `wait until claim "${claim}" is gone`,
    waitForDeletion: ({ set }) => `wait until StatefulSet "${set}" is gone`,
  },
}
