import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { chapters, pages } from './pages.ts'
import { reference, withReference } from './sentences.ts'

test('every step is registered in both languages, and the reference has it', () => {
  for (const { english, sentences } of chapters()) {
    assert.ok(sentences.length > 3, `${english} has too few sentences to be read right`)
    for (const { chinese } of sentences) assert.match(chinese, /[\u4e00-\u9fff]/)
  }
})

for (const [page, language] of pages) {
  test(`the sentences in ${page.split('/').at(-1)} are those of the step files`, () => {
    const text = readFileSync(page, 'utf8')
    assert.equal(text, withReference(text, reference(chapters(), language)), 'run npm run docs')
  })
}

for (const [page] of pages) {
  test(`the scenario that ${page.split('/').at(-1)} runs by its line begins there`, () => {
    const [, feature = '', line = ''] = /(features\/\S+\.feature):(\d+)/.exec(readFileSync(page, 'utf8')) ?? []
    const lines = readFileSync(join(dirname(page), feature), 'utf8').split('\n')
    assert.match(lines[Number(line) - 1] ?? '', /^ *(?:Scenario|场景):/)
  })
}
