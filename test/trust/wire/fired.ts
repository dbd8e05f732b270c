import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'

/** Each batch has a browser context of its own: one that grows old grows slow. */
const BATCH = 64
/** While one batch waits for what may still run, another is opened. */
const AT_ONCE = 2
const SETTLE_MS = 250

/** For the browser these documents are opened in: it finds nobody but this machine. */
export const ALONE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

/**
 * Opens documents in a browser, many at a time, each in a frame of its own, touches everything in them, and tells by
 * number in which of them a script of theirs ran. @param policy Content-Security-Policy of all of them
 */
export async function firedIn(
  browser: Browser,
  documents: readonly string[],
  policy?: string,
): Promise<number[]> {
  const batches = Array.from({ length: Math.ceil(documents.length / BATCH) }, (_, n) =>
    documents.slice(n * BATCH, (n + 1) * BATCH),
  )
  const server = await serve(batches.map(paged), policy)
  const fired: number[] = []
  let next = 0
  const work = async () => {
    for (let n = next++; n < batches.length; n = next++) {
      const numbers = await firedAt(browser, `${addressOf(server)}/${n}`, batches[n]?.length ?? 0)
      fired.push(...numbers.map((number) => n * BATCH + number))
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    server.closeAllConnections()
    server.close()
  }
  return fired.sort((a, b) => a - b)
}

const paged = (documents: readonly string[]): string =>
  `<!doctype html><body>${documents.map(framed).join('')}`

const framed = (document: string, n: number): string =>
  `<iframe name="f${n}" srcdoc="${document.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`

/** The pages by number, and nothing at every other address. */
async function serve(pages: readonly string[], policy: string | undefined): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))]
    if (policy) response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.writeHead(page === undefined ? 404 : 200).end(page)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function firedAt(browser: Browser, address: string, count: number): Promise<number[]> {
  const context = await browser.newContext()
  try {
    await context.addInitScript(listen)
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForLoadState('load', { timeout: 15_000 }).catch(() => {})
    return await touchAll(page, count)
  } finally {
    await context.close()
  }
}
/** Runs in every frame, before anything of the document. */
function listen(): void {
  const heard = () => {
    let frame: Window = window
    while (frame.parent !== frame.top) frame = frame.parent
    const name = frame === frame.top ? 'top' : frame.name
    Object(frame.top).fired = [...(Object(frame.top).fired ?? []), name]
  }
  for (const name of ['alert', 'confirm', 'prompt', 'print'])
    Object.defineProperty(window, name, { value: heard })
}

/** @throws Error when a document was not opened at all: it would prove nothing */
async function touchAll(page: Page, count: number): Promise<number[]> {
  const { opened, fired } = await page.evaluate(touch, SETTLE_MS)
  if (opened < count * 0.9) throw new Error(`only ${opened} of ${count} documents were opened`)
  return [...new Set(fired)].map((name) => Number(name.slice(1)))
}

/** Does to every element what a reader might. Runs in the browser. */
async function touch(settleMs: number) {
  const EVENTS = [
    'mouseover',
    'pointerenter',
    'pointerdown',
    'focus',
    'blur',
    'dblclick',
    'wheel',
    'contextmenu',
  ]
  const MORE = ['copy', 'keydown', 'animationend', 'toggle', 'submit']
  const settle = () => new Promise((done) => setTimeout(done, settleMs))
  const frames = [...document.querySelectorAll('iframe')]
  let opened = 0
  await settle()
  for (const { contentDocument } of frames) {
    if (contentDocument?.URL === 'about:srcdoc' || contentDocument?.URL === 'about:blank') opened += 1
    for (const element of contentDocument?.querySelectorAll('*') ?? [])
      for (const name of [...EVENTS, ...MORE])
        element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))
  }
  for (const { contentDocument } of frames)
    for (const element of contentDocument?.querySelectorAll('*') ?? []) {
      const href = element.getAttribute('href') ?? ''
      if (/^https?:|^mailto:|^\/|^#/.test(href)) continue
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
  await settle()
  return { opened, fired: (Object(window).fired ?? []) as string[] }
}
