import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportEn } from '../locales/report.en.ts'
import { stories } from '../timeline/transcript-stories.ts'
import { lanesOf } from './lanes.ts'
import { Opened } from './opened.ts'
import { fragmentOf, placeOf } from './views/link.ts'
import { within } from './window.ts'

const look = { width: 960, words: reportEn }

const open = (name: string, until?: number) => {
  const entries = stories[name]!()
  return new Opened({ entries, until: until ?? entries.at(-1)!.at })
}

const readyPods = (opened: Opened) =>
  [...opened.cluster.list('Pod')].filter(pod => opened.cluster.pod(`default/${pod.metadata.name}`).states.ready).length

test('the cluster is shown at any instant, forwards and backwards', () => {
  const opened = open('three pods start one after another')
  for (const [at, ready] of [
    [0, 0],
    [9000, 3],
    [5999, 1],
    [6000, 2],
    [2999, 0],
  ] as const) {
    opened.look(at)
    assert.equal(readyPods(opened), ready, `at ${at} ms`)
    assert.equal(opened.cluster.at, at)
  }
})

test('a step lasts until the next one, the last until the end', () => {
  const { steps } = open('a set is scaled down', 60_000)
  assert.deepEqual(steps.get(2), { from: 30_000, to: 34_000 })
  assert.deepEqual(steps.get(3), { from: 34_000, to: 60_000 })
})

test('a window shows what lies in it, and one without length its surroundings', () => {
  const opened = open('a set is scaled down')
  opened.draw(look, 30_000, 31_000)
  assert.match(opened.svg, /web-2/)
  assert.doesNotMatch(opened.svg, />9s</)
  opened.draw(look, 30_000, 30_000)
  assert.deepEqual(opened.window, { from: 9000, to: 32_000 })
  opened.draw(look)
  assert.equal(opened.isZoomed, false)
})

test('whoever was gone before the window, or comes after it, has no lane in it', () => {
  const lanes = lanesOf(stories['three pods start one after another']!())
  const names = within(lanes, 0, 4000).lanes.map(({ name }) => name)
  assert.deepEqual(names, ['node-1', 'node-2', 'node-3', 'web', 'web-0', 'web-1', 'data-web-0', 'data-web-1'])
})

test('every place of the page has an address, and bad addresses lead somewhere', () => {
  const places = [
    { filter: {} },
    {
      filter: {
        text: 'a &=? b',
        status: 'failed',
        area: 'x/y',
        tag: '@#1',
        language: 'zh-CN',
        retried: true,
        warned: true,
      },
    },
    { id: 'a b/ü?#.feature:3' },
    { id: 'x', at: 5, from: 0, to: 10 },
  ] as const
  const known = (value: unknown) => JSON.parse(JSON.stringify(value))
  for (const place of places) assert.deepEqual(known(placeOf(fragmentOf(place))), place)
  assert.deepEqual(known(placeOf('#/%E0%A4?at=-1&from=x')), { id: '%E0%A4' })
  assert.deepEqual(known(placeOf('#/?status=nonsense&other=1')), { filter: {} })
})
