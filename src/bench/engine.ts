import { Scenario } from '../scenario/scenario.ts'

const begin = (): Scenario => new Scenario({ seed: 1, language: 'en', folder: '.' })

const hour = 60 * 60 * 1000

/** A set of so many replicas that are all ready, in a cluster with room for them. */
export async function running(replicas: number): Promise<Scenario> {
  const scenario = begin()
  scenario.setup.nodes(Math.max(3, Math.ceil(replicas / 100) + 1))
  scenario.workload.statefulSet('web', [['replicas', String(replicas)]])
  await scenario.workload.running('web')
  return scenario
}

/** Virtual hours that pass in a real second, for pods at rest and for pods that crash for ever. */
export async function virtualHours(
  hours = 240,
): Promise<{ hours: number; perSecond: number; crashingPerSecond: number }> {
  const quiet = await running(5)
  const perSecond = await rate(hours, () => quiet.actions.pass(hours * hour))
  const crashing = await running(5)
  crashing.workload.image('app:v1', { end: { after: 1000, exitCode: 1 } })
  const crashingPerSecond = await rate(hours, () => crashing.actions.pass(hours * hour))
  return { hours, perSecond, crashingPerSecond }
}

async function rate(hours: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (hours / (performance.now() - started)) * 1000
}

/** Real time until an OrderedReady set of each size is ready, in a cluster with room for it. The best of three runs. */
export async function podsToReady(sizes: readonly number[]): Promise<{ replicas: number; milliseconds: number }[]> {
  const figures = []
  for (const replicas of sizes) {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 3; run++) {
      const started = performance.now()
      await running(replicas)
      best = Math.min(best, performance.now() - started)
    }
    figures.push({ replicas, milliseconds: best })
  }
  return figures
}
