import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chapter, chapterOf } from './sentences.ts'

const root = join(import.meta.dirname, '..', '..')

/** The step files in the order in which a reader wants them. */
const stepFiles = ['cluster', 'nodes', 'workload', 'actions', 'faults', 'expectations']

/** The pages that hold the reference of sentences, each in its language. */
export const pages: readonly (readonly [file: string, language: 'en' | 'zh-CN'])[] = [
  [join(root, 'README.md'), 'en'],
  [join(root, 'README.zh-CN.md'), 'zh-CN'],
]

export const chapters = (): Chapter[] =>
  stepFiles.map(name => chapterOf(readFileSync(join(root, 'steps', `${name}.steps.ts`), 'utf8')))
