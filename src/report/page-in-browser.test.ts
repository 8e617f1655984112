import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { SetOnStage, Story } from '../timeline/transcript-stage.ts'
import { stories } from '../timeline/transcript-stories.ts'
import type { Account } from './account.ts'
import { attachmentsOf } from './attachments.ts'
import { messagesOf, type Played } from './message-stage.ts'
import { pageOf } from './page.ts'
import { readRun } from './read-messages.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const skip = existsSync(executablePath)
  ? false
  : `the page is not tried in a browser: there is no ${executablePath} (CHROMIUM names another)`

const account: Account = {
  rollcall: 1,
  seed: 7,
  kubernetes: '1.36',
  gates: {},
  until: 34_000,
  kept: ['CronJob/backup'],
  manifests: [{ step: 1, file: 'manifests/web.yaml', text: 'kind: StatefulSet\n' }],
  expectations: [
    {
      step: 2,
      expected: { says: 'podNever', of: { pod: 'web-2', moment: 'deleted', sinceThen: false } },
      about: [],
      verdict: 'broken',
      seen: { says: 'began', of: { object: { kind: 'Pod', name: 'web-2' }, moment: 'deleted', at: 31_000 } },
      from: 0,
      to: 34_000,
      witness: [{ at: 31_000, position: 60 }],
    },
  ],
  violations: [],
}

const passing: Played = {
  uri: 'features/rollout/canary.feature',
  feature: 'Canaries',
  scenarios: [{ name: 'A canary is let out', statuses: ['PASSED', 'PASSED'], tags: ['@slow'] }],
  attached: attachmentsOf(stories['a partition lets a canary out']!(), {
    ...account,
    expectations: [],
    until: 700_000,
  }),
}

const failing: Played = {
  uri: 'features/scaling/down.zh-CN.feature',
  feature: '缩容',
  language: 'zh-CN',
  scenarios: [{ name: '副本减少', statuses: ['PASSED', 'FAILED'], message: 'Expected: more\nSeen: less' }],
  attempts: 2,
  attached: attachmentsOf(stories['a set is scaled down']!(), account),
}

const hack = `"'><img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="window.hacked=1">`

/** Every field that a feature, a manifest or a cluster can fill holds a script. */
function hostile(): Played {
  const story = new Story()
  story.creates('user', 'Pod', hack, {
    metadata: { labels: { 'controller-revision-hash': hack } },
    spec: { nodeName: hack, containers: [{ name: hack, image: hack }] },
    status: { phase: hack, reason: hack },
  })
  story.at(1).note({ note: 'fault', by: hack, fault: hack, phase: 'begins' })
  story.at(2).note({
    note: 'refusal',
    by: hack,
    verb: hack,
    code: 1,
    reason: hack,
    message: hack,
    about: { kind: 'Pod', name: hack },
  })
  const told: Account = {
    ...account,
    kubernetes: hack,
    gates: { [hack]: true },
    kept: [hack],
    manifests: [{ step: 1, file: hack, text: hack }],
    expectations: [{ ...account.expectations[0]!, expected: { says: 'podRunsImage', of: { pod: hack, image: hack } } }],
  }
  return {
    uri: `features/${hack}.feature`,
    feature: hack,
    rule: hack,
    scenarios: [{ name: hack, step: hack, statuses: ['PASSED', 'FAILED'], message: hack, tags: [`@${hack}`] }],
    docString: hack,
    table: [[hack]],
    attached: [
      ...attachmentsOf(story.at(3).entries, told),
      { data: hack, mediaType: 'text/html', fileName: hack },
      {
        data: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${hack}"/>`),
        mediaType: 'image/svg+xml',
        fileName: hack,
      },
    ],
  }
}

/** More than ten thousand entries: hundreds of pods come and go. */
function crowd(): Played {
  const story = new Story()
  const web = new SetOnStage(story, 'web', 400)
  for (let round = 0; story.entries.length < 10_000; round++) {
    for (let ordinal = 0; ordinal < 400; ordinal++) {
      if (round === 0) web.create(ordinal).schedule(ordinal)
      else web.ready(ordinal).starts(ordinal)
    }
    story.at(round + 1)
  }
  return {
    uri: 'features/large/crowd.feature',
    feature: 'Crowds',
    scenarios: [{ name: 'Four hundred pods', statuses: ['PASSED'] }],
    attached: attachmentsOf(story.entries, { ...account, expectations: [] }),
  }
}

