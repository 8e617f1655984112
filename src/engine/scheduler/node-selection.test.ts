import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NodeSelectorTerm, Taint, Toleration } from '../../api/types.ts'
import { selectsNode } from './node-selection.ts'
import { tolerates } from './taints.ts'

const labels = { disk: 'ssd', rank: '5', odd: 'x1' }

/** `disk In ssd,hdd` as a requirement. */
const requirement = (text: string) => {
  const [key, operator, values] = text.split(' ') as [string, 'In', string | undefined]
  return { key, operator, ...(values !== undefined && { values: values.split(',') }) }
}

test('which nodes a term of a selector means', () => {
  const table: [says: string, term: NodeSelectorTerm, selects: boolean][] = [
    ['nothing', {}, false],
    ['its name alone', { matchFields: [requirement('metadata.name In node-1')] }, true],
    ['the name of another', { matchFields: [requirement('metadata.name In node-2')] }, false],
    ['a field that is none', { matchFields: [requirement('metadata.uid In node-1')] }, false],
    [
      'labels and another name',
      { matchExpressions: [requirement('disk Exists')], matchFields: [requirement('metadata.name In node-2')] },
      false,
    ],
    ['all of its requirements', { matchExpressions: ['disk Exists', 'disk In hdd'].map(requirement) }, false],
    ...Object.entries({
      'disk In ssd,hdd': true,
      'disk In hdd': false,
      'zone In a': false,
      'disk NotIn ssd': false,
      'disk NotIn hdd': true,
      'zone NotIn a': true,
      'zone Exists': false,
      'zone DoesNotExist': true,
      'disk DoesNotExist': false,
      'rank Gt 4': true,
      'rank Gt 5': false,
      'rank Lt 5': false,
      'rank Lt 6': true,
      'rank Lt six': false,
      'rank Lt': false,
      'odd Gt 0': false,
      'zone Lt 9': false,
    }).map(
      ([text, selects]) =>
        [text, { matchExpressions: [requirement(text)] }, selects] satisfies [string, NodeSelectorTerm, boolean],
    ),
  ]
  for (const [says, term, selects] of table)
    assert.equal(selectsNode({ nodeSelectorTerms: [{}, term] }, 'node-1', labels), selects, says)
})

test('which taints a toleration covers', () => {
  const taint: Taint = { key: 'rank', value: '5', effect: 'NoSchedule' }
  const table: [Toleration, boolean][] = [
    [{ operator: 'Exists' }, true],
    [{}, false],
    [{ key: 'rank', operator: 'Exists' }, true],
    [{ key: 'other', operator: 'Exists' }, false],
    [{ key: 'rank', operator: 'Exists', effect: 'NoExecute' }, false],
    [{ key: 'rank', operator: 'Exists', effect: 'NoSchedule' }, true],
    [{ key: 'rank', value: '5' }, true],
    [{ key: 'rank', value: '6' }, false],
    [{ key: 'rank' }, false],
    [{ key: 'rank', operator: 'Gt', value: '4' }, true],
    [{ key: 'rank', operator: 'Gt', value: '5' }, false],
    [{ key: 'rank', operator: 'Lt', value: '5' }, false],
    [{ key: 'rank', operator: 'Lt', value: '6' }, true],
    [{ key: 'rank', operator: 'Lt', value: 'six' }, false],
    [{ key: 'rank', operator: 'Lt' }, false],
  ]
  for (const [toleration, covers] of table)
    assert.equal(tolerates(toleration, taint), covers, JSON.stringify(toleration))
  assert.equal(tolerates({ key: 'rank' }, { key: 'rank', effect: 'NoSchedule' }), true)
  assert.equal(tolerates({ key: 'rank', operator: 'Lt', value: '9' }, { ...taint, value: 'x' }), false)
})
