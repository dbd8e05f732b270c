import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, TALKED, writeComment } from '../support/reading.ts'

const FORM = '#comment-form'
const status = (page: Page) => page.locator(`${FORM} [role="status"]`)
const like = (page: Page) => page.locator('#reactions button[value="like"]')

describe.skipIf(!origin)('the courtyard with JavaScript', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('takes a comment and a reaction without leaving the page, and keeps both', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
    const keyBefore = await page.inputValue(`${FORM} [name="key"]`)

    await writeComment(page, '첫 손님', '잘 **읽었습니다**.')
    const comment = commentsSaying(page, '잘 읽었습니다.')
    await comment.waitFor()
    expect(await comment.getAttribute('id')).toMatch(/^c-\d+$/)
    expect(await comment.evaluate((item) => item === document.activeElement)).toBe(true)
    expect(await status(page).textContent()).toBe('댓글을 올렸습니다.')
    expect(await page.inputValue('#comment-body')).toBe('')
    expect(await page.inputValue('#comment-name')).toBe('첫 손님')
    expect(await page.inputValue(`${FORM} [name="key"]`)).not.toBe(keyBefore)

    const count = Number(await like(page).locator('.n').textContent())
    await like(page).click()
    await page.locator('#reactions [aria-pressed="true"]').waitFor()
    expect(Number(await like(page).locator('.n').textContent())).toBe(count + 1)
    expect(await page.locator('html').getAttribute('data-same-page')).toBe('')

    await page.reload()
    expect(await page.locator('html').getAttribute('data-same-page')).toBe(null)
    expect(await commentsSaying(page, '잘 읽었습니다.').count()).toBe(1)
    expect(await like(page).getAttribute('aria-pressed')).toBe('true')
    expect(Number(await like(page).locator('.n').textContent())).toBe(count + 1)

    await like(page).click()
    await page.locator('#reactions button[value="like"][aria-pressed="false"]').waitFor()
    expect(Number(await like(page).locator('.n').textContent())).toBe(count)
    await page.context().close()
  })

  it('says what a refused form lacks, in the field, and keeps the text', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.fill('#comment-body', '이름을 잊은 글')
    await page.click(`${FORM} button`)

    const alert = page.locator(`${FORM} [role="alert"]`)
    await alert.waitFor()
    expect(await alert.textContent()).toBe('이름을 적어 주세요.')
    const name = page.locator('#comment-name')
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect((await name.getAttribute('aria-describedby'))?.split(' ')).toContain(
      await alert.getAttribute('id'),
    )
    expect(await page.inputValue('#comment-body')).toBe('이름을 잊은 글')

    await page.fill('#comment-name', '이제 적은 사람')
    await page.click(`${FORM} button`)
    await commentsSaying(page, '이름을 잊은 글').waitFor()
    expect(await alert.count()).toBe(0)
    expect(await name.getAttribute('aria-invalid')).toBe(null)
    await page.context().close()
  })

  it('makes one comment of a double click', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.fill('#comment-name', '급한 사람')
    await page.fill('#comment-body', '두 번 눌렀습니다')
    await page.dblclick(`${FORM} button`)
    await commentsSaying(page, '두 번 눌렀습니다').first().waitFor()
    await page.reload()
    expect(await commentsSaying(page, '두 번 눌렀습니다').count()).toBe(1)
    await page.context().close()
  })

  it('keeps the text while the network is down, and sends it once when it is back', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.route('**/comments', (route) => route.abort('internetdisconnected'))
    await writeComment(page, '지하철 독자', '터널 속에서 씁니다')
    await page.getByText('보내지 못했습니다').waitFor()
    expect(await page.inputValue('#comment-body')).toBe('터널 속에서 씁니다')

    await page.unroute('**/comments')
    await page.click(`${FORM} button`)
    await commentsSaying(page, '터널 속에서 씁니다').waitFor()
    await page.reload()
    expect(await commentsSaying(page, '터널 속에서 씁니다').count()).toBe(1)
    await page.context().close()
  })

  it('makes one comment when only the answer was lost', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.route('**/comments', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await writeComment(page, '승강기 독자', '답을 못 들었습니다')
    await page.getByText('보내지 못했습니다').waitFor()

    await page.unroute('**/comments')
    await page.click(`${FORM} button`)
    await commentsSaying(page, '답을 못 들었습니다').waitFor()
    await page.reload()
    expect(await commentsSaying(page, '답을 못 들었습니다').count()).toBe(1)
    await page.context().close()
  })

  it('gives two readers of one warm page a key each, so that both comments stand', async () => {
    const [one, two] = [await newReader(browser), await newReader(browser)]
    for (const page of [one, two]) await page.goto(TALKED)
    const keys = await Promise.all([one, two].map((page) => page.inputValue(`${FORM} [name="key"]`)))
    expect(new Set(keys).size).toBe(2)

    await Promise.all([
      writeComment(one, '왼쪽', '같은 쪽의 첫째'),
      writeComment(two, '오른쪽', '같은 쪽의 둘째'),
    ])
    await commentsSaying(one, '같은 쪽의 첫째').waitFor()
    await commentsSaying(two, '같은 쪽의 둘째').waitFor()
    await one.reload()
    for (const text of ['같은 쪽의 첫째', '같은 쪽의 둘째'])
      expect(await commentsSaying(one, text).count()).toBe(1)
    for (const page of [one, two]) await page.context().close()
  })
})
