import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../locales/en.ts'
import { say } from '../../locales/messages.ts'
import { story } from '../story.ts'
import { decideAll } from '../watch.ts'
import { invariants } from './index.ts'

const three = `
  0 StatefulSet/web asks replicas=3 claims=data
  0 web-0 created by=statefulset-controller revision=a
  0 PersistentVolumeClaim/data-web-0 created
  5 web-0 ready
  5 web-1 created by=statefulset-controller revision=a
  9 web-1 ready
  9 web-2 created by=statefulset-controller revision=a
  12 web-2 ready
  12 StatefulSet/web reports replicas=3 ready=3 available=3 updated=3 current=a update=a`

/** What a broken engine, or a broken promise, would leave on the timeline; and what looks like it and is fine. */
const cases: Record<string, [story: string, violated?: string]> = {
  'an ordered start': [three],
  'a successor created before its predecessor is ready': [
    '0 StatefulSet/web asks replicas=2\n 0 web-0 created by=statefulset-controller\n 4 web-1 created by=statefulset-controller\n 5 web-0 ready',
    'pod "web-1" was created at 4ms, when pod "web-0" was not scheduled',
  ],
  'with Parallel that is fine': [
    '0 StatefulSet/web asks replicas=2 policy=Parallel\n 0 web-0 created by=statefulset-controller\n 4 web-1 created by=statefulset-controller',
  ],
  'scaled down from the top': [
    `${three}\n 20 StatefulSet/web asks replicas=1\n 20 web-2 terminating by=statefulset-controller\n 25 web-2 deleted\n 25 web-1 terminating by=statefulset-controller`,
  ],
  'scaled down side by side': [
    `${three}\n 20 StatefulSet/web asks replicas=1\n 20 web-2 terminating by=statefulset-controller\n 21 web-1 terminating by=statefulset-controller`,
    'pod "web-1" was taken away at 21ms, when pod "web-2" was still there',
  ],
  'the new version below the partition': [
    `${three}\n 20 StatefulSet/web asks partition=2\n 20 StatefulSet/web reports update=b\n 21 web-1 deleted\n 30 web-1 created by=statefulset-controller revision=b`,
    'pod "web-1", below the partition 2, was created at the update revision b at 30ms',
  ],
  'above it that is fine': [
    `${three}\n 20 StatefulSet/web asks partition=2\n 20 StatefulSet/web reports update=b\n 21 web-2 deleted\n 30 web-2 created by=statefulset-controller revision=b`,
  ],
  'a claim that is collected although it is retained': [
    `${three}\n 20 PersistentVolumeClaim/data-web-0 terminating by=garbage-collector`,
    'claim "data-web-0" was deleted by garbage-collector at 20ms',
  ],
  'by hand that is fine': [`${three}\n 20 PersistentVolumeClaim/data-web-0 terminating by=user`],
  'and by the policy': [
    `${three}\n 20 StatefulSet/web asks whenScaled=Delete\n 21 PersistentVolumeClaim/data-web-0 deleted by=garbage-collector`,
  ],
  'two processes of one name': [
    '0 web-0 created\n 1 web-0 runs node=node-1\n 5 web-0 deleted\n 6 web-0 created\n 7 web-0 runs node=node-2',
    'at 7ms two processes of pod "web-0" ran, on node-1, node-2',
  ],
  'one after the other': [
    '0 web-0 created\n 1 web-0 runs node=node-1\n 5 web-0 stops node=node-1\n 5 web-0 deleted\n 6 web-0 created\n 7 web-0 runs node=node-2',
  ],
  'a status that counts more than there is': [
    `${three}\n 13 StatefulSet/web reports ready=4`,
    'said readyReplicas 4 of 3',
  ],
  'a status of a generation to come': [
    `${three}\n 13 StatefulSet/web reports observed=7`,
    'said observedGeneration 7 of 1',
  ],
}

for (const [name, [text, violated]] of Object.entries(cases)) {
  test(name, () => {
    const entries = story(text)
    const { verdicts } = decideAll(invariants, entries, entries.at(-1)!.at)
    const seen = verdicts.flatMap(({ seen }) => (seen === undefined ? [] : [say(en.seen, seen)]))
    if (violated === undefined) assert.deepEqual(seen, [])
    else assert.ok(seen.length === 1 && seen[0]!.includes(violated), seen.join('\n'))
  })
}
