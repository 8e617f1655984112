import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

/** From which folders of `src` each may import, besides itself. What is not listed here does not exist. */
const mayImport: Record<string, readonly string[]> = {
  api: [],
  locales: ['api'],
  timeline: ['api', 'locales'],
  workloads: ['api', 'locales', 'timeline'],
  engine: ['api', 'timeline', 'workloads'],
  faults: ['api', 'timeline', 'workloads', 'engine'],
  expect: ['api', 'locales', 'timeline'],
  report: ['api', 'locales', 'timeline'],
  allure: ['report'],
  drivers: ['api', 'timeline', 'workloads', 'engine', 'faults', 'expect'],
  scenario: ['api', 'locales', 'timeline', 'workloads', 'engine', 'faults', 'expect', 'report', 'drivers'],
  conformance: ['api', 'locales', 'timeline', 'workloads', 'engine', 'faults', 'expect', 'drivers', 'scenario'],
  acceptance: [
    'api',
    'locales',
    'timeline',
    'workloads',
    'engine',
    'faults',
    'expect',
    'report',
    'drivers',
    'scenario',
    'conformance',
  ],
  docs: ['locales'],
  fuzz: ['api', 'timeline', 'workloads', 'engine', 'faults', 'expect', 'drivers', 'scenario'],
  mutants: ['api', 'locales', 'timeline', 'workloads', 'engine', 'faults', 'expect', 'drivers', 'scenario'],
  bench: ['api', 'locales', 'timeline', 'workloads', 'engine', 'faults', 'expect', 'report', 'drivers', 'scenario'],
}

/** Folders in which nothing may depend on the machine, the moment or chance. */
const pure = ['api', 'timeline', 'workloads', 'engine', 'faults', 'expect']

const impure: readonly [RegExp, string][] = [
  [/\bDate\.now\b|\bnew Date\(\)|\bperformance\b/, 'real time'],
  [/\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/, 'chance of its own'],
  [/\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bqueueMicrotask\b/, 'real timers'],
  [/\bPromise\b|\basync\b|\bawait\b/, 'promises'],
  [/from 'node:(?!crypto)|\bprocess\b(?=\.)|\bfetch\(/, 'input and output'],
]

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const sources = globSync('{src,steps}/**/*.ts', { cwd: root }).sort()
const features = globSync('features/**/*.feature', { cwd: root }).sort()

/** The features that a page of the book links to. */
const listed = (page: string): string[] =>
  [...read(`features/${page}`).matchAll(/\]\((.*\.feature)\)/g)].map(([, path]) => `features/${path}`)

/** A folder that the book does not know is somebody's own. */
const areas = new Set(listed('README.md').map(file => dirname(file)))
const isOfTheBook = (file: string): boolean => areas.has(dirname(file))

/** Code without its comments and texts, so that words in them mean nothing. */
const bare = (code: string): string =>
  code
    .replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'(?!\s*$)/g, match => (match.startsWith("'node:") ? match : "''"))

const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(match => normalize(join(dirname(file), match[1]!)))

const folderOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1]

test('imports go one way', () => {
  const wrong = sources.flatMap(file => {
    const folder = folderOf(file)
    const allowed = folder === undefined ? undefined : mayImport[folder]
    if (folder !== undefined && allowed === undefined) return [`${file}: src/${folder} is no room of the house`]
    return importsOf(file)
      .filter(
        target =>
          folder !== undefined &&
          folderOf(target) !== folder &&
          !allowed!.includes(folderOf(target) ?? '') &&
          !file.endsWith('.test.ts'),
      )
      .map(target => `${file} imports ${target}`)
  })
  assert.deepEqual(wrong, [])
})

/** What a file cannot be loaded without: its imports of types are gone by then. */
const loadedBy = (file: string): string[] =>
  [...read(file).matchAll(/^(?:import|export) (?!type )([^'";]*?)from '(\.[^']+)'/gm)]
    .filter(([, names]) => !/^\{(?:\s*type [^,}]+,?)+\s*\} $/.test(names!))
    .map(([, , target]) => normalize(join(dirname(file), target!)))

test('no two files need each other to be loaded', () => {
  const done = new Set<string>()
  const cycleFrom = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' → ')]
    if (done.has(file)) return []
    const found = loadedBy(file).flatMap(target => cycleFrom(target, [...way, file]))
    done.add(file)
    return found
  }
  assert.deepEqual(
    sources.filter(file => !file.endsWith('.test.ts')).flatMap(file => cycleFrom(file, [])),
    [],
  )
})

test('steps import the public API and nothing else of ours', () => {
  const steps = sources.filter(file => file.startsWith('steps/'))
  const wrong = steps.flatMap(file =>
    importsOf(file).filter(target => target !== 'src/index.ts' && !target.startsWith('steps/')),
  )
  assert.deepEqual(wrong, [])
})

test('steps decide nothing', () => {
  const deciding = sources.filter(
    file => file.endsWith('.steps.ts') && /\bif\s*\(|\bfor\s*\(|\bwhile\s*\(|\?\?|&&|\|\|/.test(bare(read(file))),
  )
  assert.deepEqual(deciding, [])
})

test('what must be the same on every machine knows nothing of it', () => {
  const tests = sources.filter(file => file.endsWith('.test.ts'))
  const usedByRest = new Set(sources.filter(file => !tests.includes(file)).flatMap(importsOf))
  const isForTests = (file: string) => !usedByRest.has(file) && tests.some(test => importsOf(test).includes(file))
  const wrong = sources
    .filter(file => pure.includes(folderOf(file) ?? '') && !tests.includes(file) && !file.includes('/schema/'))
    .filter(file => !isForTests(file))
    .flatMap(file => impure.filter(([pattern]) => pattern.test(bare(read(file)))).map(([, what]) => `${file}: ${what}`))
  assert.deepEqual(wrong, [])
})

test('every feature has its Chinese twin, with as many scenarios and steps', () => {
  const shapeOf = (file: string) =>
    read(file)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#')).length
  const wrong = features
    .filter(file => isOfTheBook(file) && !file.endsWith('.zh-CN.feature'))
    .filter(file => {
      const twin = file.replace(/\.feature$/, '.zh-CN.feature')
      return !features.includes(twin) || shapeOf(twin) !== shapeOf(file)
    })
  assert.deepEqual(wrong, [])
})

test('the book of features lists every one of them, in both languages', () => {
  const all = [...listed('README.md'), ...listed('README.zh-CN.md')]
  assert.deepEqual(
    all.sort(),
    features.filter(isOfTheBook),
    'what is new belongs into a chapter of features/README.md and its twin',
  )
})

test('every file is used', () => {
  const imported = new Set(sources.flatMap(importsOf))
  const entrances =
    /\.test\.ts$|\/main\.ts$|^src\/index\.ts$|^steps\/|^src\/api\/schema\/generate\.ts$|formatter\.ts$|(?:nearest-sentence|missing-features)\.ts$/
  assert.deepEqual(
    sources.filter(file => !imported.has(file) && !entrances.test(file)),
    [],
  )
})
