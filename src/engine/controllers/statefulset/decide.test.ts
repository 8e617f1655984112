import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StatefulSetSpec } from '../../../api/types.ts'
import type { Rules } from './rules.ts'
import { TrivialWorld } from './trivial-world.ts'

type Spec = Partial<Omit<StatefulSetSpec, 'template'>>
type Line = [label: string, happens: (world: TrivialWorld) => void, passes: string]

/** Lets things happen one after the other, and looks at the pass of the controller after each. */
function trace(world: TrivialWorld, lines: readonly Line[]): void {
  for (const [label, happens, passes] of lines) {
    happens(world)
    assert.equal(world.pass(), passes, label)
  }
}

const parallel: Spec = { podManagementPolicy: 'Parallel' }
const nothing = () => {}
const partition = (partition: number): Spec => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
})

/** A set at rest with template A. */
function settled(spec: Spec = {}, rules?: Rules): TrivialWorld {
  const world = new TrivialWorld('A', spec)
  if (rules !== undefined) world.rules = rules
  world.settle()
  return world
}

test('creates pods one after the other, each when the one before is ready', () => {
  trace(new TrivialWorld('A'), [
    ['created', nothing, 'Create web-0@A | 0/0/0 c=0 u=0 | A>A'],
    ['0 pending', nothing, '- | 1/0/0 c=1 u=1 | A>A'],
    ['0 ready', w => w.ready(0), 'Create web-1@A | 1/1/1 c=1 u=1 | A>A'],
    ['1 pending', nothing, '- | 2/1/1 c=2 u=2 | A>A'],
    ['1 ready', w => w.ready(1), 'Create web-2@A | 2/2/2 c=2 u=2 | A>A'],
    ['2 pending', nothing, '- | 3/2/2 c=3 u=3 | A>A'],
    ['2 ready', w => w.ready(2), '- | 3/3/3 c=3 u=3 | A>A'],
  ])
})

test('updates pods from the highest down, and takes an old revision up again under a new number', () => {
  const world = settled()
  trace(world, [
    ['template B', w => w.change({ template: 'B' }), 'Delete web-2@A | 3/3/3 c=2 u=0 | A>B'],
    ['2 stops', nothing, '- | 3/3/3 c=2 u=0 | A>B'],
    ['2 gone', w => w.removed(2), 'Create web-2@B | 2/2/2 c=2 u=0 | A>B'],
    ['2 pending', nothing, '- | 3/2/2 c=2 u=1 | A>B'],
    ['2 ready', w => w.ready(2), 'Delete web-1@A | 3/3/3 c=1 u=1 | A>B'],
    ['1 gone', w => w.removed(1), 'Create web-1@B | 2/2/2 c=1 u=1 | A>B'],
    ['1 ready', w => w.ready(1), 'Delete web-0@A | 3/3/3 c=0 u=2 | A>B'],
    ['0 gone', w => w.removed(0), 'Create web-0@B | 2/2/2 c=0 u=2 | A>B'],
    ['0 pending', nothing, '- | 3/2/2 c=0 u=3 | A>B'],
    ['0 ready', w => w.ready(0), '- | 3/3/3 c=3 u=3 | B>B'],
  ])
  world.change({ template: 'A' })
  world.settle()
  assert.equal(world.numbers, 'A=3 B=2')
})

test('a template that never becomes ready holds the set even after it was taken back, until the pod is deleted by hand', () => {
  const world = settled()
  trace(world, [
    ['bad template', w => w.change({ template: 'BAD' }), 'Delete web-2@A | 3/3/3 c=2 u=0 | A>BAD'],
    ['2 gone', w => w.removed(2), 'Create web-2@BAD | 2/2/2 c=2 u=0 | A>BAD'],
    ['2 pending', nothing, '- | 3/2/2 c=2 u=1 | A>BAD'],
    ['back to A', w => w.change({ template: 'A' }), '- | 3/2/2 c=2 u=2 | A>A'],
    ['again', nothing, '- | 3/2/2 c=2 u=2 | A>A'],
  ])
  const [wait] = world.waits
  assert.equal(wait?.rule, 'pod-pending')
  assert.equal(wait?.on.name, 'web-2')
  assert.deepEqual(
    [wait?.details?.revision, wait?.details?.updateRevision].map(name => world.templateOf(String(name))),
    ['BAD', 'A'],
  )
  assert.equal(world.numbers, 'A=3 BAD=2')
  trace(world, [
    ['2 deleted', w => w.removed(2), 'Create web-2@A | 2/2/2 c=2 u=2 | A>A'],
    ['2 ready', w => w.ready(2), '- | 3/3/3 c=3 u=3 | A>A'],
  ])
})

