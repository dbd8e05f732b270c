import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, postComment, writeComment } from '../support/reading.ts'

const AT = '/posts/whose-midnight'
const LONG = '/posts/local-llm-memory'
const PHONE = { viewport: { width: 390, height: 844 } }

/** What the keyboard goes on from, and what a screen reader was told. */
describe.skipIf(!origin)('focus and status', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  const open = async (path = AT) => {
    const page = await newReader(browser, PHONE)
    await page.goto(path)
    return page
  }
  const hasFocus = (at: Locator) => at.evaluate((e) => e === document.activeElement)
  const formSays = (page: Page) => page.locator('#comment-form .send [role="status"]').textContent()

  it('after a comment and after an answer: the new one, and that it stands there', async () => {
    const page = await open()
    await writeComment(page, '하나', '초점을 받을 글')
    const comment = commentsSaying(page, '초점을 받을 글')
    await comment.waitFor()
    expect(await hasFocus(comment)).toBe(true)
    expect(await formSays(page)).toBe('댓글을 올렸습니다.')
    expect(await comment.locator('time').textContent()).toBe('지금')
    await comment.locator('a[href$="/reply"]').click()
    await page.locator('#comments #comment-form').waitFor()
    expect(await hasFocus(page.locator('#comment-body'))).toBe(true)
    await writeComment(page, '둘', '초점을 받을 답')
    const answer = commentsSaying(page, '초점을 받을 답')
    await answer.waitFor()
    expect(await hasFocus(answer)).toBe(true)
    expect(await formSays(page)).toBe('댓글을 올렸습니다.')
    await page.context().close()
  })

  it('after an error: the field that is wrong, described by what is wrong with it, told as an alert', async () => {
    const page = await open()
    await writeComment(page, '길손', ' ')
    const problem = page.locator('#comment-form [role="alert"]')
    await problem.waitFor()
    const field = page.locator('#comment-body')
    expect(await hasFocus(field)).toBe(true)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.getAttribute('aria-describedby')).toContain(
      (await problem.getAttribute('id')) ?? 'none',
    )
    expect(await formSays(page)).toBe('')
    await page.context().close()
  })

  it('while a text grows too long: by how much, counted as the server counts, and no more once it fits', async () => {
    const page = await open()
    const note = page.locator('.field:has(#comment-body) > [aria-live="polite"]')
    // Two code units each, and parts that make one syllable together.
    const [fits, over] = ['👍'.repeat(2000), `${'👍'.repeat(2000)}${'한'.normalize('NFD')}`]
    await expect
      .poll(async () => {
        await page.fill('#comment-body', over)
        return note.count()
      })
      .toBe(1)
    await page.fill('#comment-body', fits)
    expect(await note.textContent()).toBe('')
    await page.fill('#comment-body', over)
    expect(await note.textContent()).toBe('2000자까지 쓸 수 있습니다. 지금 2001자입니다.')
    await page.fill('#comment-name', '긴')
    await page.click('#comment-form .send button')
    await page.locator('#comment-form [role="alert"]').waitFor()
    await page.fill('#comment-body', `  ${fits}\n`)
    await page.click('#comment-form .send button')
    await commentsSaying(page, fits).waitFor()
    await page.context().close()
  })

  it('after a deletion: the place where it stood, with or without answers, and that it is gone', async () => {
    const page = await open()
    await writeComment(page, '하나', '답이 달릴 글')
    const root = commentsSaying(page, '답이 달릴 글')
    await root.waitFor()
    await root.locator('a[href$="/reply"]').click()
    await writeComment(page, '둘', '남을 답')
    await commentsSaying(page, '남을 답').waitFor()
    const order = () => page.locator('#comments > li').evaluateAll((all) => all.map(({ id }) => id))
    const before = await order()
    const id = (await root.getAttribute('id')) ?? ''
    for (const [text, place] of [
      ['답이 달릴 글', `#${id}`],
      ['남을 답', '#comments > li:not([id])'],
    ] as const) {
      await commentsSaying(page, text).locator('a[href$="/delete"]').click()
      await page.locator('#verb-form', { hasText: '지울까요' }).waitFor()
      await page.click('#verb-form button')
      const status = page.locator(`${place} [role="status"]`)
      await status.waitFor()
      expect(await status.textContent()).toBe('댓글을 지웠습니다.')
      expect(await hasFocus(status)).toBe(true)
    }
    expect(await page.locator(`#${id}`).textContent()).toContain('지워진 댓글')
    expect(await order()).toEqual(before.map((other, i) => (i === before.indexOf(id) + 1 ? '' : other)))
    await page.context().close()
  })

  it('after “more”: the first comment that came, how many came, and nothing read has moved', async () => {
    for (let n = 1; n <= 120; n++) await postComment(origin, '이웃', `${n}번째 이야기`, LONG)
    const page = await open(LONG)
    const more = page.locator('.more a')
    await more.scrollIntoViewIfNeeded()
    const fiftieth = page.locator('#comments > li').nth(49)
    const topOf = () => fiftieth.evaluate((e) => e.getBoundingClientRect().top + scrollY)
    const top = await topOf()
    for (const [count, shown] of [
      [50, 100],
      [20, 120],
    ] as const) {
      await more.click()
      await page.locator(`#comments > li:nth-child(${shown})`).waitFor()
      const first = page.locator('#comments > li').nth(shown - count)
      expect(await hasFocus(first)).toBe(true)
      expect(await page.locator('.more [role="status"]').textContent()).toBe(
        `댓글 ${count}개를 더 불러왔습니다.`,
      )
      expect(await topOf()).toBe(top)
    }
    expect(await more.count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe(LONG)
    const last = commentsSaying(page, '120번째 이야기')
    await last.locator('button[value="like"]').click()
    await last.locator('button[aria-pressed="true"]').waitFor()
    await page.context().close()
  })

  it('after “more” that fails, and without JavaScript, the link leads to the next page', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await newReader(browser, { ...PHONE, javaScriptEnabled })
      await page.goto(LONG)
      if (javaScriptEnabled)
        await page.evaluate(
          () =>
            (XMLHttpRequest.prototype.open = () => {
              throw new Error('off')
            }),
        )
      await page.click('.more a')
      await page.waitForURL(/comments\?cursor=/)
      await commentsSaying(page, '51번째 이야기').waitFor()
      await page.context().close()
    }
  })
})
