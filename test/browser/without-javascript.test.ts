import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, TALKED, writeComment } from '../support/reading.ts'

describe.skipIf(!origin)('the courtyard without JavaScript', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  const open = async () => {
    const page = await newReader(browser, { javaScriptEnabled: false })
    await page.goto(TALKED)
    return page
  }

  it('answers a comment with the way back to it and a cookie that owns it', async () => {
    const page = await open()
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await writeComment(page, '글자만 읽는 이', '양식만으로 씁니다')
    expect((await answer).status()).toBe(303)
    await page.waitForURL(/#c-\d+$/)

    const comment = commentsSaying(page, '양식만으로 씁니다')
    expect(await comment.count()).toBe(1)
    expect(new URL(page.url()).hash).toBe(`#${await comment.getAttribute('id')}`)
    const cookies = await page.context().cookies()
    expect(cookies).toMatchObject([{ name: 'madang-device', httpOnly: true, sameSite: 'Lax' }])
    await page.context().close()
  })

  it('brings a refused form back filled in, with the problem at its field and the focus in it', async () => {
    const page = await open()
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await writeComment(page, '\u3164', '첫째 줄\n\n둘째 줄 <b>&amp;')
    expect((await answer).status()).toBe(422)

    const name = page.locator('#comment-name')
    await page.locator('#comment-form [role="alert"]').waitFor()
    expect(await page.inputValue('#comment-body')).toBe('첫째 줄\n\n둘째 줄 <b>&amp;')
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#comment-name:focus').count()).toBe(1)

    await name.fill('다시 쓴 이')
    await page.click('#comment-form button')
    await page.waitForURL(/#c-\d+$/)
    expect(await commentsSaying(page, '둘째 줄 <b>&amp;').count()).toBe(1)
    await page.context().close()
  })

  it('presses and releases a reaction by its button', async () => {
    const page = await open()
    const button = page.locator('#reactions button[value="thanks"]')
    const before = Number(await button.locator('.n').textContent())
    for (const [pressed, change] of [
      ['true', 1],
      ['false', 0],
    ] as const) {
      await button.click()
      await page.locator(`#reactions button[value="thanks"][aria-pressed="${pressed}"]`).waitFor()
      expect(new URL(page.url()).pathname).toBe(TALKED)
      expect(Number(await button.locator('.n').textContent())).toBe(before + change)
    }
    await page.context().close()
  })
})
