import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, READER } from '../../support/browser.ts'
import { origin, TALKED } from '../../support/reading.ts'

// A real page of another origin, in the browser of somebody who has written here. Both are on loopback, so cookies of
// SameSite=Lax do travel: the gate alone stands between.

const WORDS = '남의 쪽에서 온 글'
const FIELDS = { name: '남', body: WORDS, key: '00000000-0000-4000-8000-00000000ab01' }

const formOf = (attributes: string) => {
  const inputs = Object.entries(FIELDS).map(([name, value]) => `<input name="${name}" value="${value}">`)
  return `<form method="post" action="${origin}${TALKED}/comments" ${attributes}>${inputs.join('')}</form>`
}

describe.skipIf(!origin)('a page of another origin', () => {
  let elsewhere: Server
  let browser: Browser
  let context: BrowserContext
  let evil = ''
  beforeAll(async () => {
    elsewhere = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><body>'),
    )
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    evil = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    browser = await launchBrowser()
    context = await browser.newContext(READER)
    const device = { name: 'madang-device', value: 'A'.repeat(22), url: origin, sameSite: 'Lax' as const }
    await context.addCookies([device, { ...device, name: 'madang-admin', value: 'B'.repeat(43) }])
  })
  afterAll(async () => {
    await browser?.close()
    elsewhere?.close()
  })

  const written = async () => {
    const response = await fetch(`${origin}${TALKED}/comments?sort=newest`, {
      headers: { accept: 'application/json' },
    })
    return (await response.text()).includes(WORDS)
  }

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'sends a form as %s in vain',
    async (enctype) => {
      const page = await context.newPage()
      await page.goto(evil)
      const answered = page.waitForResponse(`${origin}${TALKED}/comments`)
      await page.setContent(formOf(`enctype="${enctype}"`))
      await page.evaluate(() => document.querySelector('form')?.submit())
      expect((await answered).status()).toBe(403)
      expect(await written()).toBe(false)
      await page.close()
    },
  )

  it('fetches, beacons and scripts in vain, and reads nothing', async () => {
    const page = await context.newPage()
    await page.goto(evil)
    const read = await page.evaluate(
      async ([at, fields, own]) => {
        const body = JSON.stringify(fields)
        const form = new URLSearchParams(fields)
        const tries = (['cors', 'no-cors'] as const).flatMap((mode) =>
          [body, form].map((body) => fetch(at, { method: 'POST', mode, credentials: 'include', body })),
        )
        const json = { 'content-type': 'application/json', accept: 'application/json' }
        tries.push(fetch(at, { method: 'POST', credentials: 'include', headers: json, body }))
        navigator.sendBeacon(at, form)
        tries.push(...own.map((url) => fetch(url, { credentials: 'include' })))
        const answers = await Promise.all(
          tries.map((t) =>
            t.then(
              (r) => r.text(),
              () => '',
            ),
          ),
        )
        return answers.join('')
      },
      [`${origin}${TALKED}/comments`, FIELDS, [`${origin}/me`, `${origin}/admin`]] as const,
    )
    expect(read).toBe('')
    expect(await written()).toBe(false)
    await page.close()
  })

  it('sends as nobody, from a sandbox, in vain', async () => {
    const page = await context.newPage()
    await page.goto(evil)
    const body = String(new URLSearchParams(FIELDS))
    const type = 'application/x-www-form-urlencoded'
    const sent = `{method:'POST',mode:'no-cors',credentials:'include',headers:{'content-type':'${type}'},body:'${body}'}`
    const script = `fetch('${origin}${TALKED}/comments',${sent}).catch(()=>0).then(()=>parent.postMessage('sent','*'))`
    await page.evaluate(
      (srcdoc) =>
        new Promise((done) => {
          addEventListener('message', done)
          document.body.insertAdjacentHTML(
            'beforeend',
            `<iframe sandbox="allow-scripts" srcdoc="${srcdoc}"></iframe>`,
          )
        }),
      `<script>${script}</script>`,
    )
    expect(await written()).toBe(false)
    await page.close()
  })

  it.each(['/', TALKED, '/admin/login'])('cannot frame %s', async (path) => {
    const page = await context.newPage()
    await page.goto(evil)
    const refused = page.waitForEvent('console', (line) =>
      /frame-ancestors|refused to connect/i.test(line.text()),
    )
    await page.setContent(`<iframe src="${origin}${path}"></iframe>`)
    await refused
    await page.close()
  })

  it('of our own, the same form does arrive', async () => {
    const page = await context.newPage()
    await page.goto(origin + TALKED)
    const status = await page.evaluate(
      async ([at, fields]) => (await fetch(at, { method: 'POST', body: new URLSearchParams(fields) })).status,
      [`${origin}${TALKED}/comments/preview`, FIELDS] as const,
    )
    expect(status).toBe(200)
    await page.close()
  })
})
