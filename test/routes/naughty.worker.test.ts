import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import listed from '../../node_modules/big-list-of-naughty-strings/blns.json?raw'
import { renderComment } from '../../src/domain/comment-html.ts'
import { cleanBody, cleanName } from '../../src/domain/comment-text.ts'
import { findForm } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'

const naughty: readonly string[] = JSON.parse(listed)
const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }

interface Stored {
  readonly key: string
  readonly name: string
  readonly source: string
  readonly html: string
}

/** Sends every string as one field of a comment; what became of each. */
async function sendAll(field: 'name' | 'body') {
  const post = makePost()
  const site = makeSite([post], unlimited)
  const sent = await Promise.all(
    naughty.map(async (text) => {
      const fields = makeFields({ [field]: text })
      const response = await site.send(`${encodeURI(post.path)}/comments`, fields)
      return { text, key: fields.key, status: response.status }
    }),
  )
  const { results } = await env.DB.prepare(
    'SELECT request_key AS key, name, source, html FROM comments WHERE post_id = ?',
  )
    .bind(post.id)
    .all<Stored>()
  const stored = new Map(results.map((row) => [row.key, row]))
  return sent.map((s) => ({ ...s, row: stored.get(s.key) }))
}

describe('each of the 461 naughty strings', { timeout: 30_000 }, () => {
  it('as a body is stored and rendered as it was cleaned, or refused with a reason', async () => {
    const sent = await sendAll('body')
    expect(sent).toHaveLength(461)
    for (const { text, status, row } of sent) {
      const cleaned = cleanBody(text)
      expect([text, status]).toEqual([text, cleaned.ok ? 201 : 422])
      expect(row?.source).toBe(cleaned.ok ? cleaned.value : undefined)
      expect(row?.html).toBe(cleaned.ok ? renderComment(cleaned.value) : undefined)
    }
  })

  it('as a name is stored as it was cleaned, or refused with a reason', async () => {
    const sent = await sendAll('name')
    for (const { text, status, row } of sent) {
      const cleaned = cleanName(text)
      expect([text, status]).toEqual([text, cleaned.ok ? 201 : 422])
      expect(row?.name).toBe(cleaned.ok ? cleaned.value : undefined)
    }
  })

  it('refused in a form comes back as it was typed', async () => {
    const post = makePost()
    const site = makeSite([post], unlimited)
    const refused = await Promise.all(
      naughty.map(async (text) => {
        const fields = makeFields({ name: '', body: text })
        const response = await site.submit(`${encodeURI(post.path)}/comments`, fields)
        return [response.status, (await findForm(await response.text()))?.fields.body]
      }),
    )
    expect(refused).toEqual(naughty.map((text) => [422, text]))
  })
})
