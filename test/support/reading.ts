import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { READER } from './browser.ts'

/** The blog under test; its sample articles, by what the tests need of them. */
export const origin = inject('origin')

/** The model article: nobody but the test that weighs it writes there. */
export const MODEL = '/posts/how-to-read-ai-news'
/** Where everybody writes. */
export const TALKED = '/posts/mcp-in-plain-words'
/** The one article whose views are counted by a test: the others are opened freely. */
export const COUNTED = { path: '/posts/sqlite-at-the-edge', category: 'dev/edge' }

/** A page of every kind. */
export const PAGES = [
  '/',
  TALKED,
  `${TALKED}/comments`,
  '/category/dev',
  '/en/posts/nfc-and-nfd',
  '/posts/none',
  '/posts/what-a-post-can-hold',
  `/tag/${encodeURIComponent('한글')}`,
  `/series/${encodeURIComponent('마당에-글-쓰기')}`,
  '/archive',
  '/search',
  `/search?q=${encodeURIComponent('토큰')}`,
  `/search?q=${encodeURIComponent('뷁')}`,
  '/me',
  '/stats',
  '/privacy',
]

/** Somebody with a browser of their own: own cookies, own page. */
export async function newReader(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ ...READER, baseURL: origin, ...options })
  return context.newPage()
}

/** Fills the comment form and sends it; does not wait for what becomes of it. */
export async function writeComment(page: Page, name: string, body: string): Promise<void> {
  await page.fill('#comment-name', name)
  await page.fill('#comment-body', body)
  await page.click('#comment-form button')
}

/** Comments of this text on the page. */
export const commentsSaying = (page: Page, text: string) => page.locator('#comments > li', { hasText: text })

/** A comment written without a browser. @throws Error when the blog refuses it */
export async function postComment(at: string, name: string, body: string, path = TALKED): Promise<number> {
  const response = await fetch(`${at}${path}/comments`, {
    method: 'POST',
    headers: { origin: at, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ name, body, key: crypto.randomUUID() }),
  })
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  const { id } = (await response.json()) as { id: number }
  return id
}
