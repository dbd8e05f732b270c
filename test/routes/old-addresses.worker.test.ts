import { describe, expect, it } from 'vitest'
import { FUTURE, makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'

const post = makePost({ slug: '이사-온-글', path: '/posts/이사-온-글' })
const hidden = makePost({ publishedAt: FUTURE })
const ALIASES = ['/123', '/m/123', '/entry/이사 온 글', '/2024/01/15/이사-온-글', '/?p=7']
const moved = {
  ...Object.fromEntries(ALIASES.map((alias) => [alias, post.id])),
  '/9': hidden.id,
  '/?p=9': hidden.id,
}
const site = makeSite([post, hidden], {}, { moved, gone: ['/8'] })
const answerTo = async (path: string) => {
  const response = await site.get(path)
  return [response.status, response.headers.get('location')]
}

describe('an address of another life', () => {
  it.each([...ALIASES, '/123?utm_source=a'])('%s leads to the post', async (alias) =>
    expect(await answerTo(encodeURI(alias))).toEqual([308, encodeURI(post.path)]),
  )

  it('with a slash at its end leads there too', async () =>
    expect(await answerTo(encodeURI('/2024/01/15/이사-온-글/'))).toEqual([308, encodeURI(post.path)]))

  it('of a post that is not out is unknown, and one of a post taken away is gone', async () => {
    expect((await answerTo('/9'))[0]).toBe(404)
    expect(await answerTo('/?p=9')).toEqual([200, null])
    expect((await answerTo('/8'))[0]).toBe(410)
  })
})

it.each([
  ['/rss', '/rss.xml'],
  ['/feed', '/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/atom.xml', '/feed.xml'],
])('readers who subscribed at %s are led to %s', async (from, to) =>
  expect(await answerTo(from)).toEqual([308, to]),
)