test('… and does not hold a Parallel set', () => {
  trace(settled(parallel), [
    ['bad template', w => w.change({ template: 'BAD' }), 'Delete web-2@A | 3/3/3 c=2 u=0 | A>BAD'],
    ['2 gone', w => w.removed(2), 'Create web-2@BAD | 2/2/2 c=2 u=0 | A>BAD'],
    ['2 pending', nothing, '- | 3/2/2 c=2 u=1 | A>BAD'],
    ['back to A', w => w.change({ template: 'A' }), 'Delete web-2@BAD | 3/2/2 c=1 u=2 | A>A'],
    ['2 gone', w => w.removed(2), 'Create web-2@A | 2/2/2 c=2 u=2 | A>A'],
  ])
})

test('a first template that never becomes ready stays, whatever comes after', () => {
  trace(new TrivialWorld('BAD'), [
    ['created', nothing, 'Create web-0@BAD | 0/0/0 c=0 u=0 | BAD>BAD'],
    ['0 pending', nothing, '- | 1/0/0 c=1 u=1 | BAD>BAD'],
    ['template A', w => w.change({ template: 'A' }), '- | 1/0/0 c=1 u=0 | BAD>A'],
    ['again', nothing, '- | 1/0/0 c=1 u=0 | BAD>A'],
  ])
})

test('a pod that failed is replaced, even at a bad revision', () => {
  const world = settled()
  trace(world, [
    ['1 fails', w => w.fail(1), 'Delete web-1@A | 3/2/2 c=3 u=3 | A>A'],
    ['1 stays', nothing, '- | 3/2/2 c=2 u=2 | A>A'],
  ])
  assert.equal(world.waits[0]?.rule, 'pod-failed-terminating')
  trace(world, [['1 gone', w => w.removed(1), 'Create web-1@A | 2/2/2 c=2 u=2 | A>A']])
})

test('a set scaled to zero has finished its rollout', () => {
  const world = settled({ replicas: 4, ...partition(2) })
  world.change({ template: 'B' })
  world.settle()
  trace(world, [['half way', nothing, '- | 4/4/4 c=2 u=2 | A>B']])
  assert.equal(world.waits[0]?.rule, 'partition')
  world.change({ replicas: 0 })
  world.settle()
  trace(world, [['at zero', nothing, '- | 0/0/0 c=0 u=0 | B>B']])
  world.change({ replicas: 2 })
  world.settle()
  assert.equal(world.layout, '0@B 1@B')
})

test('a pod below the partition comes back as it was', () => {
  const world = settled(partition(2))
  world.change({ template: 'B' })
  world.settle()
  world.removed(0)
  world.settle()
  assert.equal(world.layout, '0@A 1@A 2@B')
})

test('OnDelete waits for people, and is never done until it is no longer OnDelete', () => {
  const world = settled({ updateStrategy: { type: 'OnDelete' } })
  trace(world, [['template B', w => w.change({ template: 'B' }), '- | 3/3/3 c=3 u=0 | A>B']])
  assert.equal(world.waits[0]?.rule, 'on-delete')
  for (const ordinal of [1, 2, 0]) {
    world.removed(ordinal)
    world.settle()
  }
  trace(world, [
    ['all replaced', nothing, '- | 3/3/3 c=0 u=3 | A>B'],
    ['RollingUpdate', w => w.change(partition(0)), '- | 3/3/3 c=3 u=3 | B>B'],
  ])
})

test('one pod that is to go may be broken, two may not', () => {
  const world = settled({ replicas: 4 })
  world.unready(2, 3)
  trace(world, [['4 to 2', w => w.change({ replicas: 2 }), '- | 4/2/2 c=4 u=4 | A>A']])
  assert.deepEqual([world.waits[0]?.rule, world.waits[0]?.on.name], ['condemned-not-ready', 'web-3'])
  trace(world, [
    ['3 ready', w => w.ready(3), 'Delete web-3@A | 4/3/3 c=4 u=4 | A>A'],
    ['3 gone', w => w.removed(3), 'Delete web-2@A | 3/2/2 c=3 u=3 | A>A'],
    ['2 gone', w => w.removed(2), '- | 2/2/2 c=2 u=2 | A>A'],
  ])
})

test('RollingUpdate written without parameters brings low pods back as they were, in the middle of a rollout', () => {
  const explicit = settled({ updateStrategy: { type: 'RollingUpdate' } })
  const byDefault = settled()
  const change = (world: TrivialWorld) => world.change({ template: 'B' })
  const lose = (world: TrivialWorld) => world.removed(2, 0)
  trace(explicit, [
    ['template B', change, 'Delete web-2@A | 3/3/3 c=2 u=0 | A>B'],
    ['2 and 0 gone', lose, 'Create web-0@A | 1/1/1 c=1 u=0 | A>B'],
  ])
  trace(byDefault, [
    ['template B', change, 'Delete web-2@A | 3/3/3 c=2 u=0 | A>B'],
    ['2 and 0 gone', lose, 'Create web-0@B | 1/1/1 c=1 u=0 | A>B'],
  ])
  explicit.settle()
  assert.equal(explicit.layout, '0@B 1@B 2@B')
})

