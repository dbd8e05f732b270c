import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin } from '../support/reading.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const KEY = 'test-admin-key-0123456789abcdef0123456789'

describe.skipIf(!origin)('the pages of figures', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'break no rule of accessibility and no narrow screen at %i px, %s',
    async (width, colorScheme) => {
      const viewport = { width, height: 900 }
      const page = await newReader(browser, { viewport, colorScheme, bypassCSP: true })
      await page.goto('/admin/login')
      await page.fill('[name=key]', KEY)
      await page.press('[name=key]', 'Enter')
      await page.waitForURL('**/admin')
      const post = await page
        .goto('/admin/posts')
        .then(() => page.getAttribute('table a[href^="/admin/posts/"]', 'href'))
      for (const path of [
        '/admin',
        '/admin/posts',
        post ?? '',
        '/admin/categories/dev',
        '/stats',
        '/privacy',
      ]) {
        await page.goto(path)
        await page.evaluate(AXE)
        const broken = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
          const { violations } = await axe.run()
          const isTooWide = document.documentElement.scrollWidth > innerWidth
          return [...violations.map(({ id }) => id), ...(isTooWide ? ['too wide'] : [])]
        })
        expect([path, broken]).toEqual([path, []])
      }
      await page.context().close()
    },
  )
})
