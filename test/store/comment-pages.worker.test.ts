import { expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { become, makeDevice, makeOwner, write } from '../support/worker/thread.ts'

const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }

it('the owner finds under an article what waits there, and nothing that waits elsewhere', async () => {
  const [here, elsewhere] = [makePost(), makePost()]
  const site = makeSite([here, elsewhere], unlimited)
  const owner = await makeOwner()
  for (const [post, place] of [
    [here, '여기'],
    [elsewhere, '저기'],
  ] as const)
    for (const status of ['held', 'spam']) {
      const { id } = await write(site, post.path, makeDevice(), { body: `${place}-${status}` })
      await become(id, status)
    }
  const seen = await (await site.get(encodeURI(here.path), owner)).text()
  expect(['여기-held', '여기-spam', '저기-held', '저기-spam'].map((text) => seen.includes(text))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('whoever shows a device, a session or an opened comment is answered alone, never from what all share', async () => {
  const post = makePost()
  const site = makeSite([post], unlimited)
  const writer = makeDevice()
  const { id } = await write(site, post.path, writer, { body: '나의 글' })
  const mine = async (by: Readonly<Record<string, string>>) => {
    // Somebody without a cookie comes first: what they are shown is kept for all.
    await (await site.get(encodeURI(post.path))).text()
    const page = await (await site.get(encodeURI(post.path), by)).text()
    return page.includes(`/comments/${id}/edit`)
  }
  expect([await mine({}), await mine(writer)]).toEqual([false, true])
})
