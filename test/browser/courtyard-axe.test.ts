import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, writeComment } from '../support/reading.ts'

const AT = '/posts/reading-benchmarks'
const PHONE = { viewport: { width: 390, height: 844 } }

describe.skipIf(!origin).each(['light', 'dark'] as const)('the courtyard on a phone, %s', (colorScheme) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('axe finds nothing in a thread, its forms and the pages behind them', async () => {
    const page = await newReader(browser, { ...PHONE, colorScheme })
    await page.goto(AT)
    await writeComment(page, '다섯', `살펴볼 글 ${colorScheme}`)
    const comment = commentsSaying(page, `살펴볼 글 ${colorScheme}`)
    await comment.waitFor()
    expect(await violationsOn(page), 'thread').toEqual([])
    await comment.locator('a[href$="/edit"]').click()
    await page.locator('#verb-form').waitFor()
    expect(await violationsOn(page), 'edit in place').toEqual([])
    await page.reload()
    await comment.locator('a[href$="/reply"]').click()
    await page.locator('#comments #comment-form').waitFor()
    expect(await violationsOn(page), 'answer in place').toEqual([])
    const id = (await comment.getAttribute('id'))?.slice(2)
    const verbs = ['more', 'edit', 'delete', 'reply', 'report', 'open'].map(
      (verb) => `/comments/${id}/${verb}`,
    )
    for (const path of [...verbs, '/me', `${AT}/comments?sort=newest`]) {
      await page.goto(path)
      expect(await violationsOn(page), path).toEqual([])
    }
    await page.context().close()
  })

  it('axe finds nothing where something is wrong, waits or is gone', async () => {
    const page = await newReader(browser, { ...PHONE, colorScheme })
    await page.goto(AT)
    await writeComment(page, '길손', ' ')
    await page.locator('#comment-form [role="alert"]').waitFor()
    expect(await violationsOn(page), 'refused in place').toEqual([])
    await page.locator('#comment-form').evaluate((form) => form instanceof HTMLFormElement && form.submit())
    await page.waitForURL(/\/comments$/)
    expect(await page.title()).toMatch(/^내용을 적어 주세요\./)
    expect(await violationsOn(page), 'refused on a page').toEqual([])
    await page.goto(AT)
    await writeComment(page, '급전', `당일대출 ${colorScheme} 상담 010-1234-5678`)
    const held = commentsSaying(page, `당일대출 ${colorScheme}`)
    await held.locator('.waiting').waitFor()
    expect(await violationsOn(page), 'held').toEqual([])
    await page.reload()
    await held.locator('.waiting').waitFor()
    expect(await violationsOn(page), 'held, on the page').toEqual([])
    await held.locator('a[href$="/delete"]').click()
    await page.click('#verb-form button')
    await page.getByText('댓글을 지웠습니다.').waitFor()
    expect(await violationsOn(page), 'deleted').toEqual([])
    await page.context().close()
  })
})