test('scales up before it updates', () => {
  const world = settled()
  world.change({ template: 'B', replicas: 5 })
  const passes = []
  for (let index = 0; index < 9; index++) {
    passes.push(world.pass())
    for (const pod of [...world.pods.values()]) {
      const ordinal = Number(pod.metadata.name.slice(4))
      if (pod.metadata.deletionTimestamp) world.removed(ordinal)
      else if (pod.status?.phase !== 'Running') world.ready(ordinal)
    }
  }
  assert.deepEqual(passes, [
    'Create web-3@B | 3/3/3 c=3 u=0 | A>B',
    'Create web-4@B | 4/4/4 c=3 u=1 | A>B',
    'Delete web-2@A | 5/5/5 c=2 u=2 | A>B',
    'Create web-2@B | 4/4/4 c=2 u=2 | A>B',
    'Delete web-1@A | 5/5/5 c=1 u=3 | A>B',
    'Create web-1@B | 4/4/4 c=1 u=3 | A>B',
    'Delete web-0@A | 5/5/5 c=0 u=4 | A>B',
    'Create web-0@B | 4/4/4 c=0 u=4 | A>B',
    '- | 5/5/5 c=5 u=5 | B>B',
  ])
})

test('counts below zero when a third template comes in the instant in which the second is done', () => {
  trace(settled({ replicas: 1 }), [
    ['template B', w => w.change({ template: 'B' }), 'Delete web-0@A | 1/1/1 c=0 u=0 | A>B'],
    ['0 gone', w => w.removed(0), 'Create web-0@B | 0/0/0 c=0 u=0 | A>B'],
    [
      '0 ready and template C',
      w => {
        w.ready(0)
        w.change({ template: 'C' })
      },
      'Delete web-0@B | 1/1/1 c=-1 u=0 | A>C',
    ],
  ])
})

test('Parallel creates in growing batches, and stops after the batch that failed', () => {
  const world = new TrivialWorld('A', { ...parallel, replicas: 4 })
  world.quota = 2
  trace(world, [
    ['created', nothing, 'Create web-0@A; Create web-1@A; FailedCreate web-2 | 0/0/0 c=0 u=0 | A>A ERR'],
    ['retried', nothing, 'FailedCreate web-2 | 2/0/0 c=2 u=2 | A>A ERR'],
  ])
  assert.deepEqual([world.waits[0]?.rule, world.waits[0]?.on.name], ['creation-refused', 'web-2'])
  trace(world, [['4 to 1', w => w.change({ replicas: 1 }), 'Delete web-1@A | 2/0/0 c=2 u=2 | A>A']])
})

for (const [condemnedFirst, passes] of [
  [false, 'FailedCreate web-0 | 2/2/2 c=2 u=2 | A>A ERR'],
  [true, 'Delete web-2@A; Delete web-1@A; FailedCreate web-0 | 2/2/2 c=2 u=2 | A>A ERR'],
] as const)
  test(`Parallel with a gap that cannot be filled and pods that are too many, these first: ${condemnedFirst}`, () => {
    const world = settled(parallel, { maxUnavailable: 'off', condemnedFirst })
    world.removed(0)
    world.quota = 2
    trace(world, [['3 to 1', w => w.change({ replicas: 1 }), passes]])
  })

for (const [maxUnavailable, passes, waits] of [
  ['off', 'Delete web-2@A | 3/2/2 c=2 u=0 | A>B', undefined],
  ['1.35', '- | 3/2/2 c=3 u=0 | A>B', 'update-budget-spent'],
  ['1.37', 'Delete web-0@A | 3/2/2 c=2 u=0 | A>B', undefined],
] as const)
  test(`Parallel with a broken pod at the bottom, maxUnavailable ${maxUnavailable}`, () => {
    const world = settled(parallel)
    world.rules = { maxUnavailable }
    world.unready(0)
    trace(world, [['template B', w => w.change({ template: 'B' }), passes]])
    assert.equal(world.waits[0]?.rule, waits)
  })

/** Appendix of the table that 1.37's own tests are: which pods are broken, and which are left after one pass over a new template. */
const broken137: [replicas: number, max: number, partition: number, broken: number[], deleted: number[]][] = [
  [1, 1, 0, [0], [0]],
  [3, 1, 0, [2], [2]],
  [5, 2, 0, [3, 4], [4, 3]],
  [3, 1, 2, [1], []],
  [4, 2, 0, [0, 1], [1, 0]],
  [5, 3, 0, [0, 1], [1, 0, 4]],
  [5, 2, 3, [1, 4], [4]],
]
for (const [replicas, maxUnavailable, partition, broken, deleted] of broken137)
  test(`1.37 replaces broken pods first: ${replicas} pods, at most ${maxUnavailable}, partition ${partition}, broken ${broken}`, () => {
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition, maxUnavailable } } as const
    const world = settled({ ...parallel, replicas, updateStrategy }, { maxUnavailable: '1.37' })
    world.unready(...broken)
    world.change({ template: 'B' })
    world.pass()
    assert.deepEqual(
      world.actions,
      deleted.map(ordinal => `Delete web-${ordinal}@A`),
    )
  })

