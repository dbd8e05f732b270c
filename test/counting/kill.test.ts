import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { makePlace, type RunningServer, removePlace, startServer } from '../support/server.ts'

/** `KILLS=20` for the whole proof; one shows on every run that it still stands. */
const KILLS = Number(process.env.KILLS ?? 1)
/** Views acknowledged between two cuts. */
const PER_KILL = 150
const SENDERS = 8
const PATIENCE = { timeout: 60_000, interval: 100 }
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

interface Opening {
  readonly view: string
  readonly address: string
}

const place = await makePlace()
let server: RunningServer | undefined
afterAll(async () => {
  await server?.kill()
  await removePlace(place)
})

let people = 0
/** Somebody new, of a network of their own. */
const newOpening = (): Opening => {
  const n = ++people
  return { view: randomUUID(), address: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` }
}

/** @returns whether it was acknowledged */
async function send(origin: string, post: string, { view, address }: Opening): Promise<boolean> {
  const answer = await fetch(`${origin}/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'user-agent': AGENT, 'cf-connecting-ip': address },
    body: JSON.stringify({ post, view, seq: 0, engaged: 0, depth: 0 }),
  }).catch(() => undefined)
  return answer?.status === 204
}

/** Sends openings until nobody answers any more: the last one of each sender is cut off. */
async function load(origin: string, post: string, sent: Sent): Promise<void> {
  for (let answered = true; answered; ) {
    const opening = newOpening()
    answered = await send(origin, post, opening)
    ;(answered ? sent.acknowledged : sent.cutOff).push(opening)
  }
}

interface Sent {
  readonly acknowledged: Opening[]
  readonly cutOff: Opening[]
}

const countOf = async (origin: string, post: string): Promise<number> => {
  const [figures] = (await (await fetch(`${origin}/api/v1/counts?posts=${post}`)).json()) as {
    views: number
  }[]
  return figures?.views ?? 0
}

it(
  `loses no acknowledged view and counts none twice through ${KILLS} power cut(s) under load`,
  async () => {
    server = await startServer(place)
    const list = (await (await fetch(`${server.origin}/api/v1/posts`)).json()) as { posts: { id: string }[] }
    const post = list.posts[0]?.id ?? ''
    const sent: Sent = { acknowledged: [], cutOff: [] }
    for (let kill = 1; kill <= KILLS; kill++) {
      const { origin } = server
      const senders = Array.from({ length: SENDERS }, () => load(origin, post, sent))
      await expect.poll(() => sent.acknowledged.length, PATIENCE).toBeGreaterThanOrEqual(kill * PER_KILL)
      await server.kill()
      await Promise.all(senders)
      server = await startServer(place)
    }
    const { origin } = server
    const sure = sent.acknowledged.length
    const all = sure + sent.cutOff.length
    // What was cut off is sent again, as a page would: with it everything is there, so nothing acknowledged was lost.
    for (const opening of sent.cutOff) expect(await send(origin, post, opening)).toBe(true)
    await expect.poll(() => countOf(origin, post), PATIENCE).toBe(all)
    for (const opening of sent.acknowledged) expect(await send(origin, post, opening)).toBe(true)
    // One more view comes behind all of them: had any been counted twice, it would show with it.
    expect(await send(origin, post, newOpening())).toBe(true)
    await expect.poll(() => countOf(origin, post), PATIENCE).toBeGreaterThan(all)
    const counted = await countOf(origin, post)
    console.log(
      `${KILLS} kills: ${sure} acknowledged, ${sent.cutOff.length} cut off; ${counted - 1} counted of ${all}`,
    )
    expect(counted).toBe(all + 1)
  },
  120_000 + KILLS * 60_000,
)
