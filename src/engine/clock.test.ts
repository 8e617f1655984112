import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '../api/types.ts'
import { Clock, Series } from './clock.ts'
import { EventSeries } from './event-series.ts'

const nothing = () => {}

test('what is still to come is restless, unless it is in the background, cancelled, or repeats itself', () => {
  const clock = new Clock()
  const crashes = new Series('a crash loop', clock)
  const attempt = (outcome: string) => {
    clock.attempt(crashes, 10, () => crashes.ends(outcome))
    clock.fire()
    clock.attempt(crashes, 10, nothing)
    const { restless, settled } = clock
    clock.fire()
    return `${restless.join()} ${settled}`
  }
  clock.after(1000, 'a heartbeat', nothing, 'background')
  clock.after(1000, 'never', nothing).cancelled = true
  assert.deepEqual([clock.restless, clock.settled], [[], true])
  assert.equal(attempt('exit 1'), 'a crash loop false')
  assert.equal(attempt('exit 1'), ' true')
  assert.equal(attempt('exit 2'), 'a crash loop false')
  assert.equal(attempt('exit 2'), ' true')
  clock.news()
  assert.equal(attempt('exit 2'), ' true')
  clock.news()
  clock.after(5, 'a pull', nothing)
  assert.deepEqual([clock.restless, clock.settled], [['a pull'], false])
})

test('news between two attempts of a series makes the next one news, too', () => {
  const clock = new Clock()
  const retries = new Series('retries', clock)
  for (const _ of [1, 2]) {
    retries.begins()
    retries.ends('refused')
  }
  assert.equal(retries.repeating, true)
  clock.news()
  assert.equal(retries.repeating, false)
  retries.begins()
  assert.equal(retries.repeating, false)
})

test('timers fire by their time, then as they were set, whoever they belong to', () => {
  const clock = new Clock()
  const fired: string[] = []
  for (const [delay, name, cause] of [
    [5, 'b', 'background'],
    [5, 'c', undefined],
    [4.2, 'd', 'background'],
    [-1, 'a', undefined],
  ] as const)
    clock.after(delay, name, () => fired.push(`${name} ${clock.now}`), cause)
  while (clock.next !== undefined) clock.fire()
  assert.deepEqual(fired, ['a 0', 'b 5', 'c 5', 'd 5'])
})

test('a series of events is written with its second, every half hour, and at its end', () => {
  const clock = new Clock()
  const written: string[] = []
  const tell = (event: Event) => written.push(`${clock.now / 60_000}m ×${event.series?.count ?? 1}`)
  const series = new EventSeries(clock, tell, tell)
  const event = { type: 'Normal', reason: 'R', involvedObject: { kind: 'Pod', name: 'web-0' } } as Event
  for (let minute = 0; minute <= 45; minute += 5) clock.after(minute * 60_000, '', () => series.record(event))
  clock.after(60 * 60_000, '', () => series.record(event))
  while (clock.next !== undefined) clock.fire()
  assert.deepEqual(written, ['0m ×1', '5m ×2', '36m ×8', '51m ×10', '60m ×1'])
})
