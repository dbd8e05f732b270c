import { describe, expect, it } from 'vitest'
import { CommentItem } from '../../src/views/comment-list.tsx'
import { wordsFor } from '../../src/views/words/words.ts'
import { BLOG } from '../support/worker/shelf.ts'

const words = wordsFor('ko')

const makeComment = (given: object = {}) => ({
  id: 7,
  rootId: 7,
  parentId: undefined,
  name: '길손',
  html: '<p>글</p>',
  sight: 'shown' as const,
  status: 'visible' as const,
  secret: false,
  owner: false,
  addressee: undefined,
  mine: false,
  likes: 0,
  liked: false,
  createdAt: Date.parse('2026-01-14T15:05:00Z'),
  editedAt: undefined,
  ...given,
})

describe('a comment', () => {
  const print = (given: object) =>
    (<CommentItem blog={BLOG} words={words} comment={makeComment(given)} open={true} />).toString()

  it('has an address of its own, its time in the blog’s zone, and a name that turns no line around', () => {
    const html = print({})
    expect(html).toMatch(/^<li id="c-7" /)
    expect(html).toContain('<bdi class="comment-name">길손</bdi>')
    expect(html).toContain('href="/comments/7"')
    expect(html).toContain('<time datetime="2026-01-14T15:05Z">2026.01.15 00:05</time>')
  })

  it('shows a name as text, whatever it looks like', () => {
    expect(print({ name: '<script>alert("&")</script>' })).toContain(
      '&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;',
    )
  })

  it('says whether it is the author’s and whether it was changed, and only then', () => {
    expect(print({})).not.toMatch(/글쓴이|고침/)
    expect(print({ owner: true, editedAt: 1 })).toMatch(/글쓴이.*고침/s)
  })
})
