import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { World } from './world.ts'

/** The reference timelines, and what follows from them: rows of `kubectl get pods -w`. */
const timelines: Record<string, () => World> = {
  'an image that is there, no readiness probe'() {
    const world = new World()
    world.pod('web-0')
    return world.settle()
  },
  'an image that has to be pulled'() {
    const world = new World({ present: [] })
    world.pod('web-0')
    return world.settle()
  },
  'with a readiness probe'() {
    const world = new World().says('app:v1', { ready: 5_000 })
    world.pod('web-0', { readinessProbe: { httpGet: { port: 8080 } } })
    return world.settle()
  },
  'with an init container'() {
    const world = new World().says('init:v1', { ready: 3_000 })
    world.pod('web-0', {}, { initContainers: [{ name: 'init', image: 'init:v1' }] })
    return world.settle()
  },
  'with an init container, before 1.35'() {
    const world = new World({ kubernetes: '1.34' }).says('init:v1', { ready: 3_000 })
    world.pod('web-0', {}, { initContainers: [{ name: 'init', image: 'init:v1' }] })
    return world.settle()
  },
  'a claim that waits for its first consumer'() {
    const world = new World()
    world.storageClass('late', { volumeBindingMode: 'WaitForFirstConsumer' })
    world.claim('data', { storageClassName: 'late' })
    world.pod('web-0', {}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })
    return world.settle()
  },
  'a crash loop'() {
    const world = new World().says('app:v1', { end: { after: 2_000, exitCode: 1 } })
    world.pod('web-0')
    return world.pass(60)
  },
  'an image that cannot be pulled'() {
    const world = new World({ present: [] }).says('app:v1', { pull: 'fails' })
    world.pod('web-0')
    return world.pass(35)
  },
  'an init container that fails'() {
    const world = new World().says('init:v1', { end: { after: 1_000, exitCode: 1 } })
    world.pod('web-0', {}, { initContainers: [{ name: 'init', image: 'init:v1' }] })
    return world.pass(30)
  },
  'a deletion'() {
    const world = new World()
    world.pod('web-0')
    world.settle().pass(60).delete('Pod', 'web-0')
    return world.settle()
  },
  'a set of three, rolled'() {
    const world = new World({ present: ['app:v1', 'app:v2'] })
    world.set({ replicas: 3 })
    world.settle().image('app:v2')
    return world.settle()
  },
}

const head = 'NAME   READY  STATUS                RESTARTS      AGE'

test('the reference timelines are what kubectl get pods -w prints (UPDATE=1 rewrites them)', () => {
  const written = Object.entries(timelines).map(([name, play]) => [`# ${name}`, head, ...play().rows(), ''].join('\n'))
  const file = new URL('timelines.golden.txt', import.meta.url)
  if (process.env.UPDATE) writeFileSync(file, written.join('\n'))
  assert.equal(written.join('\n'), readFileSync(file, 'utf8'))
})
