import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordedCases } from './recorded.ts'
import { replayTrace, type Trace } from './traces.ts'

const traces = recordedCases('traces').map(({ recording }) => recording as Trace)
const named = (name: string) => traces.find(trace => trace.name === name)!
const differing = (trace: Trace) => replayTrace(trace).map(({ path }) => path)

test('a recorded scenario comes out as recorded', () => {
  assert.deepEqual(differing(named('retention delete delete')), [])
})

test('what came out otherwise is told, each thing in its place', () => {
  const trace = named('delete foreground')
  const [started, deleted] = trace.outcomes
  const events = {
    exactly: [{ ...trace.events!.exactly![0]!, count: 7 }],
    among: [{ ...trace.events!.among![0]!, on: 'Pod/web-9' }],
  }
  const set = { ...started!.after!.statefulSets![0]!, generation: 2 }
  const outcomes = [
    { ...started, controller: started!.controller!.slice(1), after: { ...started!.after, statefulSets: [set] } },
    { ...deleted, refused: { code: 403, message: 'no' } },
  ]
  assert.deepEqual(differing({ ...trace, outcomes, events }), [
    'steps[0].controller[0].kind',
    'steps[0].after.statefulSets.web.generation',
    'steps[1].refused',
    `events.exactly: statefulset-controller StatefulSet/web Normal SuccessfulCreate ${events.exactly[0]!.message}`,
    'events.among',
  ])
})

test('what did not repeat is not compared', () => {
  const trace = named('ordered startup')
  assert.deepEqual(differing({ ...trace, outcomes: [{}], events: {} }), [])
})
