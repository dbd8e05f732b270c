import { describe, expect, it } from 'vitest'
import { idOf } from '../../src/build/posts-lock.ts'
import { build, THREE } from '../support/built-posts.ts'
import { makePosts, markdown } from '../support/posts-folder.ts'

describe('a page', () => {
  const PAGES = {
    ...THREE,
    '_pages/about.md': '---\ntitle: 소개\n---\n\n우리 이야기.\n',
    '_pages/guestbook.md': '---\ntitle: 방명록\ncomments: open\n---\n',
  }

  it('has an id and a text of its own, and is no post', async () => {
    const { shelf, posts, pages } = await build(makePosts(PAGES))
    expect({ posts, pages }).toEqual({ posts: 3, pages: 2 })
    expect(shelf.pages.map((p) => [p.id, p.path, p.category, p.comments])).toEqual([
      [idOf('/pages/about'), '/pages/about', '', 'off'],
      [idOf('/pages/guestbook'), '/pages/guestbook', '', 'open'],
    ])
    expect(shelf.bodies[idOf('/pages/about')]).toContain('우리 이야기')
    expect(shelf.posts.map((p) => p.path)).not.toContain('/pages/about')
  })
})

describe('a summary', () => {
  const summaryOf = async (settings: string, body: string) =>
    (await build(makePosts({ 'dev/a.md': markdown('가', settings, body) }))).shelf.posts[0]?.summary

  it.each([
    ['summary: 쓴 그대로', '본문', '쓴 그대로'],
    ['description: "[**굵은** 글](https://a.example)을 옮겼습니다"', '본문', '굵은 글을 옮겼습니다'],
    ['description: ...', '본문입니다.', '본문입니다.'],
    ['', '앞의 **글**\n\n<!-- more -->\n\n뒤의 글', '앞의 글'],
    ['', '앞의 글\n\n뒤의 글', '앞의 글 뒤의 글'],
  ])('with “%s” over %j is %s', async (settings, body, summary) =>
    expect(await summaryOf(settings, body)).toBe(summary),
  )
})
