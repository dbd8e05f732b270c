import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { ARTICLE, JSON_PAGE, reader } from '../../bench/operations.ts'

/** One request of many. */
export interface Wave {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** A flood that comes at its own pace, whether it is answered or not. */
export interface Flood {
  readonly perSecond: number
  readonly wave: (n: number) => Wave
}

const NETWORKS = 20
const TICK_MS = 20
const MAX_OPEN = 64

/** Comments full of links, from a few networks that change their addresses. */
export const spamFlood = (): Flood => ({
  perSecond: 50,
  wave: (n) => ({
    ...{ method: 'POST', path: `${ARTICLE}/comments` },
    headers: { ...JSON_PAGE, 'cf-connecting-ip': `203.0.${n % NETWORKS}.${n % 250}` },
    body: JSON.stringify({
      ...{ name: `광고 ${n % 7}`, key: randomUUID() },
      body: `지금 바로 https://spam.example/${n} https://spam.example/x [돈](https://spam.example/${n * 7})`,
    }),
  }),
})

/** Openings of one article, each by somebody new. @param post its id */
export const viewFlood = (post: string): Flood => ({ perSecond: 200, wave: (n) => opening(post, n) })

const opening = (post: string, n: number): Wave => ({
  ...{ method: 'POST', path: '/views' },
  headers: { ...JSON_PAGE, ...reader(n) },
  body: JSON.stringify({ post, view: randomUUID(), seq: 0, engaged: 0, depth: 0 }),
})

const PAGES = [
  '/',
  ARTICLE,
  '/archive',
  '/privacy',
  '/feed.xml',
  `${ARTICLE}/comments`,
  '/sitemap.xml',
  '/stats',
]
const READERS = 500

/** A busy day: nine of ten open pages and are counted, one writes. @param post id of the article */
export const mixedReaders = (post: string): Flood => ({
  perSecond: 150,
  wave: (n) => {
    if (n % 10 === 0) return comment(n)
    if (n % 10 === 5) return reaction(n)
    if (n % 3 === 0) return opening(post, n % READERS)
    return { method: 'GET', path: PAGES[n % PAGES.length] ?? '/', headers: {} }
  },
})

const comment = (n: number): Wave => ({
  ...{ method: 'POST', path: `${ARTICLE}/comments` },
  headers: { ...JSON_PAGE, ...reader(n % READERS) },
  body: JSON.stringify({ name: '길손', body: `${n}번째로 잘 읽었습니다`, key: randomUUID() }),
})

const reaction = (n: number): Wave => ({
  ...{ method: 'POST', path: `${ARTICLE}/reactions` },
  headers: { ...JSON_PAGE, ...reader(n % READERS) },
  body: JSON.stringify({ kind: 'like', on: String(n % 2) }),
})

/** Lets a flood come. @returns what stops it, and tells how many were answered and how many came to nothing or to a 5xx */
export function flooding(url: URL, { perSecond, wave }: Flood) {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_OPEN })
  const since = performance.now()
  const sent = new Set<Promise<void>>()
  let [n, answered, failed] = [0, 0, 0]
  const tick = () => {
    const due = Math.floor(((performance.now() - since) / 1000) * perSecond)
    while (n < due && sent.size < MAX_OPEN) {
      const one = statusOf(url, agent, wave(n++)).then((status) => {
        if (status < 500 && status > 0) answered += 1
        else failed += 1
        sent.delete(one)
      })
      sent.add(one)
    }
  }
  const timer = setInterval(tick, TICK_MS)
  return async () => {
    clearInterval(timer)
    await Promise.all(sent)
    agent.destroy()
    return { answered, failed }
  }
}

/** 0: no answer. */
function statusOf(url: URL, agent: Agent, { method, path, headers, body }: Wave): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const asked = request(new URL(path, url), { method, agent, headers: { ...headers, ...length } })
  asked.on('error', () => resolve(0))
  asked.on('response', (response) => {
    response.resume().on('error', () => resolve(0))
    response.on('end', () => resolve(response.statusCode ?? 0))
  })
  asked.end(body)
  return promise
}

/** Clients that begin and do not go on: half of them in the middle of the head, half in the body. */
export async function stall(url: URL, count: number) {
  const begun = Array.from({ length: count }, (_, n) => stalled(url, n % 2 ? HALF_A_HEAD : HALF_A_BODY))
  await Promise.all(begun.map(({ open }) => open))
  return { letGo: () => Promise.all(begun.map(({ gone }) => gone)) }
}

const HALF_A_HEAD = `GET ${ARTICLE} HTTP/1.1\r\nhost: blog.test\r\naccept: te`
const HALF_A_BODY = [
  ...[`POST ${ARTICLE}/comments HTTP/1.1`, 'host: blog.test', 'sec-fetch-site: same-origin'],
  ...['content-type: application/json', 'content-length: 1000', '', '{"name": "길'],
].join('\r\n')

/** @returns `gone`: after how many ms the server closed the connection */
function stalled(url: URL, text: string) {
  const [open, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()]
  const since = performance.now()
  const socket = connect(Number(url.port), url.hostname, () => socket.write(text, () => open.resolve()))
  socket.resume()
  socket.on('error', () => {})
  socket.on('close', () => gone.resolve(performance.now() - since))
  return { open: open.promise, gone: gone.promise }
}
