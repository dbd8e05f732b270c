import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin as shared, TALKED, writeComment } from '../support/reading.ts'
import {
  makePlace,
  type RunningServer,
  removePlace,
  type ServerPlace,
  startServer,
} from '../support/server.ts'

describe.skipIf(!shared)('a server killed without warning', () => {
  let browser: Browser
  let place: ServerPlace
  let server: RunningServer
  beforeAll(async () => {
    browser = await launchBrowser()
    place = await makePlace()
    server = await startServer(place)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (place) await removePlace(place)
  })

  it('has every comment, reaction and view it had acknowledged', async () => {
    const page = await newReader(browser, { baseURL: server.origin })
    const like = page.locator('#reactions button[value="like"]')
    const viewed = page.waitForResponse('**/views')
    await page.goto(TALKED)
    const reacted = page.waitForResponse('**/reactions?on=1')
    await like.click()
    expect((await viewed).status()).toBe(204)
    expect((await reacted).status()).toBe(200)
    const commented = page.waitForResponse('**/comments')
    await writeComment(page, '정전 앞의 독자', '이 글은 남아야 합니다')
    expect((await commented).status()).toBe(201)
    await server.kill()
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow()

    server = await startServer(place)
    await page.reload()
    expect(await commentsSaying(page, '이 글은 남아야 합니다').count()).toBe(1)
    expect(await like.getAttribute('aria-pressed')).toBe('true')
    expect(await like.locator('.n').textContent()).toBe('1')
    const views = async () => /조회 (\d+)/.exec(await (await fetch(server.origin + TALKED)).text())?.[1]
    await expect.poll(views, { timeout: 30_000, interval: 200 }).toBe('1')
    await page.context().close()
  })
})
