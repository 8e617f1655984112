import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reference } from '../api/object.ts'
import type { ConfigMap } from '../api/types.ts'
import { Engine } from '../engine/engine.ts'
import {
  componentRestart,
  creationRefused,
  Disturbances,
  type LastingFault,
  nodeDown,
  nodePartitioned,
  probeFails,
  processHangs,
  registryDown,
} from './index.ts'

class World {
  readonly engine = new Engine()
  readonly disturbances = new Disturbances(this.engine)

  /** Lets so many seconds pass. */
  pass(seconds: number): void {
    this.engine.run({ until: this.engine.clock.now + seconds * 1000 })
  }

  /** What the timeline says of faults: `12 registry-down begins`. */
  told(): string[] {
    return this.engine.log.entries.flatMap(entry => {
      if (entry.entry !== 'note' || entry.note !== 'fault') return []
      const { about } = entry
      const words = [
        entry.at / 1000,
        entry.fault,
        ...(about === undefined ? [] : [`${about.kind}/${about.name}`]),
        entry.phase,
      ]
      return [words.join(' ')]
    })
  }

  isOn(fault: string, about: Reference): boolean {
    return this.engine.faults.isOn(fault, about)
  }
}

const node: Reference = { kind: 'Node', name: 'node-1' }

test('a fault ends after its time, and the timeline tells of both', () => {
  const world = new World()
  world.disturbances.begin(nodeDown('node-1'), 90_000)
  assert.equal(world.isOn('node-down', node), true)
  world.pass(100)
  assert.equal(world.isOn('node-down', node), false)
  assert.deepEqual(world.told(), ['0 node-down Node/node-1 begins', '90 node-down Node/node-1 ends'])
})

test('one that begins anew ends at the new time', () => {
  const world = new World()
  world.disturbances.begin(registryDown, 10_000)
  world.pass(5)
  world.disturbances.begin(registryDown, 10_000)
  world.pass(8)
  assert.equal(world.engine.workloads.registryDown, true)
  world.pass(8)
  assert.equal(world.engine.workloads.registryDown, false)
  const told = ['0 begins', '5 ends', '5 begins', '15 ends'].map(line => line.replace(' ', ' registry-down '))
  assert.deepEqual(world.told(), told)
})

test('one that is ended early does not end again, and others go on', () => {
  const world = new World()
  const both = [nodeDown('node-1'), nodePartitioned('node-1')]
  for (const fault of both) world.disturbances.begin(fault, 60_000)
  world.pass(1)
  assert.equal(world.disturbances.end(nodeDown('node-1')), true)
  assert.equal(world.disturbances.end(nodeDown('node-1')), false)
  assert.equal(world.disturbances.end(nodeDown('node-2')), false)
  assert.equal(world.isOn('node-partitioned', node), true)
  world.pass(100)
  assert.equal(world.told().filter(line => line.endsWith('ends')).length, 2)
})

test('creations are refused so many times, then the fault is over', () => {
  const world = new World()
  const user = world.engine.client()
  const create = (name: string) =>
    user.create<ConfigMap>({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } })
  world.disturbances.begin(creationRefused('ConfigMap', 'exceeded quota: objects', 2))
  const message = 'configmaps "a" is forbidden: exceeded quota: objects'
  for (const _ of [1, 2]) assert.throws(() => create('a'), { message, code: 403 })
  create('a')
  world.pass(0)
  assert.deepEqual(world.told(), ['0 creation-refused ConfigMap/* begins', '0 creation-refused ConfigMap/* ends'])
})

test('until it is ended, where no number is said; other kinds are not concerned', () => {
  const world = new World()
  const user = world.engine.client()
  const fault: LastingFault = creationRefused('Namespace', 'no more')
  const create = () => user.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } })
  world.disturbances.begin(fault)
  for (let attempt = 0; attempt < 50; attempt++) assert.throws(create, /forbidden: no more/)
  user.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } })
  world.disturbances.end(fault)
  create()
})

test('probes of one type fail, whatever else is said of the pod', () => {
  const { disturbances, engine } = new World()
  const said = () => engine.workloads.saidOf({ metadata: { namespace: 'default', name: 'web-0' } } as never).probeFails
  disturbances.begin(probeFails('default', 'web-0', 'readiness'))
  disturbances.begin(probeFails('default', 'web-0', 'liveness'))
  disturbances.end(probeFails('default', 'web-0', 'readiness'))
  assert.deepEqual(said(), { readiness: false, liveness: true })
})

test('what happens once has no end', () => {
  const world = new World()
  world.disturbances.happen(componentRestart('statefulset-controller'))
  world.disturbances.happen(processHangs('default', 'web-0'))
  assert.deepEqual(world.told(), ['0 component-restart happens', '0 process-hang Pod/web-0 happens'])
})

test('a fault that will end keeps a cluster from being settled, one without an end does not', () => {
  const world = new World()
  world.disturbances.begin(nodePartitioned('node-9'))
  assert.equal(world.engine.run({ until: 3_600_000, whenSettled: true }).because, 'settled')
  world.disturbances.begin(registryDown, 60_000)
  assert.equal(world.engine.run({ until: 3_600_000, whenSettled: true }).because, 'settled')
  assert.equal(world.engine.clock.now, 60_000)
})
