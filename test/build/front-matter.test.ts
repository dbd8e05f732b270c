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

describe('front matter of other kinds', () => {
  const TOML =
    '+++\ntitle = "글"\ndate = 2026-01-15\ntags = [\n  "하나",\n]\nat = 2026-01-15T09:00:00+09:00\n'

  it('may be TOML between +++', () =>
    expect(cut(`${TOML}[params]\nmath = true\n+++\n\n본문\n`)).toEqual({
      values: {
        title: '글',
        date: '2026-01-15',
        tags: ['하나'],
        at: '2026-01-15T09:00:00.000+09:00',
        params: { math: true },
      },
      lines: { title: 2, date: 3, tags: 4, at: 7, params: 8 },
      body: '\n본문\n',
      bodyLine: 11,
      complaints: [],
    }))

  it('may be JSON at the head of the file', () =>
    expect(
      cut('{\n  "title": "{글}",\n  "tags": ["하나"],\n  "cover": {"title": "a.png"}\n}\n\n본문\n'),
    ).toEqual({
      values: { title: '{글}', tags: ['하나'], cover: { title: 'a.png' } },
      lines: { title: 2, tags: 3, cover: 4 },
      body: '\n본문\n',
      bodyLine: 6,
      complaints: [],
    }))

  it('is no JSON where the text begins with a brace', () =>
    expect(cut('{% raw %}\n').complaints[0]?.message).toBe('머리말이 없습니다'))
})

it('lets quoted values go on at the margin, as other parsers do', () =>
  expect(
    cut("---\ntitle: \"하나: ## 1.\n둘 \\\" 셋\n넷\"\nsummary: '하나\n''둘'''\ndate: 2026-01-15\n---\n"),
  ).toMatchObject({
    values: { title: '하나: ## 1. 둘 " 셋 넷', summary: "하나 '둘'" },
    lines: { date: 7 },
    complaints: [],
  }))

it('keeps numbers as they were written', () =>
  expect(cut('---\ntags: [3.10, 007]\ntitle: 1.0\n---\n').values).toEqual({
    tags: ['3.10', '007'],
    title: '1.0',
  }))

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
    ['a tab', '---\ntitle: 글\ncover:\n\timage: a.png\n---\n', 4],
    ['an at sign', '---\ntitle: 글\nauthor: @me\n---\n', 3],
    ['brackets before more words', '---\ntitle: [번역] 글\n---\n', 2],
    ['TOML without quotes', '+++\ntitle = "글"\nseries = 연재\n+++\n', 3],
    ['TOML without an end', '+++\ntitle = "글"\n', 1],
    ['JSON with a comma too many', '{\n  "title": "글",\n}\n', 3],
    ['JSON without an end', '{\n  "title": "글"\n\n본문', 1],
  ])('is complained of where it is: %s', (_, source, line) => {
    const { complaints } = cut(source)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatchObject({ file: 'posts/dev/a.md', line, level: 'error' })
    expect(complaints[0]?.hint).not.toBe('')
  })

  it.each([
    ['title: [번역] 글', 'title: "[번역] 글"'],
    ['title: 하나: 둘', 'title: "하나: 둘"'],
    ['title: @나의 "하루"', 'title: "@나의 \\"하루\\""'],
    ['title: "글', 'title: "글"'],
  ])('is shown as it should be: %s', (line, hint) => {
    const { complaints } = cut(`---\n${line}\n---\n`)
    expect(complaints[0]?.hint).toContain(hint)
    expect(complaints[0]?.message).not.toMatch(/[a-z]{5}/)
  })
})
