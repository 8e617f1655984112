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
  await (deeds[happening.is] as Deed)(scenario, happening)
  // Whatever the API refuses is part of the story.
  scenario.claimRefusal()
}

type Deed<Is = unknown> = (scenario: Scenario, happening: Happening & { is: Is }) => Promise<void> | void

/** How each thing happens. */
const deeds: { readonly [Is in Happening['is']]: Deed<Is> } = {
  scale: ({ actions }, { replicas }) => actions.scale('web', replicas),
  image: ({ actions }, { image }) => actions.setImage('web', image),
  partition: ({ actions }, { partition }) => actions.setPartition('web', partition),
  retention: ({ actions }, { whenScaled, whenDeleted }) =>
    actions.patch(
      'web',
      JSON.stringify({ spec: { persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } } }),
    ),
  restart: ({ actions }) => actions.restart('web'),
  'roll back': ({ actions }) => actions.rollBack('web'),
  'orphan and apply': async scenario => {
    await scenario.actions.orphanSet('web')
    await reapply(scenario)
  },
  'delete and apply': async scenario => {
    await scenario.actions.deleteSet('web')
    await reapply(scenario)
  },
  'delete pod': ({ actions }, { ordinal }) => actions.deletePod(`web-${ordinal}`),
  'force-delete pod': ({ actions }, { ordinal }) => actions.forceDeletePod(`web-${ordinal}`),
  'evict pod': ({ actions }, { ordinal }) => actions.evictPod(`web-${ordinal}`),
  'fail pod': ({ workloads }, { ordinal }) => workloads.befall(`default/web-${ordinal}`, { is: 'evicted' }),
  'delete claim': ({ actions }, { ordinal }) => actions.deleteClaim(`data-web-${ordinal}`),
  behaviour: ({ workload }, { image, behaves }) => workload.image(image, behaviours[behaves]!),
  'node fails': ({ driver }, { node }) => driver.engine.faults.begin('node-down', { kind: 'Node', name: node }),
  'node recovers': ({ driver }, { node }) => driver.engine.faults.end('node-down', { kind: 'Node', name: node }),
  pass: ({ actions }, { seconds }) => actions.pass(seconds * 1000),
  settle: ({ actions }) => actions.settle(),
}

/** What is gone, or orphaned, is applied anew a second later. */
async function reapply(scenario: Scenario): Promise<void> {
  await scenario.actions.pass(1000)
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
