import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { issueKey } from '../../src/domain/issued-key.ts'
import { base64url, digest } from '../../src/domain/signing.ts'
import ordinary from '../fixtures/comments/ordinary.ndjson?raw'
import spam from '../fixtures/comments/spam.ndjson?raw'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeSite } from '../support/worker/site.ts'

/** A line of the frozen lists; test/fixtures/comments/README.md says what each field means. */
interface Line {
  readonly at: number
  readonly person: string | null
  readonly address: string
  readonly agent: string
  readonly script: boolean
  readonly form: boolean
  readonly waited: number
  readonly trap: string
  readonly name: string
  readonly body: string
}

interface Result {
  readonly line: Line
  readonly status: string
  readonly reason: string | null
}

const START = Date.parse('2026-11-24T09:00:00+09:00')
const SECOND = 1000
const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }

const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Sends every line through the front door at its own time; what became of each. */
async function sendAll(lines: readonly Line[]): Promise<Result[]> {
  const post = makePost({ publishedAt: 0 })
  const site = makeSite([post], unlimited)
  const path = `${encodeURI(post.path)}/comments`
  const cookies = new Map<string, string>()
  const sent: { line: Line; key: string }[] = []
  for (const line of lines) {
    const now = START + line.at * SECOND
    vi.mocked(Date.now).mockReturnValue(now)
    const key = line.form ? await issueKey(env.PEPPER ?? '', now - line.waited * SECOND) : crypto.randomUUID()
    const cookie = cookies.get(line.person ?? '')
    const headers = { 'cf-connecting-ip': line.address, 'user-agent': line.agent, ...(cookie && { cookie }) }
    const fields = { name: line.name, body: line.body, website: line.trap, key }
    const response = await (line.script ? site.send : site.submit)(path, fields, headers)
    if (![201, 303].includes(response.status)) throw new Error(`${response.status}: ${line.body}`)
    if (line.person && !cookie) cookies.set(line.person, cookieOf(response).cookie)
    sent.push({ line, key })
  }
  return found(post.id, sent)
}

async function found(post: string, sent: readonly { line: Line; key: string }[]): Promise<Result[]> {
  const { results } = await env.DB.prepare(
    'SELECT request_key AS key, status, hold_reason AS reason FROM comments WHERE post_id = ?',
  )
    .bind(post)
    .all<{ key: string; status: string; reason: string | null }>()
  const byKey = new Map(results.map((row) => [row.key, row]))
  return sent.map(({ line, key }) => ({ line, status: 'lost', reason: null, ...byKey.get(key) }))
}

const sha = async (text: string) => base64url(await digest(text))

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM comments').run()
  vi.spyOn(Date, 'now')
})
afterEach(() => vi.restoreAllMocks())

describe('the filter, on lists frozen before it was written', { timeout: 120_000 }, () => {
  it('is judged by the same lists as ever', async () => {
    expect([await sha(spam), await sha(ordinary)]).toEqual([
      'fS4w65N3DGiAqmEjfUPnJBHegTcuVK-NlZQ3sik1KZQ',
      'lScFu7RzcwMgzxlBQMguW39ooYiza7ISZtLC6VQkwPI',
    ])
  })

  it('shows at most 5 of 1,000 spam posts, drops none, and names a reason for each', async () => {
    const results = await sendAll(linesOf(spam))
    const shown = results.filter((r) => r.status === 'visible').map((r) => r.line.body)
    console.log(`spam: ${shown.length} of ${results.length} shown`)
    expect(results).toHaveLength(1000)
    expect(shown.slice(5)).toEqual([])
    expect(results.filter((r) => r.status !== 'visible').every((r) => r.status === 'held' && r.reason)).toBe(
      true,
    )
  })

  it('holds at most 3 of 300 ordinary comments', async () => {
    const results = await sendAll(linesOf(ordinary))
    const held = results.filter((r) => r.status !== 'visible').map((r) => `${r.reason}: ${r.line.body}`)
    console.log(`ordinary: ${held.length} of ${results.length} held`)
    expect(results).toHaveLength(300)
    expect(held.slice(3)).toEqual([])
  })
})
