import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../src/build/complaint.ts'
import { cutFrontMatter } from '../../src/build/front-matter.ts'

function cut(source: string) {
  const complaints: Complaint[] = []
  const { values, ...rest } = cutFrontMatter('posts/dev/a.md', source, complaints)
  const plain = Object.fromEntries([...values].map(([name, { value }]) => [name, value]))
  const lines = Object.fromEntries([...values].map(([name, { line }]) => [name, line]))
  return { ...rest, values: plain, lines, complaints }
}

describe('a post cut at its fences', () => {
  it('gives settings with their lines, and a text that knows where it begins', () =>
    expect(cut('---\ntitle: 글\n\ntags:\n  - 하나\n---\n\n본문\n')).toEqual({
      values: { title: '글', tags: ['하나'] },
      lines: { title: 2, tags: 4 },
      body: '\n본문\n',
      bodyLine: 7,
      complaints: [],
    }))

  it.each([
    ['a byte order mark', '\uFEFF---\ntitle: 글\n---\n본문'],
    ['CRLF', '---\r\ntitle: 글\r\n---\r\n본문'],
    ['spaces behind the fences', '---  \ntitle: 글\n--- \n본문'],
    ['spaces before the colon', '---\ntitle   : 글\n---\n본문'],
    ['quotes', '---\n"title": "글"\n---\n본문'],
  ])('is read with %s', (_, source) =>
    expect(cut(source)).toMatchObject({ values: { title: '글' }, body: '본문', bodyLine: 4, complaints: [] }),
  )

  it('keeps dates as they were written, for the blog’s zone to read', () =>
    expect(cut('---\ndate: 2026-01-15 09:00\n---\n').values).toEqual({ date: '2026-01-15 09:00' }))

  it('may be empty before its text', () =>
    expect(cut('---\n---\n본문')).toMatchObject({ values: {}, body: '본문', bodyLine: 3, complaints: [] }))

  it('ends at the first fence, so that rules in the text stay', () =>
    expect(cut('---\ntitle: 글\n---\n앞\n\n---\n\n뒤\n').body).toBe('앞\n\n---\n\n뒤\n'))
})

describe('front matter that cannot be read', () => {
  it.each([
    ['none at all', '본문\n', 1],
    ['none, and rules in the text', '본문\n\n---\n\n뒤\n\n---\n', 1],
    ['no end', '---\ntitle: 글\n\n본문\n', 1],
    ['a colon in a value', '---\ntitle: 글\nsummary: 하나: 둘\n---\n', 3],
    ['a name twice', '---\ntitle: 글\ndate: 2026-01-15\ntitle: 또\n---\n', 4],
    ['an open quote', '---\ntitle: "글\n---\n', 2],
    ['a list', '---\n- title\n---\n', 2],
    ['a star that points nowhere', '---\ntitle: 글\nsummary: *강조\n---\n', 3],
  ])('is complained of where it is: %s', (_, source, line) => {
    const { complaints } = cut(source)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatchObject({ file: 'posts/dev/a.md', line, level: 'error' })
    expect(complaints[0]?.hint).not.toBe('')
  })
})
