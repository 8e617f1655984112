import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Container, PodSpec } from '../../api/types.ts'
import { Story, told } from './story.ts'

const restartPolicyRules = [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }]
const app: Container = { name: 'app', image: 'app:v1', restartPolicy: 'Never', restartPolicyRules }
const beside: Partial<PodSpec> = {
  containers: [app, { name: 'side', image: 'side:v1', lifecycle: { preStop: { exec: { command: ['sync'] } } } }],
  initContainers: [{ name: 'init', image: 'init:v1' }],
} as Partial<PodSpec>

/** web-0, told up to its 5th second; `app` ends with 42 in the 6th, and again 5 s after every start. */
function running(spec: Partial<PodSpec> = { containers: [app] } as Partial<PodSpec>): Story {
  const story = new Story().present('app:v1', 'side:v1', 'init:v1')
  story.engine.workloads.declareImage('app:v1', { end: { after: 5_000, exitCode: 42 } })
  story.engine.workloads.declareImage('side:v1', { stop: 'never', preStop: 'fails' })
  story.start({}, spec).pass(5).tell()
  return story
}

const conditionOf = ({ pod }: Story) =>
  pod.status!.conditions!.find(({ type }) => type === 'AllContainersRestarting')?.status

test('the others are killed without a hook and within the shortest window; all start anew, init containers first', () => {
  const story = running(beside)
  assert.equal(conditionOf(story), 'False')
  assert.equal(
    story.pass(2).tell(),
    told(`
       6 (app ends 42)
       6 1/2 Error 0
       6 Normal Killing: killing`),
  )
  assert.equal(conditionOf(story), 'True')
  assert.equal(
    story.pass(3).tell('rows', 'processes'),
    told(`
       8 (side ends 137)
       8 0/2 RestartingAllContainers 1
       8 (init starts)
       8 (init ends 0)
       8 (app starts)
       8 (side starts)
       8 0/2 RestartingAllContainers 2
       9 2/2 Running 2`),
  )
  assert.equal(conditionOf(story), 'False')
  const { message } = story.pod.status!.containerStatuses![0]!.lastState!.terminated!
  assert.equal(message, 'The container is removed because RestartAllContainers in place')
})

test('no back-off holds it up, and it settles once it only repeats itself', () => {
  const story = running()
  assert.equal(
    story.pass(11).tell('rows'),
    told(`
       6 0/1 Error 0
       6 0/1 RestartingAllContainers 1
       7 1/1 Running 1
      11 0/1 Error 1
      11 0/1 RestartingAllContainers 2
      12 1/1 Running 2
      16 0/1 Error 2
      16 0/1 RestartingAllContainers 3`),
  )
  story.settle()
  assert.ok(story.now < 60_000)
})

test('the pod stays Running meanwhile, but for init containers that run again', () => {
  const story = running(beside)
  story.engine.workloads.declareImage('init:v1', { ready: 3_000 })
  assert.equal(story.pass(2).pod.status!.phase, 'Running')
  story.pass(3)
  assert.deepEqual([story.pod.status!.phase, conditionOf(story)], ['Pending', 'False'])
  assert.equal(story.pass(4).pod.status!.phase, 'Running')
})

test('another exit code is the end, and a deletion comes first', () => {
  const story = running(beside)
  story.delete(5)
  assert.match(story.settle().tell('rows'), /gone$/)
  const other = running()
  other.engine.workloads.declareImage('app:v1', { end: { after: 5_000, exitCode: 1 } })
  assert.equal(other.settle().pod.status!.phase, 'Failed')
  assert.equal(conditionOf(other), 'False')
})
