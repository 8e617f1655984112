import { readFileSync, writeFileSync } from 'node:fs'
import { chapters, pages } from './pages.ts'
import { reference, withReference } from './sentences.ts'

for (const [page, language] of pages)
  writeFileSync(page, withReference(readFileSync(page, 'utf8'), reference(chapters(), language)))
