import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SetOnStage, Story } from '../timeline/transcript-stage.ts'
import { stories } from '../timeline/transcript-stories.ts'
import { attachmentsOf } from './attachments.ts'
import { timelineSvg } from './timeline-svg.ts'

/** Tags in order, every attribute quoted, nothing left open: what a strict parser asks for. */
function checkWellFormed(xml: string): void {
  const open: string[] = []
  const rest = xml.replaceAll(/<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g, (_, closes, name, __, isEmpty) => {
    if (closes) assert.equal(open.pop(), name)
    else if (!isEmpty) open.push(name)
    return ''
  })
  assert.deepEqual(open, [])
  assert.doesNotMatch(rest, /[<>]/, 'a tag that is none')
  assert.doesNotMatch(xml, /&(?!(?:amp|lt|gt|quot|#39);)/, 'a bare ampersand')
  assert.doesNotMatch(xml, /NaN|Infinity|undefined/)
}

for (const [name, tell] of Object.entries(stories)) {
  test(`${name}: the picture is well-formed at any width`, () => {
    for (const width of [320, 960, 2000]) checkWellFormed(timelineSvg(tell(), { title: name, width }))
  })
}

test('a pod that was made anew is drawn twice, and what it was made of is told without colours', () => {
  const svg = timelineSvg(stories['a partition lets a canary out']!())
  assert.match(svg, /v1: revision web-d8f57c9b41, image app:v1/)
  assert.match(svg, /v2: revision web-8f57c9b42, image app:v2/)
  assert.match(svg, /fill="url\(#revision-2\)"/)
  assert.match(svg, /partition 2 → 0/)
  assert.match(svg, />⋯ 10m</)
})

test('a stuck set says what it waits for', () => {
  const svg = timelineSvg(stories['a rollout is stuck on the first broken pod']!())
  assert.match(svg, />web-2 is not ready</)
})

test('names and titles stay text, whatever they hold', () => {
  const story = new Story()
  const evil = '"><script>alert(1)</script>&\u0000'
  story.creates('user', 'Pod', evil, {
    metadata: { labels: { 'controller-revision-hash': evil } },
    spec: { containers: [{ name: 'app', image: evil }] },
  })
  story
    .at(1)
    .changes('user', 'Pod', evil, { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } })
  story.at(2).note({ note: 'fault', by: 'user', fault: evil, phase: 'begins' })
  const svg = timelineSvg(story.at(3).entries, { title: evil })
  checkWellFormed(svg)
  assert.doesNotMatch(svg, /<script/)
  assert.match(svg, /&lt;script&gt;/)
})

test('a crowd is cut to the most telling lanes, and the picture says so', () => {
  const story = new Story()
  const web = new SetOnStage(story, 'web', 200)
  for (let ordinal = 0; ordinal < 200; ordinal++) web.create(ordinal).schedule(ordinal)
  story.at(1)
  for (let ordinal = 0; ordinal < 200; ordinal++) if (ordinal !== 150) web.ready(ordinal)
  const svg = timelineSvg(story.at(2).entries)
  checkWellFormed(svg)
  assert.match(svg, />web-150</)
  assert.match(svg, /not drawn: 141 pods/)
})

test('an empty log, and one in which no time passes, are drawn all the same', () => {
  checkWellFormed(timelineSvg([]))
  checkWellFormed(timelineSvg(new Story().creates('user', 'Pod', 'web-0', { spec: { containers: [] } }).entries))
})

test('a scenario attaches its transcript, its picture as bytes, its timeline and its account', () => {
  const account = { rollcall: 1, seed: 1, kubernetes: '1.36', gates: {}, until: 34_000 } as const
  const told = { ...account, kept: [], manifests: [], expectations: [], violations: [] }
  const [text, picture, timeline, besides] = attachmentsOf(stories['a set is scaled down']!(), told)
  assert.match(text!.data as string, /replicas 3 → 1 by user/)
  assert.ok(Buffer.isBuffer(picture!.data))
  assert.deepEqual(
    [text, picture, timeline, besides].map(found => found!.mediaType),
    ['text/plain', 'image/svg+xml', 'application/gzip', 'application/json'],
  )
  assert.deepEqual(JSON.parse(besides!.data as string), told)
  assert.deepEqual(attachmentsOf([], told), [])
})
