import type { Browser, Page } from 'playwright-core'

const HOST = 'http://xss.test/'
const BATCH = 60
const SETTLE_MS = 250

/**
 * Opens documents in a browser, many at a time, each in a frame of its own, touches everything in them, and tells by
 * number in which of them a script of theirs ran. @param policy Content-Security-Policy of all of them
 */
export async function firedIn(
  browser: Browser,
  documents: readonly string[],
  policy?: string,
): Promise<number[]> {
  const context = await browser.newContext()
  await context.addInitScript(listen)
  const page = await context.newPage()
  let html = ''
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    ...(policy && { 'content-security-policy': policy }),
  }
  await context.route('**/*', (route) =>
    route.request().url() === HOST ? route.fulfill({ headers, body: html }) : route.abort(),
  )
  const fired: number[] = []
  for (let from = 0; from < documents.length; from += BATCH) {
    const some = documents.slice(from, from + BATCH)
    html = `<!doctype html><body>${some.map(framed).join('')}`
    await page.goto(HOST, { waitUntil: 'commit' })
    await page.waitForLoadState('load', { timeout: 15_000 }).catch(() => {})
    const numbers = await touchAll(page, some.length)
    fired.push(...numbers.map((n) => from + n))
  }
  await context.close()
  return fired
}

const framed = (document: string, n: number): string =>
  `<iframe name="f${n}" srcdoc="${document.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`

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
