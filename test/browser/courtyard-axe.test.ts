import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, writeComment } from '../support/reading.ts'

const AT = '/posts/reading-benchmarks'
const PHONE = { viewport: { width: 390, height: 844 } }

describe.skipIf(!origin)('the courtyard on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('axe finds nothing in a thread, its forms and the pages behind them', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    await writeComment(page, '다섯', '살펴볼 글')
    const comment = commentsSaying(page, '살펴볼 글')
    await comment.waitFor()
    expect(await violations(page), 'thread').toEqual([])
    await comment.locator('a[href$="/edit"]').click()
    await page.locator('#verb-form').waitFor()
    expect(await violations(page), 'edit in place').toEqual([])
    await page.reload()
    await comment.locator('a[href$="/reply"]').click()
    await page.locator('#comments #comment-form').waitFor()
    expect(await violations(page), 'answer in place').toEqual([])
    const id = (await comment.getAttribute('id'))?.slice(2)
    const verbs = ['more', 'edit', 'delete', 'reply', 'report', 'open'].map(
      (verb) => `/comments/${id}/${verb}`,
    )
    for (const path of [...verbs, '/me', `${AT}/comments?sort=newest`]) {
      await page.goto(path)
      expect(await violations(page), path).toEqual([])
    }
    await page.context().close()
  })
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`))
}
