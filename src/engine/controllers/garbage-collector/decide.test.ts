import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fate, fateOf, type OwnerState } from './decide.ts'

const owner = (state: OwnerState, index: number) => ({
  state,
  reference: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: `owner-${index}`, uid: `uid-${index}` },
})

const table: [OwnerState[], boolean, string[], string][] = [
  // owners, has dependents, own finalizers → fate
  [[], true, [], 'stay'],
  [['solid'], true, [], 'stay'],
  [['dangling'], false, [], 'go Background'],
  [['dangling'], true, [], 'go Background'],
  [['dangling'], true, ['orphan'], 'go Orphan'],
  [['dangling'], true, ['foregroundDeletion'], 'go Foreground'],
  [['solid', 'dangling'], false, [], 'let-go owner-1'],
  [['awaits-dependents', 'solid'], true, [], 'let-go owner-0'],
  [['awaits-dependents'], false, [], 'go Background'],
  [['awaits-dependents'], true, [], 'go Foreground'],
  [['dangling', 'awaits-dependents'], true, [], 'go Foreground'],
  [['unresolvable', 'dangling'], false, [], 'stay'],
]

const told = (fate: Fate): string => {
  if (fate.does === 'go') return `go ${fate.propagation}`
  return fate.does === 'let-go' ? `let-go ${fate.of.map(({ name }) => name)}` : 'stay'
}

test('an object stays while one owner does', () => {
  for (const [states, hasDependents, finalizers, fate] of table)
    assert.equal(told(fateOf(states.map(owner), { hasDependents, finalizers })), fate, `${states} ${finalizers}`)
})
