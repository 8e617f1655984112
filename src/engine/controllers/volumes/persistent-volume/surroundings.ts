import { keyOf } from '../../../../api/object.ts'
import type { PersistentVolume } from '../../../../api/types.ts'
import type { Context } from '../../../component.ts'
import { claimKeyOf, claimsOf, classNameOf, defaultClassOf, isTerminal } from '../know.ts'
import type { Surroundings } from './decide-claim.ts'

/** What a decision about a claim looks at, by way of the caches. To be called once, when the component is made. */
export function surroundingsOf({ caches }: Context): Surroundings {
  const volumes = caches.of('PersistentVolume')
  const classes = caches.of('StorageClass')
  const pods = caches.of('Pod')
  pods.index('claim', claimsOf)
  volumes.index('candidate', candidateFiles)
  return {
    volume: name => volumes.get(name),
    *candidates(claim) {
      yield* volumes.under('candidate', `claim ${keyOf(claim)}`)
      yield* volumes.under('candidate', `class ${classNameOf(claim)}`)
    },
    storageClass: name => classes.get(name),
    defaultClass: () => defaultClassOf(classes.all()),
    unscheduledPods: claim =>
      [...pods.under('claim', keyOf(claim))]
        .filter(pod => !pod.spec.nodeName && !isTerminal(pod))
        .map(pod => pod.metadata.name),
  }
}

/** Volumes that could be bound: those that name a claim, and those that are free, by class. */
function candidateFiles(volume: PersistentVolume): string[] {
  const claimKey = claimKeyOf(volume)
  if (claimKey !== undefined) return [`claim ${claimKey}`]
  return volume.status?.phase === 'Available' ? [`class ${classNameOf(volume)}`] : []
}
