import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFieldSelector } from './field-selector.ts'
import type { KubeObject } from './object.ts'
import { compileSelector, formatSelector, matches } from './selector.ts'
import { parseSelector } from './selector-text.ts'
import type { LabelSelector } from './types.ts'

test('a selector as text: what it selects, and how it is printed', () => {
  const web = { app: 'web', tier: 'back' }
  const table: [string, boolean, string][] = [
    ['', true, ''],
    ['app=web', true, 'app=web'],
    ['app==web', true, 'app==web'],
    ['app!=web', false, 'app!=web'],
    ['zone!=a', true, 'zone!=a'],
    ['tier in (front, back),app', true, 'app,tier in (back,front)'],
    ['tier notin (back)', false, 'tier notin (back)'],
    ['zone notin (a)', true, 'zone notin (a)'],
    ['!zone', true, '!zone'],
    ['constructor', false, 'constructor'],
    ['tier,app', true, 'app,tier'],
    ['zone>1', false, 'zone>1'],
  ]
  for (const [text, selects, printed] of table) {
    assert.equal(parseSelector(text).matches(web), selects, text)
    assert.equal(parseSelector(text).text, printed, text)
  }
})

test('a selector that cannot be read says why', () => {
  const table: [string, string | RegExp][] = [
    ['app=', ''],
    ['app in', "unable to parse requirement: found '' expected: '('"],
    ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    ['app=web,', "unable to parse requirement: found '', expected: identifier after ','"],
    ['app=web tier', "unable to parse requirement: found 'tier', expected: ',' or 'end of string'"],
    [
      'app>x',
      `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
    ],
    ['app in (a b)', "unable to parse requirement: found 'b', expected: ',', ')' or identifier"],
    ['app=-x', /^unable to parse requirement: values\[0\]\[app\]: Invalid value: "-x": a valid label must be /],
    ['-app', /^unable to parse requirement: key: Invalid value: "-app": name part must consist of /],
    ['=x', "unable to parse requirement: found '=', expected: !, identifier, or 'end of string'"],
  ]
  for (const [text, message] of table) {
    if (message === '') assert.doesNotThrow(() => parseSelector(text))
    else assert.throws(() => parseSelector(text), { message }, text)
  }
})

test('a selector of an object: absent selects nothing, empty everything, and it is compiled once', () => {
  assert.equal(matches(undefined, {}), false)
  assert.equal(matches({}, undefined), true)
  const selector: LabelSelector = {
    matchLabels: { app: 'web' },
    matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }],
  }
  assert.equal(matches(selector, { app: 'web' }), true)
  assert.equal(matches(selector, { app: 'web', tier: 'front' }), false)
  assert.equal(formatSelector(selector), 'app=web,tier notin (front)')
  assert.equal(formatSelector({ matchLabels: { tier: 'back', app: 'web', name: 'db' } }), 'app=web,name=db,tier=back')
  assert.equal(compileSelector(selector), compileSelector(selector))
})

test('field selectors: what a kind can be selected by', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-0', uid: '', resourceVersion: '', creationTimestamp: '' },
    spec: { nodeName: 'node-1' },
  }
  assert.equal(parseFieldSelector('Pod', 'spec.nodeName=node-1,status.phase!=Failed')(pod), true)
  assert.equal(parseFieldSelector('Pod', 'metadata.name==web-1')(pod), false)
  for (const [text, selects] of [
    ['spec.nodeName=node-1,', true],
    ['status.nominatedNodeName=', true],
    ['status.nominatedNodeName=undefined', false],
    ['spec.hostNetwork=false', true],
    ['spec.hostNetwork=', false],
  ] as const)
    assert.equal(parseFieldSelector('Pod', text)(pod), selects, text)
  const event: KubeObject & Record<string, unknown> = {
    ...pod,
    kind: 'Event',
    involvedObject: { name: 'web-0' },
    source: { component: 'kubelet' },
  }
  assert.equal(parseFieldSelector('Event', 'involvedObject.name=web-0,source=kubelet')(event), true)
  assert.equal(parseFieldSelector('Event', 'source=scheduler')(event), false)
  assert.equal(parseFieldSelector('Event', 'source=')({ ...event, ...{ source: {} } }), true)
  assert.throws(() => parseFieldSelector('Pod', 'spec.foo=1'), { message: 'field label not supported: spec.foo' })
  assert.throws(() => parseFieldSelector('StatefulSet', 'spec.foo=1'), {
    message: '"spec.foo" is not a known field selector: only "metadata.name", "metadata.namespace"',
  })
})
