import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Scenario } from './scenario.ts'

/** What is done wrong, and the class by which cucumber, and so a JUnit report, calls it. */
const failures: Record<string, (scenario: Scenario) => unknown> = {
  ScenarioError: ({ setup }) => setup.nodes(0),
  ExpectationFailed: async ({ workload, actions, expectations }) => {
    workload.statefulSet('web', [['replicas', '1']])
    await actions.applyManifests()
    await expectations.becomesReady('web', 0)
  },
  UnexpectedRefusal: async scenario => {
    await scenario.actions.deletePod('web-0')
    scenario.proceed()
  },
  InvariantBroken: async scenario => {
    scenario.workload.statefulSet('web', [['replicas', '1']])
    await scenario.workload.running('web')
    const pod = await scenario.driver.api.get('Pod', 'default', 'web-0')
    await scenario.nodes.isPartitioned(pod.spec.nodeName!)
    await scenario.actions.settle()
    await scenario.actions.forceDeletePod('web-0')
    await scenario.actions.pass(10 * 60_000)
    scenario.end(true)
  },
}

for (const [name, fail] of Object.entries(failures))
  test(`${name} is told by its text alone`, async () => {
    const scenario = new Scenario({ seed: 1, language: 'en', folder: '.' })
    const error = await Promise.resolve(scenario)
      .then(fail)
      .then(
        () => assert.fail('nothing failed'),
        (error: Error) => error,
      )
    assert.equal(error.constructor.name, name, error.stack)
    assert.equal(error.stack, error.message)
    assert.equal(error.name, '')
  })
