import { describe, expect, it } from 'vitest'
import { readFields, seoul } from '../support/front-matter.ts'

describe('a post that says no more than it must', () => {
  it('has everything else from where it lies and from the blog', () =>
    expect(readFields('')).toEqual({
      slug: 'hello',
      lang: 'ko',
      path: '/posts/hello',
      title: '글',
      publishedAt: seoul('2026-01-15T00:00'),
      day: '2026-01-15',
      category: 'dev',
      tags: [],
      hasSlug: false,
      aliases: [],
      aliasesLine: 1,
      summary: undefined,
      draft: false,
      gone: false,
      comments: 'open',
      complaints: [],
    }))
})

describe('what other blogs call the same', () => {
  it.each<[string, object]>([
    ['lastmod: 2026-02-01', { updatedAt: seoul('2026-02-01T00:00') }],
    ['description: 요약', { summary: '요약' }],
    ['tag: 하나', { tags: ['하나'] }],
    ['tags: 하나, 둘 셋 , 하나', { tags: ['하나', '둘 셋'] }],
    ['tags: 하나 둘', { tags: ['하나', '둘'] }],
    ['tags: "#하나 #둘"', { tags: ['하나', '둘'] }],
    ['tags: [React, react, 3.10, ]', { tags: ['React', '3.10'] }],
    ['tags:\n- 하나\n-', { tags: ['하나'] }],
    ['published: no', { draft: true }],
    ['draft: yes', { draft: true }],
    ['featured: true', { pin: true }],
    ['toc: false', { toc: false }],
    ['images: [a.png, b.png]', { cover: 'a.png' }],
    ['authors: [가, 나]', { author: '가, 나' }],
    ['author: {name: 가, url: /a}', { author: '가' }],
    ['cover: {alt: 말, image: a.png}', { cover: 'a.png' }],
    ['images: [{src: a.png}]', { cover: 'a.png' }],
    ['series: {name: 연재, order: 2}', { series: '연재' }],
    ['series: [연재]', { series: '연재' }],
    ['series: 연재', { series: '연재' }],
    ['canonicalURL: https://a.example/글', { canonical: 'https://a.example/%EA%B8%80' }],
    ['mathjax: true', { title: '글' }],
    ['tags:\n- 하나\n- 2026', { tags: ['하나', '2026'] }],
    ['published: false', { draft: true }],
    ['published: true', { draft: false }],
    ['comments: false', { comments: 'off' }],
    ['comment: true', { comments: 'open' }],
    ['Draft: true', { draft: true }],
    ['summary: 우리 것\ndescription: 남의 것', { summary: '우리 것' }],
    ['description: 남의 것\nsummary: 우리 것', { summary: '우리 것' }],
  ])('%s is understood', (settings, post) =>
    expect(readFields(settings)).toMatchObject({ ...post, complaints: [] }),
  )

  it('a date called pubDate or published is a date', () => {
    for (const name of ['pubDate', 'published', 'publishDate'])
      expect(readFields('', undefined, `title: 글\n${name}: 2026-01-15\n`)).toMatchObject({
        day: '2026-01-15',
        complaints: [],
      })
  })
})

describe('a complaint', () => {
  it.each([
    ['tilte: 글', 4, 'error', 'title를 뜻했나요?'],
    ['draf: true', 4, 'error', 'draft를 뜻했나요?'],
    ['publish_ta: 2027-01-01', 4, 'error', 'publish_at를 뜻했나요?'],
    ['categroies: [dev]', 4, 'error', 'categories를 뜻했나요?'],
    ['canonical: /a', 4, 'error', 'https://'],
    ['category: dairy', 4, 'error', 'diary를 뜻했나요?'],
    ['category: 여행', 4, 'error', '"여행: {name: 여행}"를 더하세요'],
    ['cover: {alt: 말}', 4, 'error', 'cover: "…"'],
    ['pin: 1', 4, 'error', 'true 또는 false'],
    ['layout: post', 4, 'warning', '쓸 수 있는 항목'],
    ['updated: 2026-02-30', 4, 'error', '2026-01-15'],
    ['tags: []\nupdated: 어제', 5, 'error', '2026-01-15'],
    ['category: nowhere', 4, 'error', 'dev, dev/edge, diary'],
    ['tags: {a: b}', 4, 'error', '[하나, 둘]'],
    ['draft: yes!', 4, 'error', 'true 또는 false'],
    ['comments: maybe', 4, 'error', 'open, closed, off'],
    ['id: ABC', 4, 'error', '여덟 글자'],
    ['slug: "!!!"', 4, 'error', 'slug'],
    ['lang: korean', 4, 'error', 'ko나 en'],
    ['summary: [a]', 4, 'error', 'summary: "…"'],
  ])('of “%s” names line %i and what to write', (settings, line, level, hint) => {
    const { complaints } = readFields(settings)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatchObject({ file: 'posts/dev/hello.md', line, level })
    expect(complaints[0]?.hint).toContain(hint)
  })

  it.each([
    ['title:\ndate: 2026-01-15\n', 2],
    ['title: 글\ndate:\n', 3],
    ['title: ""\ndate: 2026-01-15\n', 2],
    ['date: 2026-01-15\n', 1],
    ['title: 글\n', 1],
    ['title: 글\ndate: 2026-13-01\n', 3],
    ['title: 글\ndate: 2026-02-29\n', 3],
  ])('of a title or date that is not there: %j', (head, line) => {
    const { complaints } = readFields('', undefined, head)
    expect(complaints.map((c) => c.line)).toEqual([line])
  })

  it('does not come for what was taken away, which needs nothing but its address', () =>
    expect(readFields('gone: true\nlayout: post', undefined, '')).toMatchObject({
      gone: true,
      path: '/posts/hello',
      complaints: [],
    }))

  it('does not come for a draft that has no title and no date yet', () =>
    expect(readFields('draft: true', undefined, 'title:\n').complaints).toEqual([]))

  it('comes for every problem of a post', () =>
    expect(readFields('draf: true\ncategory: x\ncomments: x').complaints).toHaveLength(3))
})