describe('the page in a browser', { skip }, () => {
  let browser: Browser
  let page: Page
  let folder: string
  /** What the page asked of the world, and what went wrong in it. */
  let trouble: string[]

  const put = (name: string, ...played: Played[]): string => {
    const file = join(folder, name)
    writeFileSync(file, pageOf(readRun(played.map(messagesOf))))
    return pathToFileURL(file).href
  }
  let address: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-page-'))
    address = put('run.html', passing, failing)
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ]
    browser = await chromium.launch({ executablePath, args })
  })

  beforeEach(async () => {
    await page?.context().close()
    trouble = []
    page = await (await browser.newContext({ viewport: { width: 1300, height: 900 }, locale: 'en' })).newPage()
    page.setDefaultTimeout(5000)
    page.on('request', request => {
      if (!/^(file|data|blob):/.test(request.url())) trouble.push(request.url())
    })
    page.on('pageerror', error => trouble.push(error.message))
    page.on('dialog', dialog => trouble.push(dialog.message()))
  })

  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const names = () => page.locator('#scenarios li a').allTextContents()
  const canary = 'A canary is let out'
  const fragment = async () => decodeURIComponent(await page.evaluate('location.hash'))
  const drawn = async () => (await page.textContent('.lanes'))!

  test('the list is narrowed by verdict, area, tag, language and words, and each view has an address', async () => {
    await page.goto(address)
    assert.deepEqual(await names(), [canary, '副本减少'])
    const narrowed: [() => Promise<unknown>, string, string][] = [
      [() => page.click('[data-status=failed]'), '副本减少', 'status=failed'],
      [() => page.selectOption('[data-filter=area]', 'rollout'), canary, 'area=rollout'],
      [() => page.click('[data-tag="@slow"]'), canary, 'tag=@slow'],
      [() => page.selectOption('[data-filter=language]', 'zh-CN'), '副本减少', 'language=zh-CN'],
      [() => page.click('[data-retried]'), '副本减少', 'retried=yes'],
      [() => page.fill('#search', 'canaries LET'), canary, 'q=canaries'],
    ]
    for (const [narrow, name, query] of narrowed) {
      await narrow()
      assert.deepEqual(await names(), [name], query)
      assert.ok((await fragment()).includes(query), `${query} is not in ${await fragment()}`)
      const there = page.url()
      await page.goto('about:blank')
      await page.goto(there)
      assert.deepEqual(await names(), [name], `${query}, opened again`)
      await page.click('[data-clear]')
      assert.equal((await names()).length, 2)
    }
    assert.match(
      await page.innerText('#summary'),
      /Virtual time\s+12m14s[\s\S]*Seeds\s+7[\s\S]*Kept, not simulated\s+CronJob/,
    )
    assert.deepEqual(trouble, [])
  })

  test('a scenario shows its lanes; marks, brackets and lines move the cursor, and the cluster follows', async () => {
    await page.goto(address)
    await page.click('text=副本减少')
    assert.match(await page.innerText('#steps'), /Expected: more/)
    assert.match(await page.innerText('#attempts'), /Attempt 1: failed/)
    assert.match(await page.innerText('#manifests'), /manifests\/web\.yaml/)
    for (const text of ['Pods', 'data-web-2', 'web-2 is being removed', 'Expected', 'pod "web-2" is never deleted'])
      assert.ok((await drawn()).includes(text), `${text} is not drawn`)
    assert.match(await page.innerText('#objects'), /The cluster at 31s/, 'where it was broken')
    await page.click('.lanes .step-mark >> nth=0')
    assert.match(await page.innerText('#objects'), /The cluster at 0s/)
    await page.click('.lanes .bracket.of-broken .mark')
    assert.match(await page.innerText('#objects'), /The cluster at 31s/)
    await page.click('.lanes .step-mark >> nth=0')
    assert.equal(await page.locator('#steps [aria-current]').count(), 1)
    await page.click('.transcript li:has-text("replicas 3 → 1")')
    assert.match(await page.innerText('#objects'), /The cluster at 30s/)
    assert.match(await fragment(), /at=30000/)
    assert.deepEqual(trouble, [])
  })

  test('an address leads to the scenario, the instant and the window', async () => {
    await page.goto(
      `${address}#/${encodeURIComponent('features/scaling/down.zh-CN.feature:3')}?at=31000&from=30000&to=32000`,
    )
    assert.match(await page.innerText('#objects'), /The cluster at 31s/)
    assert.equal(await page.locator('[data-do=whole]').count(), 1)
    assert.ok(await page.locator('.cursor').isVisible())
    await page.goto(`${address}#/nobody%3A1?at=1`)
    assert.equal((await names()).length, 2, 'an address of nothing leads to the list')
    assert.deepEqual(trouble, [])
  })

  test('all of it can be done from the keyboard', async () => {
    await page.goto(address)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.id'), 'skip')
    await page.locator('#scenarios a', { hasText: canary }).focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.lanes svg')
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1')
    await page.keyboard.press('ArrowLeft')
    assert.match(await fragment(), /at=\d+/)
    const at = await fragment()
    await page.keyboard.press('ArrowRight')
    assert.notEqual(await fragment(), at)
    await page.keyboard.press('+')
    assert.equal(await page.locator('[data-do=whole]').count(), 1)
    await page.keyboard.press('0')
    assert.equal(await page.locator('[data-do=whole]').count(), 0)
    await page.locator('.lanes .step-mark').first().focus()
    await page.keyboard.press('Enter')
    assert.match(await page.innerText('#objects'), /The cluster at 0s/)
    await page.locator('[data-do=next]').focus()
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.dataset.do ?? ""'), 'next')
    assert.deepEqual(trouble, [])
  })

  test('a drag chooses a window', async () => {
    await page.goto(`${address}#/${encodeURIComponent('features/rollout/canary.feature:3')}`)
    const lanes = (await page.locator('.lanes').boundingBox())!
    await page.mouse.move(lanes.x + 300, lanes.y + 200)
    await page.mouse.down()
    await page.mouse.move(lanes.x + 600, lanes.y + 200)
    await page.mouse.up()
    assert.match(await fragment(), /from=\d+&to=\d+/)
    await page.click('[data-do=whole]')
    assert.doesNotMatch(await fragment(), /from=/)
    assert.deepEqual(trouble, [])
  })

  test('it speaks Chinese, is dark where that is asked for, and prints without its tools', async () => {
    await page.goto(`${address}#/${encodeURIComponent('features/rollout/canary.feature:3')}`)
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await background()
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.notEqual(await background(), light)
    await page.click('[data-language="zh-CN"]')
    assert.match(await page.innerText('main'), /步骤[\s\S]*时间线[\s\S]*发生了什么/)
    assert.match(await drawn(), /节点.*就绪/s)
    assert.equal(await page.evaluate('document.documentElement.lang'), 'zh-CN')
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('.lanes svg').isVisible())
    assert.ok(!(await page.locator('header').isVisible()))
    assert.deepEqual(trouble, [])
  })

  test('what features and clusters hold is shown as text, and nothing of it runs', async () => {
    await page.goto(put('hostile.html', hostile()))
    assert.equal((await names())[0], hack)
    await page.fill('#search', hack)
    await page.click('#scenarios li a')
    await page.waitForSelector('.lanes svg')
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.click('[data-language="zh-CN"]')
    const text = (await page.textContent('main'))!
    assert.ok(text.split(hack).length > 15, 'the texts are there')
    assert.equal(await page.evaluate('window.hacked'), undefined)
    assert.equal(await page.locator('main script, main [onerror], main [onload]').count(), 0)
    assert.deepEqual(trouble, [])
  })

  test('of ten thousand entries what is left out is told, and can be had', async () => {
    await page.goto(put('crowd.html', crowd()))
    await page.click('text=Four hundred pods')
    await page.waitForSelector('.lanes svg')
    assert.match(await drawn(), /not drawn: 321 pods/)
    assert.match(await page.innerText('#objects'), /… and 300 more/)
    await page.click('[data-do=more-lanes]')
    assert.doesNotMatch(await drawn(), /not drawn: 321 pods/)
    assert.deepEqual(trouble, [])
  })
})
