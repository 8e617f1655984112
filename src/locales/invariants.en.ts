import type { InvariantMessages } from './invariants.messages.ts'
import { list, named, time } from './words.en.ts'

const blame = (because: 'force-delete' | 'out-of-service' | undefined): string => {
  if (because === undefined) return ''
  return because === 'force-delete'
    ? ': it was deleted by force while it ran'
    : ': its node was declared out of service while it ran'
}

export const invariantsInEnglish: InvariantMessages = {
  name: {
    I1: 'one process of each pod',
    I2: 'one object of each pod',
    I3: 'one writer of each disk',
    I4: 'no data is lost',
    I5: 'claims and volumes stay together',
    I6: 'ordered creation',
    I7: 'ordered scale-down',
    I8: 'order of updates',
    I9: 'budget of updates',
    I10: 'partition',
    I11: 'revisions make sense',
    I12: 'nothing restarts without a cause',
    I13: 'the status is honest',
    I14: 'enough pods are available',
    I15: 'quorum',
    I16: 'nothing stalls unexplained',
    I17: 'sets become what is asked for',
    I18: 'no going round in circles',
    I19: 'doing it again changes nothing',
    I20: 'graceful ends',
    I21: 'immutable fields',
    I22: 'events are complete',
    I23: 'names lead to pods',
    I24: 'ownership',
    I25: 'the same run twice',
    I26: 'claims are tied by policy alone',
    I27: 'a rollback is possible',
  },
  violated: ({ id, name, at, until, what }) =>
    `${id} (${name}) at ${time(at)}${until === undefined ? '' : ` until ${time(until)}`}: ${what}`,
  failed: ({ count }) =>
    count === 1 ? 'Something happened that must never happen:' : `${count} things happened that must never happen:`,
  allow: ({ ids }) => `If the scenario means it, tag it: ${ids.map(id => `@allows:${id}`).join(' ')}`,
  unknown: ({ text, known }) => `"${text}" is no invariant. They are ${known[0]} to ${known.at(-1)}.`,
  broken: {
    twoProcesses: ({ pod, nodes, because }) => `two pods "${pod}" ran at once, on ${list(nodes)}${blame(because)}`,
    twoObjects: ({ object }) => `another ${named(object)} was stored before the one before was gone`,
    writtenByTwo: ({ volume, nodes, pods }) =>
      `volume "${volume}", meant for one node, was written on by ${list(pods)} on ${list(nodes)}`,
    usedByTwoPods: ({ volume, pods }) => `volume "${volume}", meant for one pod, was used by ${list(pods)} at once`,
    startedUnattached: ({ pod, volume, node, attachedTo }) =>
      `pod "${pod}" started on ${node}, while its volume "${volume}" was attached ${attachedTo.length === 0 ? 'nowhere' : `to ${list(attachedTo)}`}`,
    detachedInUse: ({ volume, node, pod, by }) =>
      `${by} detached volume "${volume}" from ${node}, where pod "${pod}" was running`,
    claimDeleted: ({ claim, by }) => `${by} deleted claim "${claim}", which neither a person nor the policy asked for`,
    claimTakenFromPod: ({ claim, pod, by }) => `${by} removed claim "${claim}" while pod "${pod}" was using it`,
    volumeDeleted: ({ volume, claim, by }) => `${by} deleted volume "${volume}", which claim "${claim}" is bound to`,
    podOnDoomedClaim: ({ pod, claim }) =>
      `pod "${pod}" was created on claim "${claim}", which is to be deleted with the pod before it`,
    wrongClaim: ({ pod, claim, mounted }) =>
      `pod "${pod}" mounts ${mounted ?? 'nothing'} where its claim "${claim}" should be`,
    claimNotThere: ({ pod, claim, is }) =>
      `pod "${pod}" was created although its claim "${claim}" ${is === 'missing' ? 'did not exist' : 'was being deleted'}`,
    claimRebound: ({ claim, from, to }) => `claim "${claim}" went from volume "${from}" to ${to ? `"${to}"` : 'none'}`,
    volumeShared: ({ volume, claims }) =>
      `volume "${volume}" is not the claim's own: ${claims.map(name => `"${name}"`).join(', ')} are bound to it`,
    createdTooEarly: ({ pod, lower }) => `pod "${pod}" was created while pod "${lower}" did not serve`,
    createdUnasked: ({ pod, set }) => `pod "${pod}" was created, which StatefulSet "${set}" does not ask for`,
    removedTooEarly: ({ pod, other }) => `pod "${pod}" was scaled away before its turn: pod "${other}" comes first`,
    updatedOutOfOrder: ({ pod, higher }) =>
      `pod "${pod}" was updated before pod "${higher}", which is outdated as well`,
    updatedTooEarly: ({ pod, other }) => `pod "${pod}" was taken down for an update while pod "${other}" did not serve`,
    updatedBelowPartition: ({ pod, partition }) =>
      `pod "${pod}" was updated, which lies below the partition ${partition}`,
    budgetOverspent: ({ pod, most, unavailable }) =>
      `with pod "${pod}" the update left ${unavailable.length} pods unavailable, where ${most} may be: ${list(unavailable)}`,
    wrongRevision: ({ pod, revision, wanted, partition }) =>
      `pod "${pod}" was made from revision ${revision}, not from ${wanted}, with the partition at ${partition}`,
    revisionNumber: ({ revision, number, highest }) =>
      `revision ${revision} got the number ${number}, though there was a ${highest} already`,
    revisionTwice: ({ revision, other }) => `revision ${revision} holds the same template as ${other}`,
    revisionMissing: ({ set, revision }) =>
      `the status of StatefulSet "${set}" names revision ${revision}, which does not exist`,
    revisionTaken: ({ revision, user }) => `revision ${revision} was deleted, which ${named(user)} still needs`,
    promotedEarly: ({ set, to, replicas, ready, updated, asked }) =>
      `StatefulSet "${set}" called revision ${to} its current one with ${replicas} pods, ${ready} of them ready and ${updated} updated, where it asks for ${asked}`,
    collisionsFell: ({ set, from, to }) => `the collisionCount of StatefulSet "${set}" fell from ${from} to ${to}`,
    podDeletedWithoutCause: ({ pod, by }) => `${by} deleted pod "${pod}" without a cause`,
    revisionWithoutCause: ({ set, revision }) =>
      `StatefulSet "${set}" got a new revision ${revision}, though nobody changed its template`,
    countsContradict: ({ set, field, value, than, limit }) =>
      `the status of StatefulSet "${set}" says ${field} ${value} and ${than} ${limit}`,
    generationFell: ({ set, from, to }) => `the observedGeneration of StatefulSet "${set}" fell from ${from} to ${to}`,
    countWrong: ({ set, field, said, is }) =>
      `the status of StatefulSet "${set}" says ${field} ${said}, and it is ${is}`,
    readyWithoutProcess: ({ pod, node, since }) =>
      `pod "${pod}" is ready, though nothing of it has run on ${node} since ${time(since)}`,
    belowFloor: ({ set, available, floor, pods }) =>
      `StatefulSet "${set}" had ${available} pods available, and needs ${floor}; missing: ${list(pods)}`,
    budgetBroken: ({ pod, budget }) => `pod "${pod}" was evicted, which PodDisruptionBudget "${budget}" did not allow`,
    quorumLost: ({ set, ready, members }) =>
      `StatefulSet "${set}" lost its quorum: ${ready} of ${members} members ready`,
    stalled: ({ set, since }) =>
      `StatefulSet "${set}" is not what is asked for, nothing has happened since ${time(since)}, and nothing explains it`,
    deletionStalled: ({ object, since }) => `${named(object)} is to go since ${time(since)}, and nothing keeps it`,
    notConverged: ({ set, since, missing }) =>
      `StatefulSet "${set}" is not what is asked for, though nothing was done since ${time(since)}: ${list(missing)}`,
    livelock: ({ pod, times, generation }) =>
      `pod "${pod}" was taken down ${times} times for generation ${generation} of its set`,
    wroteAgain: ({ object, by, writes }) => `${named(object)} was written by ${by}, ${writes} times`,
    killedAtGrace: ({ pod, container }) =>
      `container "${container}" of pod "${pod}" was killed when its grace was over`,
    killedBeforeReady: ({ pod, container, by }) =>
      `container "${container}" of pod "${pod}" was killed by its ${by} probe before it was ever ready`,
    immutableChanged: ({ object, path, by }) => `${by} changed ${path} of ${named(object)}, which nobody may change`,
    eventMissing: ({ set, reason, writes, events }) =>
      `${writes} writes for StatefulSet "${set}" should have left events ${reason}; there are ${events}`,
    eventStorm: ({ object, reason, count }) => `event ${reason} about ${named(object)} was told anew ${count} times`,
    serviceMissing: ({ set, service }) => `StatefulSet "${set}" names Service "${service}", which does not exist`,
    nameUnresolved: ({ pod, name, address, found }) =>
      `pod "${pod}" is ready at ${address}, and ${name} leads to ${found.length === 0 ? 'nothing' : list(found)}`,
    twoControllers: ({ object, controllers }) => `${named(object)} has two controllers: ${list(controllers)}`,
    ownerNotLive: ({ object, owner }) => `${named(object)} was given to ${named(owner)}, which is gone or going`,
    runsDiffer: ({ position, first, second }) => `two runs differ from entry ${position} on: ${first} | ${second}`,
    claimTiedToPod: ({ claim, pod, policy }) =>
      `claim "${claim}" was tied to pod "${pod}": it is still asked for, or whenScaled is not Delete (${policy})`,
    claimTiedToSet: ({ claim, set, policy }) =>
      `claim "${claim}" was tied to StatefulSet "${set}", though whenDeleted is ${policy}`,
    trapWindow: ({ set, pod, revision, current }) =>
      `to revert StatefulSet "${set}" to revision ${current} would not have been enough: pod "${pod}" of ${revision} had to be deleted by hand`,
  },
}