test('maxUnavailable deletes several at once, and they come back one after the other', () => {
  const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: '50%' } } as const
  const world = settled({ replicas: 5, updateStrategy }, { maxUnavailable: '1.35' })
  trace(world, [
    ['template B', w => w.change({ template: 'B' }), 'Delete web-4@A; Delete web-3@A | 5/5/5 c=3 u=0 | A>B'],
    ['gone', w => w.removed(4, 3), 'Create web-3@B | 3/3/3 c=3 u=0 | A>B'],
    ['3 ready', w => w.ready(3), 'Create web-4@B | 4/4/4 c=3 u=1 | A>B'],
    ['4 ready', w => w.ready(4), 'Delete web-2@A; Delete web-1@A | 5/5/5 c=1 u=2 | A>B'],
  ])
})

test('the partition counts from the first ordinal', () => {
  const world = settled({ replicas: 9, ordinals: { start: 2 }, ...partition(5) })
  world.change({ template: 'B' })
  world.settle()
  assert.equal(world.layout, '2@A 3@A 4@A 5@A 6@A 7@B 8@B 9@B 10@B')
})

test('a pod counts from the second on in which it has been ready for minReadySeconds', () => {
  const at = (seconds: number) => (world: TrivialWorld) => {
    world.now = seconds
  }
  const world = new TrivialWorld('A', { replicas: 2, minReadySeconds: 30 })
  trace(world, [
    ['created', nothing, 'Create web-0@A | 0/0/0 c=0 u=0 | A>A'],
    ['0 ready', w => w.ready(0), '- | 1/1/0 c=1 u=1 | A>A'],
    ['29 s', at(29), '- | 1/1/0 c=1 u=1 | A>A'],
  ])
  assert.equal(world.waits[0]?.details?.until, '1970-01-01T00:00:30Z')
  trace(world, [
    ['30 s', at(30), 'Create web-1@A | 1/1/1 c=1 u=1 | A>A'],
    ['1 ready', w => w.ready(1), '- | 2/2/1 c=2 u=2 | A>A'],
    ['60 s', at(60), '- | 2/2/2 c=2 u=2 | A>A'],
    ['template B', w => w.change({ template: 'B' }), 'Delete web-1@A | 2/2/2 c=1 u=0 | A>B'],
    ['1 gone', w => w.removed(1), 'Create web-1@B | 1/1/1 c=1 u=0 | A>B'],
    ['1 ready', w => w.ready(1), '- | 2/2/1 c=1 u=1 | A>B'],
    ['90 s', at(90), 'Delete web-0@A | 2/2/2 c=0 u=1 | A>B'],
    ['0 gone', w => w.removed(0), 'Create web-0@B | 1/1/1 c=0 u=1 | A>B'],
    ['0 ready, not available', w => w.ready(0), '- | 2/2/1 c=2 u=2 | B>B'],
  ])
})

test('a third template makes currentReplicas count too low', () => {
  const world = settled(partition(1))
  world.change({ template: 'B' })
  world.settle()
  trace(world, [['template C', w => w.change({ template: 'C' }), 'Delete web-2@B | 3/3/3 c=0 u=0 | A>C']])
})

test('another first ordinal: the new pods come before the old ones go', () => {
  const ready = (ordinal: number) => (world: TrivialWorld) => world.ready(ordinal)
  trace(settled({ replicas: 2 }), [
    ['start 4', w => w.change({ ordinals: { start: 4 } }), 'Create web-4@A | 2/2/2 c=2 u=2 | A>A'],
    ['4 ready', ready(4), 'Create web-5@A | 3/3/3 c=3 u=3 | A>A'],
    ['5 ready', ready(5), 'Delete web-1@A | 4/4/4 c=4 u=4 | A>A'],
    ['1 gone', w => w.removed(1), 'Delete web-0@A | 3/3/3 c=3 u=3 | A>A'],
    ['0 gone', w => w.removed(0), '- | 2/2/2 c=2 u=2 | A>A'],
  ])
})

test('conditions that somebody else wrote into the status are no reason to write it anew', () => {
  const world = settled()
  const conditions = [{ type: 'Odd', status: 'True' }]
  const status = { ...world.set.status!, conditions }
  world.set = { ...world.set, status }
  world.pass()
  assert.equal(world.set.status, status)
})
