import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KubeObject } from '../api/object.ts'
import type { Revision } from '../timeline/entry.ts'
import { Informer } from './informer.ts'

const at = (name: string, ...places: string[]): KubeObject & { places: string[] } => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, namespace: 'default', uid: name, resourceVersion: '1', creationTimestamp: '' },
  places,
})

type Thing = ReturnType<typeof at>

const event = (change: Revision['change'], object: KubeObject): Revision => ({
  entry: 'revision',
  position: 1,
  at: 0,
  by: 'user',
  change,
  object,
})

test('objects are filed under what they say, also those that were there before the index', () => {
  const informer = new Informer<Thing>()
  const names = (place: string) => informer.under('place', place).map(({ metadata }) => metadata.name)
  informer.apply(event('created', at('a', 'x')))
  informer.index('place', ({ places }) => places)
  informer.index('name', ({ metadata }) => [metadata.name])
  informer.apply(event('created', at('b', 'x', 'y')))
  assert.deepEqual([names('x'), names('y'), names('z')], [['a', 'b'], ['b'], []])
  informer.apply(event('updated', at('b', 'z', 'y')))
  assert.deepEqual([names('x'), names('y'), names('z')], [['a'], ['b'], ['b']])
  informer.apply(event('updated', at('b', 'z')))
  assert.deepEqual([names('y'), names('z'), informer.has('place', 'y')], [[], ['b'], false])
  informer.apply(event('deleted', at('b')))
  assert.deepEqual([names('z'), informer.has('place', 'z'), informer.has('name', 'b')], [[], false, false])
  informer.apply(event('deleted', at('b')))
  assert.deepEqual([informer.size, informer.get('default/b'), informer.all().length], [1, undefined, 1])
})

test('an object is read anew only when it has changed', () => {
  const informer = new Informer<Thing>()
  informer.index('place', () => ['here'])
  for (const name of ['a', 'b']) informer.apply(event('created', at(name)))
  const read: string[] = []
  const reading = ({ metadata }: Thing) => read.push(metadata.name)
  informer.readUnder('place', 'here', reading)
  informer.readUnder('place', 'here', reading)
  informer.apply(event('updated', at('b', 'x')))
  assert.deepEqual(informer.readUnder('place', 'here', reading), [1, 3])
  assert.deepEqual(read, ['a', 'b', 'b'])
})
