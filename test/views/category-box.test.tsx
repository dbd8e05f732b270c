import { describe, expect, it } from 'vitest'
import type { PostTotals } from '../../src/domain/courtyard.ts'
import { CategoryBox } from '../../src/views/category-box.tsx'
import { wordsFor } from '../../src/views/words/words.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'

const words = wordsFor('ko')

describe('the box of a category', () => {
  const posts = [makePost({ title: 'A & <B>' })]
  const print = (list: typeof posts, totals?: ReadonlyMap<string, PostTotals>) =>
    String(<CategoryBox blog={BLOG} words={words} category="dev/edge" posts={list} totals={totals} />)

  it('is not there when there is no other post', () => expect(print([])).not.toContain('aside'))

  it('escapes titles, and prints (0) for posts nobody touched', () => {
    const html = print(posts, new Map())
    expect(html).toContain('>A &amp; &lt;B&gt;</a>')
    expect(html).toMatch(/\(0\)/)
  })

  it('prints no count at all while the database is away', () => expect(print(posts)).not.toMatch(/\(\d+\)/))
})
