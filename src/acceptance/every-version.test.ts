import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationLines } from '../expect/index.ts'
import { en } from '../locales/en.ts'
import { Cluster } from '../mutants/cluster.ts'
import { stories } from '../mutants/stories.ts'

const versions = [
  '1.27.1',
  '1.28.4',
  '1.28.11',
  '1.30.1',
  '1.31',
  '1.33',
  '1.34.1',
  '1.34.2',
  '1.35.2',
  '1.35.4',
  '1.36',
  '1.37',
]

/** The lives that are told for the mutants, in which a cluster that works breaks no promise: those that any version can live. */
for (const kubernetes of versions)
  test(`nothing happens in ${kubernetes} that must never happen`, () => {
    const broken = stories
      .filter(({ cluster }) => cluster().engine.profile.kubernetes === '1.36')
      .flatMap(({ name, play }) => {
        const cluster = new Cluster(kubernetes)
        play(cluster)
        return violationLines(cluster.violations(), en).map(line => `${name}: ${line}`)
      })
    assert.deepEqual(broken, [])
  })
