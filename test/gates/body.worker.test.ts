import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite, OWN_PAGE } from '../support/worker/site.ts'

const LIMIT = 64 * 1024
const post = makePost()
const address = `${encodeURI(post.path)}/comments`
const site = makeSite([post])
const FORM = { ...OWN_PAGE, 'content-type': 'application/x-www-form-urlencoded' }

/** A body that does not say how long it is. */
function streamed(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close()
      const chunk = new Uint8Array(Math.min(left, 4096)).fill(0x61)
      left -= chunk.length
      controller.enqueue(chunk)
    },
  })
}

describe('a body over 64 KB', () => {
  it('is refused unread when it says its length', async () => {
    const headers = { ...FORM, 'content-length': String(LIMIT + 1) }
    const response = await site.fetch(address, { method: 'POST', body: 'a'.repeat(LIMIT + 1), headers })
    expect(response.status).toBe(413)
  })

  it('is refused on the way when it does not', async () => {
    const init = { method: 'POST', body: streamed(LIMIT + 1), headers: FORM, duplex: 'half' }
    const response = await site.fetch(address, init)
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('보낸 내용이 너무 큽니다.')
  })

  it('is refused in JSON to who asks for it', async () => {
    const response = await site.send(address, makeFields({ body: 'a'.repeat(LIMIT) }))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { code: 'too_large' } })
  })
})

describe('a body of 64 KB', () => {
  it.each([
    ['that says its length', () => 'a'.repeat(LIMIT)],
    ['that does not', () => streamed(LIMIT)],
  ])('%s is read and judged', async (_, body) => {
    const init = { method: 'POST', body: body(), headers: FORM, duplex: 'half' }
    expect((await site.fetch(address, init)).status).toBe(422)
  })

  it('holds the longest comment there is, percent-encoded', async () => {
    const response = await site.submit(address, makeFields({ body: '👩🏽'.repeat(1000), name: '긴 글' }))
    expect(response.status).toBe(303)
  })
})
