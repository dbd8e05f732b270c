import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { MODEL, newReader, origin, PAGES, postComment, TALKED, writeComment } from '../support/reading.ts'
import { TWENTY_COMMENTS } from './twenty-comments.ts'

const KB = 1024
/** Fetched apart, and not before the text can be read. */
const BESIDE = /^\/(?:icon\.svg|views|m\/.*)$/

describe.skipIf(!origin)('a first visit', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('asks for a page, a stylesheet and a script, and nothing of others', async () => {
    for (const path of PAGES) {
      const page = await newReader(browser)
      const asked: URL[] = []
      page.on('request', (request) => asked.push(new URL(request.url())))
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(asked.filter((url) => url.origin !== origin)).toEqual([])
      const counted = asked.filter((url) => !BESIDE.test(url.pathname))
      expect(counted.length, `${counted}`).toBeLessThanOrEqual(3)
      await page.context().close()
    }
  })

  it('breaks no rule of its own content security policy', async () => {
    const page = await newReader(browser)
    const complaints = complaintsOf(page)
    for (const path of PAGES) await page.goto(path, { waitUntil: 'networkidle' })
    await page.goto(TALKED)
    await page.click('#theme')
    await page.click('#reactions button >> nth=1')
    await page.locator('#reactions [aria-pressed="true"]').waitFor()
    await writeComment(page, '정책', '규칙 안에서 씁니다')
    await page.getByText('규칙 안에서 씁니다').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('runs no script that somebody slipped into a page', async () => {
    const page = await newReader(browser)
    const complaints = complaintsOf(page)
    await page.route(`**${TALKED}`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(
        '</main>',
        '<script>document.title = "taken"</script><img src="/none.png" onerror="document.title = \'taken\'"></main>',
      )
      await route.fulfill({ response, body })
    })
    await page.goto(TALKED, { waitUntil: 'networkidle' })
    expect(await page.title()).not.toBe('taken')
    expect(complaints.length).toBeGreaterThanOrEqual(2)
    await page.context().close()
  })

  it('weighs little: the model article with twenty comments', async () => {
    for (const [name, body] of TWENTY_COMMENTS) await postComment(origin, name, body, MODEL)
    const html = await weigh(MODEL)
    expect(html.text.match(/<li id="c-/g)).toHaveLength(20)
    const css = await weigh(/\/a\/page-[^"]+\.css/.exec(html.text)?.[0] ?? '')
    const js = await weigh(/\/a\/main-[^"]+\.js/.exec(html.text)?.[0] ?? '')
    const page = html.gzip + css.gzip
    console.log(
      ...['first visit, gzip (brotli) bytes:', `html ${html.gzip} (${html.brotli})`],
      ...[`css ${css.gzip} (${css.brotli})`, `html+css ${page} of ${14 * KB}`],
      `script ${js.gzip} (${js.brotli}) of ${5 * KB}`,
    )
    expect(page).toBeLessThanOrEqual(14 * KB)
    expect(js.gzip).toBeLessThanOrEqual(5 * KB)
    const later = [...new Set(js.text.match(/[\w-]+-[A-Z0-9]{8}\.js/g))]
    expect(later.map((name) => name.slice(0, -12)).toSorted()).toEqual([
      'courtyard-actions',
      'proof',
      'search',
    ])
    for (const name of later) {
      const { gzip } = await weigh(`/a/${name}`)
      console.log(`later module ${name}: ${gzip} of ${10 * KB}`)
      expect(gzip).toBeLessThanOrEqual(10 * KB)
    }
  })
})

/** What the browser refuses to do for this page, as it says it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type|Refused to/i.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

async function weigh(path: string) {
  const response = await fetch(origin + path)
  expect(response.status, path).toBe(200)
  const text = await response.text()
  return { text, gzip: gzipSync(text).length, brotli: brotliCompressSync(text).length }
}
