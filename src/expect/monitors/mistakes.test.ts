import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Mistake, objectMomentOf, parseMoment } from '../index.ts'
import { story } from '../story.ts'
import { decide } from '../watch.ts'
import * as expect from './index.ts'
import { ordered, start } from './verdict-table.ts'

test('mistakes are told from verdicts, with what was likely meant', () => {
  const entries = story(ordered)
  const mistakes: [() => unknown, RegExp][] = [
    [
      () => decide(expect.never('wbe-1', 'created'), entries, 0),
      /no StatefulSet could make one of that name. Did you mean "web-1"\?/,
    ],
    [() => decide(expect.setIsStuckOn('wep', 'web-0'), entries, 3000), /Did you mean "web"\?/],
    [() => decide(expect.claimIs('data-wep-0', 'gone'), entries, 3000), /There never was a claim "data-wep-0"/],
    [() => decide(expect.objectExists('ConfigMap', 'settings', true), entries, 3000), /"settings"/],
    [() => expect.inOrder('ready', []), /no pods/],
    [
      () => decide(expect.objectHas('sts', 'web', [], { namespace: 'shop' }), entries, 3000),
      /There never was a StatefulSet "web" in this namespace, only in default\.$/,
    ],
    [() => decide(expect.objectExists('statefulsets', 'weeeb', true), entries, 3000), /"weeeb"\. Did you mean "web"/],
    [() => decide(expect.objectExists('StatefulSet', 'cache', true), entries, 3000), /"cache"\. Known: web\.$/],
    [() => decide(expect.objectExists('Pod', 'wbe-1', true), entries, 3000), /no StatefulSet could make one/],
    [() => expect.podsRun([]), /a head alone/],
    [() => expect.objectHas('Pod', 'web-0', [{ path: '$', value: '' }]), /"\$" is not a path from character 2 on/],
    [() => parseMoment('raedy'), /Did you mean "ready"\?/],
    [() => objectMomentOf('web-0', 'ready'), /"web-0"/],
    [() => objectMomentOf('Node/node-1', '调度'), /cannot be "调度"/],
    [() => expect.stays('web-0', 'created', 5, start), /cannot stay created/],
    [() => expect.podsRun([{ pod: 'web-0', imgae: 'app' }]), /Did you mean "image"\?/],
    [() => expect.objectHas('Statefulst', 'web', []), /no kind "Statefulst". Did you mean "StatefulSet"\?/],
    [() => expect.objectHas('Pod', 'web-0', [{ path: 'spec.[0', value: '' }]), /not a path from character 5 on/],
    [() => expect.happenInOrder([{ object: 'Pod/web-0', moment: 'bound' }]), /cannot be "bound"/],
    [() => expect.inOrder('ready', ['web-0', 'web-0']), /"web-0".* named twice/],
  ]
  for (const [act, message] of mistakes)
    assert.throws(act, error => error instanceof Mistake && message.test(error.message))
  assert.equal(decide(expect.never('web-7', 'created'), entries, 3000).verdict, 'holds')
})
