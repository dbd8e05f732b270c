import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, writeComment } from '../support/reading.ts'

const AT = '/posts/reading-benchmarks'
const POLLED = '/posts/what-a-post-can-hold'
const PHONE = { viewport: { width: 390, height: 844 } }
const LONGER_THAN_A_PAUSE = 31_000

describe.skipIf(!origin)('on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it.each([true, false])(
    'a vote is cast and changed (JavaScript: %s), one per reader',
    async (javaScriptEnabled) => {
      const page = await newReader(browser, { ...PHONE, javaScriptEnabled })
      await page.goto(POLLED)
      const options = page.locator('#poll input[name="option"]')
      for (const nth of [0, 1]) {
        await options.nth(nth).check()
        const answered = page.waitForResponse((r) => r.url().endsWith('/poll'))
        await page.click('#poll button')
        await answered
        // The poll drawn anew takes the focus along.
        if (javaScriptEnabled) await page.locator('#poll input:checked:focus').waitFor()
      }
      await page.goto(POLLED)
      expect(await options.nth(1).isChecked()).toBe(true)
      if (javaScriptEnabled) expect(await violationsOn(page), 'voted').toEqual([])
      await page.context().close()
    },
  )

  it('new comments are told by a status, and nothing that is read or typed moves', async () => {
    const page = await newReader(browser, PHONE)
    await page.clock.install()
    await page.goto(AT)
    await writeComment(page, '먼저', '먼저 온 글')
    await commentsSaying(page, '먼저 온 글').waitFor()
    await page.fill('#comment-body', '쓰고 있는 글')
    const topOf = () => page.locator('#comment-body').evaluate((e) => e.getBoundingClientRect().top)
    const before = await topOf()
    const other = await newReader(browser, PHONE)
    await other.goto(AT)
    await writeComment(other, '나중', '나중에 온 글')
    await commentsSaying(other, '나중에 온 글').waitFor()
    await page.clock.fastForward(LONGER_THAN_A_PAUSE)
    await page.locator('#arrivals[role="status"] a', { hasText: '새 댓글 1개' }).waitFor()
    expect(Math.abs((await topOf()) - before)).toBeLessThanOrEqual(1)
    expect(await page.locator('#comment-body').evaluate((e) => e === document.activeElement)).toBe(true)
    expect(await page.inputValue('#comment-body')).toBe('쓰고 있는 글')
    expect(await commentsSaying(page, '나중에 온 글').count()).toBe(0)
    for (const p of [page, other]) await p.context().close()
  })

  it('a comment that waits says so, to eyes and ears', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    await writeComment(page, '급전', '당일대출 상담 010-1234-5678')
    const held = commentsSaying(page, '당일대출 상담')
    await held.waitFor()
    expect(await held.locator('.waiting').textContent()).toContain('기다립니다')
    expect(await held.evaluate((e) => e === document.activeElement)).toBe(true)
    expect(await page.locator('#comment-form [role="status"]').textContent()).toContain('확인한 뒤에')
    expect(await violationsOn(page), 'held').toEqual([])
    await page.context().close()
  })

  it('a form that comes back names its error first, in title and focus', async () => {
    const page = await newReader(browser, { ...PHONE, javaScriptEnabled: false })
    await page.goto(AT)
    await page.fill('#comment-name', '길손')
    await page.fill('#comment-body', ' ')
    await page.click('#comment-form .send button')
    await page.locator('#comment-problem').waitFor()
    expect(await page.title()).toMatch(/^내용을 적어 주세요\./)
    expect(await page.locator('#comment-body:focus').count()).toBe(1)
    expect(await page.inputValue('#comment-name')).toBe('길손')
    await page.context().close()
  })

  it('a secret place-holder and its door pass axe', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    await page.fill('#comment-password', '참깨 열쇠')
    await page.check('[name="secret"]')
    await writeComment(page, '비밀', '아무도 못 볼 글')
    const mine = commentsSaying(page, '아무도 못 볼 글')
    await mine.waitFor()
    expect(await violationsOn(page), 'own secret').toEqual([])
    const id = await mine.getAttribute('id')
    const other = await newReader(browser, PHONE)
    await other.goto(AT)
    expect(await other.locator(`#${id}`).textContent()).toContain('비밀 댓글입니다')
    expect(await violationsOn(other), 'place-holder').toEqual([])
    await other.locator(`#${id}`).getByText('비밀번호로 열기').click()
    await other.fill('#verb-password', '틀린 열쇠')
    await other.click('#verb-form button')
    await other.locator('#verb-form .problem, #verb-form [role="alert"]').first().waitFor()
    expect(await violationsOn(other), 'refused').toEqual([])
    for (const p of [page, other]) await p.context().close()
  })
})
