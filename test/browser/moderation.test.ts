import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin, postComment } from '../support/reading.ts'

const KEY = 'test-admin-key-0123456789abcdef0123456789'
/** Where no other test counts comments. */
const UNDER = '/posts/sqlite-at-the-edge'

async function signedIn(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newReader(browser, options)
  await page.goto('/admin/login')
  await page.fill('#admin-key', KEY)
  await page.click('.plain-form button')
  await page.waitForURL('**/admin')
  return page
}

const comment = (page: Page, id: number) => page.locator(`#c-${id}`)

describe.skipIf(!origin)('the owner', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('judges from the keyboard, undoes, and loses no place', async () => {
    const ids = [
      await postComment(origin, '하나', '첫 글', UNDER),
      await postComment(origin, '둘', '둘째 글', UNDER),
    ]
    const page = await signedIn(browser)
    await page.goto('/admin/comments?status=visible')
    await page.keyboard.press('j')
    expect(await page.locator('.queued:focus').getAttribute('id')).toBe(`c-${ids[1]}`)
    await page.keyboard.press('s')
    await page.locator(`#c-${ids[1]}[data-status="spam"]:focus`).waitFor()
    expect(await page.locator('#queue-status').textContent()).toBe('스팸')
    await page.keyboard.press('u')
    await page.locator(`#c-${ids[1]}[data-status="visible"]:focus`).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('d')
    expect(await comment(page, ids[0] ?? 0).getAttribute('data-status')).toBe('visible')
    await page.keyboard.press('d')
    await page.locator(`#c-${ids[0]}[data-status="deleted"]`).waitFor()
    expect(await page.locator(`#c-${ids[0]}`).textContent()).not.toContain('첫 글')
    await page.keyboard.press('k')
    await page.keyboard.press('r')
    await page.keyboard.type('asdf')
    expect(await page.locator('.answer textarea:focus').inputValue()).toBe('asdf')
    await page.context().close()
  })

  it('judges without JavaScript, on a phone, many at once', async () => {
    const ids = [
      await postComment(origin, '셋', '셋째 글', UNDER),
      await postComment(origin, '넷', '넷째 글', UNDER),
    ]
    const page = await signedIn(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await page.goto('/admin/comments?status=visible')
    for (const id of ids) await comment(page, id).locator('.tick input').check()
    await page.locator('#bulk button[value="hold"]').click()
    expect(await page.locator('#done p').textContent()).toBe('댓글 2개를 붙잡아 두었습니다.')
    await page.goto('/admin/comments')
    await comment(page, ids[0] ?? 0)
      .locator('button[data-verb="approve"]')
      .click()
    expect(await comment(page, ids[0] ?? 0).count()).toBe(0)
    await page.locator('#done button').click()
    await page.waitForURL(/did=restore/)
    expect(await comment(page, ids[0] ?? 0).count()).toBe(1)
    await comment(page, ids[1] ?? 0)
      .locator('.answer summary')
      .click()
    await comment(page, ids[1] ?? 0)
      .locator('textarea')
      .fill('답입니다')
    await comment(page, ids[1] ?? 0)
      .locator('.answer-form button')
      .click()
    expect(await page.locator('#done').textContent()).toContain('답을 올렸습니다.')
    expect(await comment(page, ids[1] ?? 0).count()).toBe(0)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)(
    'finds nothing wrong by axe and nothing sideways, %s',
    async (colorScheme) => {
      const id = await postComment(origin, '다섯', '다섯째 글', UNDER)
      const page = await signedIn(browser, { colorScheme, viewport: { width: 320, height: 640 } })
      const paths = ['/admin', '/admin/blocks', '/admin/comments?status=visible', `/admin/comments/${id}`]
      for (const path of paths) {
        await page.goto(path)
        const isWide = await page.evaluate(() => {
          for (const each of document.querySelectorAll('details')) each.open = true
          for (const box of document.querySelectorAll<HTMLInputElement>('.tick input')) box.checked = true
          return document.documentElement.scrollWidth > innerWidth
        })
        expect([path, isWide]).toEqual([path, false])
        expect([path, await violations(page)]).toEqual([path, []])
      }
      await page.context().close()
    },
  )
})

/** What axe says is wrong, short enough to read in a failure. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { 'target-size': { enabled: true } },
    }),
  )
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`))
}
