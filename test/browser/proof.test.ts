import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openLocal } from '../../src/cli/backup-database.ts'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, writeComment } from '../support/reading.ts'

const AT = '/posts/reading-benchmarks'
/** From elsewhere: on the blog's own machine no limit grows tight. */
const SCHOOL = { 'cf-connecting-ip': '198.51.100.7' }
const PHONE = { viewport: { width: 390, height: 844 }, extraHTTPHeaders: SCHOOL }
const FIVE_MINUTES_MS = 300_000

describe.skipIf(!origin)('when a whole school writes', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  /** Forty comments from one network, five minutes ago. */
  async function crowd() {
    const headers = { ...SCHOOL, origin, accept: 'application/json', 'content-type': 'application/json' }
    for (let n = 0; n < 40; n++) {
      const body = JSON.stringify({ name: '이웃', body: `우리 반 ${n}번`, key: crypto.randomUUID() })
      const { status } = await fetch(`${origin}${AT}/comments`, { method: 'POST', headers, body })
      expect(status).toBe(201)
    }
    const db = await openLocal(inject('stateDir'), { snapshot: false })
    await db.all(`UPDATE comments SET created_at = created_at - ${FIVE_MINUTES_MS} WHERE name = '이웃'`)
    db.close()
  }

  it('the next person’s browser does its work in a module of its own, and the comment is shown at one click', async () => {
    await crowd()
    const page = await newReader(browser, PHONE)
    const asked: string[] = []
    const sent: number[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().endsWith('/comments'))
        sent.push(response.status())
    })
    await page.goto(AT)
    await page.fill('#comment-name', '마흔한째')
    await page.fill('#comment-body', '저도 한마디 남깁니다')
    expect(asked.filter((path) => path.includes('/proof-'))).toEqual([])
    await page.click('#comment-form .send button')
    const mine = commentsSaying(page, '저도 한마디 남깁니다')
    await mine.waitFor()
    expect(await mine.locator('.waiting').count()).toBe(0)
    expect(asked.filter((path) => path.includes('/proof-'))).toHaveLength(1)
    expect(sent).toEqual([422, 201])
    await page.context().close()
  })

  it('whose browser can’t do the work, or runs no script, waits; nothing typed is lost', async () => {
    await crowd()
    const unable = await newReader(browser, PHONE)
    await unable.route('**/proof-*.js', (route) => route.abort())
    await unable.goto(AT)
    await writeComment(unable, '셈 못하는 이', '계산 없이 남긴 글')
    await commentsSaying(unable, '계산 없이 남긴 글').locator('.waiting').waitFor()
    const plain = await newReader(browser, { ...PHONE, javaScriptEnabled: false })
    await plain.goto(AT)
    await writeComment(plain, '글자만', '양식으로 남긴 글')
    await commentsSaying(plain, '양식으로 남긴 글').locator('.waiting').waitFor()
    for (const page of [unable, plain]) await page.context().close()
  })
})
