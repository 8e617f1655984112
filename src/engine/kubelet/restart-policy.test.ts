import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Container, ContainerRestartRule, Pod, PodSpec } from '../../api/types.ts'
import { mayStartAgain, startsAgainWhenKilled } from './restart-policy.ts'
import { Story, told } from './story.ts'

const rule = (operator: string, values: number[], action = 'Restart'): ContainerRestartRule => ({
  action,
  exitCodes: { operator, values },
})

/** The pod's policy; the container's own; its rules; the exit codes after which it starts again; whether it does when killed. */
const decisions: [PodSpec['restartPolicy'], string | undefined, ContainerRestartRule[], number[], boolean][] = [
  ['Always', undefined, [], [0, 1, 42], true],
  ['OnFailure', undefined, [], [1, 42], true],
  ['Never', undefined, [], [], false],
  ['Always', 'Never', [], [], false],
  ['Always', 'OnFailure', [], [1, 42], true],
  ['Never', 'Always', [], [0, 1, 42], true],
  ['Always', 'Never', [rule('In', [42])], [42], false],
  ['Always', 'Never', [rule('NotIn', [42])], [0, 1], false],
  ['Always', 'Never', [rule('NotIn', [])], [0, 1, 42], false],
  ['Always', 'Never', [rule('In', [])], [], false],
  ['Always', 'Never', [rule('In', [1]), rule('In', [0])], [0, 1], false],
  ['Always', 'OnFailure', [rule('In', [0])], [0, 1, 42], true],
  ['Always', 'Never', [rule('In', [42], 'RestartAllContainers')], [42], false],
]

test('rules come before the container’s policy, and that before the pod’s', () => {
  for (const [pod, restartPolicy, restartPolicyRules, codes, whenKilled] of decisions) {
    const container: Container = { name: 'app', restartPolicy, restartPolicyRules }
    const spec = { spec: { restartPolicy: pod } } as Pod
    const name = JSON.stringify([pod, restartPolicy, restartPolicyRules])
    assert.deepEqual(
      [0, 1, 42].filter(code => mayStartAgain(spec, container, code)),
      codes,
      name,
    )
    assert.equal(startsAgainWhenKilled(spec, container), whenKilled, name)
  }
})

/** web-0 of the container `app`, which exits so after 4 s that are seen, beside `side` and after `init` where they are asked for. */
function exiting(
  exitCode: number,
  app: Partial<Container>,
  beside: { side?: boolean; init?: Partial<Container> } = {},
) {
  const story = new Story().present('app:v1', 'side:v1', 'init:v1')
  story.engine.workloads.declareImage('app:v1', { end: { after: 5_000, exitCode } })
  const init = { name: 'init', image: 'init:v1', ...beside.init }
  const side = { name: 'side', image: 'side:v1' }
  story
    .start({}, {
      containers: [{ name: 'app', image: 'app:v1', ...app }, ...(beside.side ? [side] : [])],
      ...(beside.init && { initContainers: [init] }),
    } as Partial<PodSpec>)
    .pass(5)
    .tell()
  return story
}

const phaseAfter = (story: Story) => story.settle().pod.status!.phase

test('the phase follows from all containers: one that ended for good leaves the pod to the others', () => {
  const never = { restartPolicy: 'Never' }
  assert.equal(phaseAfter(exiting(0, never, { side: true })), 'Running')
  assert.equal(phaseAfter(exiting(1, never, { side: true })), 'Running')
  assert.equal(phaseAfter(exiting(0, never)), 'Succeeded')
  assert.equal(phaseAfter(exiting(1, never)), 'Failed')
  assert.equal(phaseAfter(exiting(0, { restartPolicy: 'OnFailure' })), 'Succeeded')
  assert.equal(phaseAfter(exiting(1, { restartPolicy: 'OnFailure' })), 'Running')
  assert.equal(phaseAfter(exiting(0, {})), 'Running')
})

test('a sidecar does not keep a pod alive whose other containers have ended for good', () => {
  const story = exiting(1, { restartPolicy: 'Never' }, { init: { restartPolicy: 'Always' } })
  assert.equal(
    story.settle().tell(),
    told(`
       7 (app ends 1)
       7 Normal Killing: Stopping container init
       7 1/2 Error 0
       8 (init ends 0)
       8 0/2 Error 0`),
  )
  assert.equal(story.pod.status!.phase, 'Failed')
})

test('a rule restarts with the usual back-off', () => {
  const story = exiting(3, { restartPolicy: 'Never', restartPolicyRules: [rule('In', [3])] })
  assert.equal(
    story.pass(20).tell('rows'),
    told(`
       6 0/1 Error 0
       7 1/1 Running 1
      11 0/1 Error 1
      12 0/1 CrashLoopBackOff 1
      22 1/1 Running 2`),
  )
})

/** The policy of the init container, how it ends, and what becomes of the pod. */
const inits: [string | undefined, ContainerRestartRule[], number, string][] = [
  ['Never', [], 1, 'Failed'],
  ['Never', [], 0, 'Running'],
  ['Never', [rule('In', [1])], 1, 'Pending'],
  ['OnFailure', [], 1, 'Pending'],
  [undefined, [], 1, 'Pending'],
]

test('an init container that failed and may not start again is the end of the pod', () => {
  for (const [restartPolicy, restartPolicyRules, exitCode, phase] of inits) {
    const story = new Story().present('app:v1', 'init:v1')
    story.engine.workloads.declareImage('init:v1', { end: { after: 1_000, exitCode } })
    const init = { name: 'init', image: 'init:v1', restartPolicy, restartPolicyRules }
    story.start({}, { initContainers: [init] }).pass(30)
    assert.equal(story.pod.status!.phase, phase, JSON.stringify([restartPolicy, restartPolicyRules, exitCode]))
  }
})

test('killed by a probe, a container of the policy Never does not come back, and nobody says so', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { stop: 0 })
  const livenessProbe = { httpGet: { port: 80 }, periodSeconds: 1, failureThreshold: 1 }
  story.start({ restartPolicy: 'Never', livenessProbe }).pass(5).tell()
  story.engine.workloads.befall('web-0', { is: 'hung' })
  story.settle()
  assert.match(story.tell('events'), /Killing: Container app failed liveness probe$/m)
  assert.equal(story.pod.status!.phase, 'Succeeded')
})

/** The pod, and its phase and restarts after the machine was switched off for a moment. */
const reboots: [string, Story, [string, number]][] = [
  ['Never', exiting(0, { restartPolicy: 'Never' }, { side: true }), ['Running', 1]],
  ['OnFailure, succeeded', exiting(0, { restartPolicy: 'OnFailure' }, { side: true }), ['Running', 0]],
  ['OnFailure, failed', exiting(1, { restartPolicy: 'OnFailure' }, { side: true }), ['Running', 2]],
]

test('in the new sandbox after a reboot a container of the policy Never runs once more', () => {
  for (const [name, story, expected] of reboots) {
    story.pass(2).fault('node-down', 'begin').pass(1).fault('node-down', 'end').pass(3)
    const { phase, containerStatuses } = story.pod.status!
    assert.deepEqual([phase, containerStatuses![0]!.restartCount], expected, name)
  }
})
