import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, writeComment } from '../support/reading.ts'

const AT = '/posts/reading-benchmarks'
const PHONE = { viewport: { width: 390, height: 844 } }
const FORM = '#comment-form'

describe.skipIf(!origin)('on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  /** A comment of this reader, on the page. */
  async function wrote(page: Page, name: string, body: string) {
    await page.goto(AT)
    await writeComment(page, name, body)
    const comment = commentsSaying(page, body)
    await comment.waitFor()
    return comment
  }

  it('a text is previewed in place, written in secret, opened elsewhere by its password', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    await page.fill('#comment-name', '미나')
    await page.fill('#comment-body', '**비밀** 이야기')
    await page.fill('#comment-password', '참깨 열쇠')
    await page.click('[data-preview]')
    await page.locator('.preview strong', { hasText: '비밀' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(AT)
    expect(await page.locator('.preview').evaluate((e) => e === document.activeElement)).toBe(true)
    await page.check('[name="secret"]')
    await page.click(`${FORM} .send button`)
    const mine = commentsSaying(page, '비밀 이야기')
    await mine.waitFor()
    expect(await mine.locator('.secret-mark').count()).toBe(1)
    expect(await page.inputValue('#comment-password')).toBe('')

    const other = await newReader(browser, PHONE)
    await other.goto(AT)
    const id = (await mine.getAttribute('id')) ?? ''
    const place = other.locator(`#${id}`)
    expect(await place.textContent()).toContain('비밀 댓글입니다')
    expect(await other.content()).not.toContain('미나')
    await place.getByText('비밀번호로 열기').click()
    await other.fill('#verb-password', '참깨 열쇠')
    await other.click('#verb-form button')
    await other.locator(`#${id} .comment-body`).waitFor()
    expect(await other.locator(`#${id} .comment-body`).textContent()).toBe('비밀 이야기')
    for (const p of [page, other]) await p.context().close()
  })

  it('a comment is answered, edited and deleted in place, the focus following', async () => {
    const page = await newReader(browser, PHONE)
    const root = await wrote(page, '하나', '첫 이야기입니다')
    await root.locator('a[href$="/reply"]').click()
    await page.locator('#comments #comment-form').waitFor()
    expect(await page.textContent('#comment-form-title')).toBe('하나님에게 답글')
    expect(await page.locator('#comment-body').evaluate((e) => e === document.activeElement)).toBe(true)
    await writeComment(page, '둘', '답하는 이야기')
    const answer = commentsSaying(page, '답하는 이야기')
    await answer.waitFor()
    expect(await answer.getAttribute('class')).toContain('reply')
    expect(await answer.evaluate((e) => e === document.activeElement)).toBe(true)
    expect(await page.locator('#comments #comment-form').count()).toBe(0)
    expect(await page.textContent('#comment-form-title')).toBe('댓글 쓰기')

    await answer.locator('a[href$="/edit"]').click()
    await page.locator('#verb-body').waitFor()
    expect(await page.inputValue('#verb-body')).toBe('답하는 이야기')
    await page.fill('#verb-body', ' ')
    await page.click('#verb-form button')
    await page.locator('#verb-form [role="alert"]').waitFor()
    await page.fill('#verb-body', '고친 이야기')
    await page.click('#verb-form button')
    const edited = commentsSaying(page, '고친 이야기')
    await edited.waitFor()
    expect(await edited.evaluate((e) => e === document.activeElement)).toBe(true)

    await edited.locator('a[href$="/delete"]').click()
    await page.locator('#verb-form', { hasText: '지울까요' }).waitFor()
    await page.click('#verb-form button')
    await page.getByText('댓글을 지웠습니다.').waitFor()
    expect(await edited.count()).toBe(0)
    expect(await page.getByText('댓글을 지웠습니다.').evaluate((e) => e === document.activeElement)).toBe(
      true,
    )
    await page.context().close()
  })

  it('a comment is liked by its button, and the page knows it afterwards', async () => {
    const page = await newReader(browser, PHONE)
    const comment = await wrote(page, '셋', '공감을 받는 글')
    const button = comment.locator('button[value="like"]')
    await button.click()
    await comment.locator('button[aria-pressed="true"]').waitFor()
    expect(await button.locator('.n').textContent()).toBe('1')
    await page.reload()
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })

  it('what was typed is there after a reload, the password is not', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    await page.fill('#comment-name', '넷')
    await page.fill('#comment-body', '쓰다 만 글')
    await page.fill('#comment-password', '열쇠열쇠')
    await page.reload()
    expect(await page.inputValue('#comment-name')).toBe('넷')
    expect(await page.inputValue('#comment-body')).toBe('쓰다 만 글')
    expect(await page.inputValue('#comment-password')).toBe('')
    await page.click(`${FORM} .send button`)
    await commentsSaying(page, '쓰다 만 글').waitFor()
    await page.reload()
    expect(await page.inputValue('#comment-body')).toBe('')
    await page.context().close()
  })

  it('Enter that ends a syllable sends nothing, the one after it sends once; so does Ctrl+Enter in the text', async () => {
    const page = await newReader(browser, PHONE)
    await page.goto(AT)
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/comments')) sent++
    })
    const ime = await page.context().newCDPSession(page)
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
    for (const [field, key] of [
      ['#comment-name', 'Enter'],
      ['#comment-body', 'Control+Enter'],
    ] as const) {
      const before = sent
      await page.fill('#comment-name', '글')
      await page.fill('#comment-body', `한글로 쓰는 글 ${key}`)
      await page.focus(field)
      await page.keyboard.press('End')
      await ime.send('Input.imeSetComposition', { text: '쓴', selectionStart: 1, selectionEnd: 1 })
      await ime.send('Input.dispatchKeyEvent', { ...enter, type: 'keyDown' })
      await ime.send('Input.dispatchKeyEvent', { ...enter, type: 'keyUp' })
      await ime.send('Input.insertText', { text: '쓴이' })
      expect(sent).toBe(before)
      expect(await page.inputValue(field)).toMatch(/쓴이\n?$/)
      await page.keyboard.press(key)
      await commentsSaying(page, `한글로 쓰는 글 ${key}`).waitFor()
      expect(sent).toBe(before + 1)
    }
    await page.context().close()
  })

  it('all of it works without JavaScript', async () => {
    const page = await newReader(browser, { ...PHONE, javaScriptEnabled: false })
    await page.goto(AT)
    await page.fill('#comment-name', '글자만')
    await page.fill('#comment-body', '*기울인* 글')
    await page.click('[data-preview]')
    expect(await page.textContent('.preview em')).toBe('기울인')
    await page.click(`${FORM} .send button`)
    await page.waitForURL(/#c-\d+$/)
    const comment = commentsSaying(page, '기울인 글')
    await comment.locator('a[href$="/reply"]').click()
    expect(await page.textContent('#comment-form-title')).toBe('글자만님에게 답글')
    await writeComment(page, '글자만', '스스로 답함')
    await page.waitForURL(/#c-\d+$/)
    const answer = commentsSaying(page, '스스로 답함')
    await answer.locator('a[href$="/edit"]').click()
    await page.fill('#verb-body', '고쳐 답함')
    await page.check('#verb-form [type="checkbox"]')
    await page.click('#verb-form button')
    await page.waitForURL(/#c-\d+$/)
    const edited = commentsSaying(page, '고쳐 답함')
    expect(await edited.locator('.secret-mark').count()).toBe(1)
    await edited.locator('button[value="like"]').click()
    expect(await edited.locator('button[aria-pressed="true"] .n').textContent()).toBe('1')
    await edited.locator('a[href$="/delete"]').click()
    await page.click('#verb-form button')
    await page.waitForURL(/#conversation$/)
    expect(await edited.count()).toBe(0)
    await page.goto('/me')
    expect(await page.textContent('#me .comment-body')).toContain('기울인 글')
    await page.context().close()
  })
})
