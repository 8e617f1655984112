import type { StatefulSet } from '../api/types.ts'
import { explain } from '../expect/index.ts'
import { Watch } from '../expect/watch.ts'
import { Scenario } from '../scenario/scenario.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import type { Happening, Story } from './story.ts'

const behaviours: Record<string, Partial<Behaviour>> = {
  well: { ready: 0, end: 'never', pull: undefined },
  'never ready': { ready: 'never', end: 'never' },
  crashes: { end: { after: 2000, exitCode: 1 } },
  unpullable: { pull: 'fails' },
  slowly: { ready: 25_000, stop: 20_000 },
}

/** Plays a story to its end; answers what went wrong: an error of ours, a broken invariant, a stall that nobody can explain. Nothing, if all is well. */
export async function play(story: Story): Promise<string[]> {
  const scenario = new Scenario({ seed: story.seed, language: 'en', folder: '.', tags: allowed(story) })
  try {
    // Images may be spoken of that no pod ever runs.
    scenario.inBackground = true
    scenario.setup.gate('MaxUnavailableStatefulSet', story.gate)
    scenario.workload.statefulSet('web', Object.entries(story.spec))
    await scenario.actions.applyManifests()
    for (const happening of story.happenings) await happen(scenario, happening)
    await scenario.actions.settle()
    scenario.end(true)
    return unexplained(scenario)
  } catch (error) {
    return [(error as Error).stack ?? String(error)]
  }
}

/** Who takes a pod's object away by force has to expect that the process is still there. */
const allowed = ({ happenings }: Story): string[] =>
  happenings.some(({ is }) => is === 'force-delete pod') ? ['@allows:I1', '@allows:I3'] : []

async function happen(scenario: Scenario, happening: Happening): Promise<void> {
  await perform(scenario, happening)
  // Whatever the API refuses is part of the story.
  scenario.claimRefusal()
}

async function perform(scenario: Scenario, happening: Happening): Promise<void> {
  const { actions, workload } = scenario
  switch (happening.is) {
    case 'scale':
      return actions.scale('web', happening.replicas)
    case 'image':
      return actions.setImage('web', happening.image)
    case 'partition':
      return actions.setPartition('web', happening.partition)
    case 'retention':
      return actions.patch(
        'web',
        JSON.stringify({
          spec: {
            persistentVolumeClaimRetentionPolicy: {
              whenScaled: happening.whenScaled,
              whenDeleted: happening.whenDeleted,
            },
          },
        }),
      )
    case 'restart':
      return actions.restart('web')
    case 'roll back':
      return actions.rollBack('web')
    case 'orphan and apply':
      await actions.orphanSet('web')
      await actions.pass(1000)
      return reapply(scenario)
    case 'delete and apply':
      await actions.deleteSet('web')
      await actions.pass(1000)
      return reapply(scenario)
    case 'delete pod':
      return actions.deletePod(`web-${happening.ordinal}`)
    case 'force-delete pod':
      return actions.forceDeletePod(`web-${happening.ordinal}`)
    case 'evict pod':
      return actions.evictPod(`web-${happening.ordinal}`)
    case 'fail pod':
      scenario.workloads.befall(`default/web-${happening.ordinal}`, { is: 'evicted' })
      return
    case 'delete claim':
      return actions.deleteClaim(`data-web-${happening.ordinal}`)
    case 'behaviour':
      return workload.image(happening.image, behaviours[happening.behaves]!)
    case 'node fails':
      return scenario.driver.engine.faults.begin('node-down', { kind: 'Node', name: happening.node })
    case 'node recovers':
      return scenario.driver.engine.faults.end('node-down', { kind: 'Node', name: happening.node })
    case 'pass':
      return actions.pass(happening.seconds * 1000)
    case 'settle':
      return actions.settle()
  }
}

async function reapply(scenario: Scenario): Promise<void> {
  scenario.claimRefusal()
  scenario.workload.statefulSet('web', [['replicas', '3']])
  await scenario.actions.applyManifests()
}

/** A set that rests without being what was asked for must have a reason that we can name (invariant I16). */
function unexplained(scenario: Scenario): string[] {
  const { log, now } = scenario.driver
  const watch = new Watch(log.entries, [])
  watch.advance(now)
  const set = watch.view.get('StatefulSet', 'default/web')
  if (set === undefined || isAsAsked(set)) return []
  return explain(set, watch.view, log.entries).length > 0
    ? []
    : [
        `nobody can say why the set does not go on: ${JSON.stringify(set.status)} of ${JSON.stringify(set.spec.replicas)}`,
      ]
}

function isAsAsked({ metadata, spec, status }: StatefulSet): boolean {
  const replicas = spec.replicas ?? 1
  return (
    status?.observedGeneration === metadata.generation &&
    status?.replicas === replicas &&
    (status?.availableReplicas ?? 0) === replicas
  )
}
