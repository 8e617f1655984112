import { parseArgs } from 'node:util'
import { kinds } from './kinds.ts'
import { recordedCases } from './recorded.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { required: { type: 'boolean', default: false } },
})

let passed = 0
let failed = 0
for (const kind of kinds.filter(({ required }) => required || !values.required)) {
  const started = performance.now()
  const cases = recordedCases(kind.name, positionals[0])
  const differing = cases.flatMap(({ id, recording }) => {
    const differences = kind.replay(recording)
    return differences.length === 0 ? [] : [{ id, differences }]
  })
  for (const { id, differences } of differing)
    console.log(`\n${kind.name}: ${id}\n${differences.map(text => text.replace(/^/gm, '  ')).join('\n')}`)
  passed += cases.length - differing.length
  failed += differing.length
  console.log(
    `${kind.name}: ${cases.length - differing.length} of ${cases.length} pass (${Math.round(performance.now() - started)} ms)`,
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
