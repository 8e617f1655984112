import type { Mutant } from './mutant.ts'

const folder = 'engine/controllers/statefulset'

/** Bugs of the StatefulSet controller. */
export const statefulSetMutants: readonly Mutant[] = [
  {
    name: 'creates the next pod without waiting for the one below',
    file: `${folder}/replicas.ts`,
    changes: [['pass.isOrdered ? waitForPod(pass, member) : undefined', 'undefined']],
    meant: 'I6',
  },
  {
    name: 'goes on after a pod that says to stop',
    file: `${folder}/in-order.ts`,
    changes: [['if (!isDone(index) && (yield* work(index))) return true', 'if (!isDone(index)) yield* work(index)']],
    meant: 'I6',
  },
  {
    name: 'takes a pod that is going for one that serves',
    file: `${folder}/waits.ts`,
    changes: [["if (member.isTerminating) return 'terminating'", '']],
    meant: 'I6',
  },
  {
    name: 'counts a pod that is going as available',
    file: `${folder}/know.ts`,
    changes: [['member === undefined || member.isTerminating || ', 'member === undefined || ']],
    meant: 'I8',
  },
  {
    name: 'forgets minReadySeconds',
    file: `${folder}/know.ts`,
    changes: [['if (!this.isReady || minReadySeconds === 0) return this.isReady', 'return this.isReady']],
    meant: 'I6',
  },
  {
    name: 'makes one pod more than is asked for',
    file: `${folder}/pass.ts`,
    changes: [['new Array(set.spec.replicas ?? 1)', 'new Array((set.spec.replicas ?? 1) + 1)']],
    meant: 'I6',
  },
  {
    name: 'scales the lowest pod away first',
    file: `${folder}/pass.ts`,
    changes: [['b.ordinal - a.ordinal', 'a.ordinal - b.ordinal']],
    meant: 'I7',
  },
  {
    name: 'scales pods away without waiting',
    file: `${folder}/scale-down.ts`,
    changes: [['pass.isOrdered ? waitForCondemned(pass, member, firstUnavailable) : undefined', 'undefined']],
    meant: 'I7',
  },
  {
    name: 'scales all pods away at once',
    file: `${folder}/scale-down.ts`,
    changes: [['else yield* wait(obstacle)\n  return true', 'else yield* wait(obstacle)\n  return false']],
    meant: 'I7',
  },
  {
    name: 'scales down while a pod that stays does not serve',
    file: `${folder}/decide.ts`,
    changes: [['if (yield* fillSlots(pass)) return', 'yield* fillSlots(pass)']],
    meant: 'I7',
  },
  {
    name: 'takes two pods down for an update at once',
    file: `${folder}/rollout.ts`,
    changes: [
      [
        'if (isOutdated(pass, index)) return yield* takeDown(pass, index, tally)',
        'if (isOutdated(pass, index)) yield* takeDown(pass, index, tally)',
      ],
    ],
    meant: 'I8',
  },
  {
    name: 'updates from the lowest pod up',
    file: `${folder}/rollout.ts`,
    changes: [
      [
        'for (let index = pass.replicas.length - 1; index >= partitionOf(pass); index--) {\n    if (isOutdated',
        'for (let index = partitionOf(pass); index < pass.replicas.length; index++) {\n    if (isOutdated',
      ],
    ],
    meant: 'I8',
  },
  {
    name: 'updates on although a pod above does not serve',
    file: `${folder}/rollout.ts`,
    changes: [['if (!delays(pass, member)) continue', 'if (member !== undefined) continue']],
    meant: 'I8',
  },
  {
    name: 'updates pods below the partition',
    file: `${folder}/rollout.ts`,
    changes: [['set.spec.updateStrategy?.rollingUpdate?.partition ?? 0', 'set === undefined ? 1 : 0']],
    meant: 'I8',
  },
  {
    name: 'takes the partition for an ordinal when it updates',
    file: `${folder}/rollout.ts`,
    changes: [
      [
        'set.spec.updateStrategy?.rollingUpdate?.partition ?? 0',
        '(set.spec.updateStrategy?.rollingUpdate?.partition ?? 0) - (set.spec.ordinals?.start ?? 0)',
      ],
    ],
    meant: 'I8',
  },
  {
    name: 'updates before it has scaled down',
    file: `${folder}/decide.ts`,
    changes: [['if (isLighter || (yield* scaleDown(pass))) return', 'yield* scaleDown(pass)']],
    meant: 'I8',
  },
  {
    name: 'counts no pod against maxUnavailable',
    file: `${folder}/rollout.ts`,
    changes: [['count + (delays(pass, member) ? 1 : 0)', 'count + (member === null ? 1 : 0)']],
    meant: 'I9',
  },
  {
    name: 'obeys maxUnavailable with one pod too many',
    file: `${folder}/rollout.ts`,
    changes: [
      ['Math.max(1, scaled(maxUnavailable, pass.replicas.length))', '1 + scaled(maxUnavailable, pass.replicas.length)'],
    ],
    meant: 'I9',
  },
  {
    name: 'ignores the partition for new pods',
    file: `${folder}/pods.ts`,
    changes: [['return index < (rollingUpdate.partition ?? 0)', 'return false']],
    meant: 'I10',
  },
  {
    name: 'takes the partition for an ordinal when it makes pods',
    file: `${folder}/pods.ts`,
    changes: [
      [
        'const revision = isMadeFromCurrent(pass, index) ?',
        'const revision = isMadeFromCurrent(pass, pass.start + index) ?',
      ],
    ],
    meant: 'I10',
  },
  {
    name: 'makes pods below the partition only from the current revision, and above it too',
    file: `${folder}/pods.ts`,
    changes: [
      ['const revision = isMadeFromCurrent(pass, index) ? pass.current : pass.update', 'const revision = pass.current'],
    ],
    meant: 'I10',
  },
  {
    name: 'calls a rollout complete when all pods are updated',
    file: `${folder}/report.ts`,
    changes: [
      [
        'return replicas === size && readyReplicas === size && updatedReplicas === size',
        'return updatedReplicas === size',
      ],
    ],
    meant: 'I11',
  },
  {
    name: 'calls a rollout complete under OnDelete',
    file: `${folder}/report.ts`,
    changes: [["if (spec.updateStrategy?.type === 'OnDelete') return false", '']],
    meant: 'I11',
  },
  {
    name: 'numbers every revision 1',
    file: `${folder}/revisions.ts`,
    changes: [['(last?.revision ?? 0) + 1', '1']],
    meant: 'I11',
  },
  {
    name: 'takes an old revision up again without a new number',
    file: `${folder}/revisions.ts`,
    changes: [['yield* renumber(equal, number)', 'equal']],
    meant: 'I13',
  },
  {
    name: 'throws away revisions that are in use',
    file: `${folder}/revisions.ts`,
    changes: [['history.filter(({ metadata }) => !live.has(metadata.name))', '[...history]']],
    meant: 'I11',
  },
  {
    name: 'lets collisionCount fall',
    file: `${folder}/report.ts`,
    changes: [['    collisionCount,\n', '    collisionCount: set.status?.collisionCount ? 0 : collisionCount,\n']],
    meant: 'I16',
  },
  {
    name: 'takes the number of replicas for a part of the template',
    file: `${folder}/revisions.ts`,
    changes: [
      [
        'documentOf(set.spec.template)',
        'documentOf({ ...set.spec.template, metadata: { ...set.spec.template.metadata, annotations: { replicas: String(set.spec.replicas) } } })',
      ],
    ],
    meant: 'I12',
  },
  {
    name: 'updates pods under OnDelete',
    file: `${folder}/decide.ts`,
    changes: [["set.spec.updateStrategy?.type !== 'OnDelete' && ", '']],
    meant: 'I12',
  },
  {
    name: 'replaces pods that have been restarted',
    file: `${folder}/know.ts`,
    changes: [
      [
        "this.isOver = this.phase === 'Failed'",
        "this.isOver = pod.status?.containerStatuses?.some(({ restartCount }) => restartCount > 0) === true || this.phase === 'Failed'",
      ],
    ],
    meant: 'I12',
  },
  {
    name: 'adopts by labels alone',
    file: `${folder}/ownership.ts`,
    changes: [['member.parent === name && ', '']],
    meant: 'I13',
  },
  {
    name: 'keeps pods that match it no more',
    file: `${folder}/ownership.ts`,
    changes: [['(isMatch ? claimed : strangers).push(member)', 'claimed.push(member)']],
    meant: 'I13',
  },
  {
    name: 'counts pods that are going as current and updated',
    file: `${folder}/report.ts`,
    changes: [['if (member.isTerminating) continue', '']],
    meant: 'I13',
  },
  {
    name: 'counts every ready pod as available',
    file: `${folder}/report.ts`,
    changes: [
      [
        'if (member.isAvailable(minReadySeconds, now)) counts.availableReplicas++',
        'if (now > minReadySeconds) counts.availableReplicas++',
      ],
    ],
    meant: 'I13',
  },
  {
    name: 'does not count pods that are scaled away',
    file: `${folder}/report.ts`,
    changes: [
      [
        'else count(pass, condemned, count(pass, replicas, counts))',
        'else if (condemned !== undefined) count(pass, replicas, counts)',
      ],
    ],
    meant: 'I13',
  },
  {
    name: 'writes no status when only ready pods change',
    file: `${folder}/report.ts`,
    changes: [["  'readyReplicas',\n", '']],
    meant: 'I13',
  },
  {
    name: 'does not say which generation it has seen',
    file: `${folder}/report.ts`,
    changes: [
      [
        '...(set.metadata.generation && { observedGeneration: set.metadata.generation })',
        '...(set.metadata.generation && { observedGeneration: 1 })',
      ],
    ],
    meant: 'I13',
  },
  {
    name: 'never looks again when time makes a pod available',
    file: `${folder}/report.ts`,
    changes: [
      ['return soonest ?? minReadySeconds * 1_000', 'return soonest === 0 ? 0 : undefined'],
      ['return becameReady ? ', 'return false ? ', `${folder}/wire.ts`],
    ],
    meant: 'I13',
  },
  {
    name: 'does not notice that a pod changes',
    file: `${folder}/wire.ts`,
    changes: [['[...calls, ...callOwner(pod, sets), ...callWhenAvailable(old, pod, sets)]', 'calls']],
    meant: 'I13',
  },
  {
    name: 'misnames claims',
    file: `${folder}/know.ts`,
    changes: [['set.metadata.name}-', 'set.metadata.name}-0']],
    meant: 'I5',
  },
  {
    name: 'makes pods before their claims',
    file: `${folder}/pods.ts`,
    changes: [["yield* telling('Create', pass, member.name, createMissingClaims(pass, member))", '']],
    meant: 'I5',
  },
  {
    name: 'makes pods on claims that are being deleted',
    file: `${folder}/claims.ts`,
    changes: [['if (existing?.metadata.deletionTimestamp !== undefined) {', 'if (existing === null) {']],
    meant: 'I5',
  },
  {
    name: 'ties the claims of pods that stay to them',
    file: `${folder}/claims.ts`,
    changes: [
      [
        "retention.whenScaled === 'Delete' && !isInRange(pass, member)",
        "retention.whenScaled === 'Delete' && isInRange !== undefined",
      ],
    ],
    meant: 'I26',
  },
  {
    name: 'ties claims to the set whatever the policy says',
    file: `${folder}/claims.ts`,
    changes: [["return retention.whenDeleted === 'Delete' ? 'set' : 'nobody'", "return 'set'"]],
    meant: 'I26',
  },
  {
    name: 'adopts pods while it is being deleted itself',
    file: `${folder}/ownership.ts`,
    changes: [
      ['if (!isAlive) return claimed', ''],
      ['orphans.length > 0 ? yield* failureOf(askForLife(set)) : undefined', 'undefined'],
    ],
    meant: 'I24',
  },
  {
    name: 'makes pods while it is being deleted',
    file: `${folder}/decide.ts`,
    changes: [['if (set.metadata.deletionTimestamp !== undefined) return yield* wait(waitForDeletion(pass))', '']],
    meant: 'I24',
  },
]
