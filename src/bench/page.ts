import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { messagesOf } from '../report/message-stage.ts'
import { pageOf } from '../report/page.ts'
import { readRun } from '../report/read-messages.ts'
import { running } from './engine.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** How many entries a page's one scenario has, and the milliseconds from a click on its name to its timeline; undefined without a browser. */
export async function largePage(replicas = 280): Promise<{ entries: number; milliseconds: number } | undefined> {
  if (!existsSync(executablePath)) return undefined
  const crowd = await running(replicas)
  const scenarios = [{ name: 'A crowd', statuses: ['PASSED'] as const }]
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  const file = join(folder, 'index.html')
  writeFileSync(file, pageOf(readRun([messagesOf({ scenarios, attached: crowd.attachments() })])))
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(file).href)
    const started = performance.now()
    await page.click('text=A crowd')
    await page.waitForSelector('.lanes svg')
    return { entries: crowd.driver.log.entries.length, milliseconds: performance.now() - started }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}
