import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { fillIndex, makeText, searchOf } from '../support/worker/search.ts'
import { FUTURE, makePost, PAST } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { broken } from '../support/worker/watched-db.ts'

const JSON_WANTED = { accept: 'application/json' }
const CANARY = '카나리아'
const post = makePost({ title: '마당 있는 집', tags: ['한옥'], category: 'dev/edge' })
const future = makePost({ title: `${CANARY} 미래`, publishedAt: FUTURE })
const expired = makePost({ title: `${CANARY} 지난`, visibleUntil: PAST + 1 })
const many = Array.from({ length: 23 }, (_, i) => makePost({ title: `여럿 ${i}`, publishedAt: PAST + i }))
const site = makeSite([post, future, expired, ...many])

const search = (query: Record<string, string>) => site.get(`/search?${new URLSearchParams(query)}`)
const found = async (
  query: Record<string, string>,
): Promise<{ results: { id: string; snippet: string }[]; more: boolean }> =>
  (await site.get(`/search?${new URLSearchParams(query)}`, JSON_WANTED)).json()

beforeAll(() =>
  fillIndex(searchOf(env), [
    makeText({ ...post, text: '마당은 <b>열린</b> 곳입니다.' }),
    makeText({ ...future, text: `${CANARY}가 웁니다.` }),
    makeText({ ...expired, text: `${CANARY}가 울었습니다.` }),
    makeText({ id: 'taken-away', title: `${CANARY} 없는 글` }),
    ...many.map((p) => makeText({ ...p, text: '여럿이 함께' })),
  ]),
)

describe('the search page', () => {
  it('shows what was found, marked and escaped', async () => {
    const response = await search({ q: '열린' })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(await textOf(html, '#results h2 a')).toBe('마당 있는 집')
    expect(html).toContain('마당은 &lt;b&gt;<mark>열린</mark>&lt;/b&gt; 곳입니다.')
    expect(await textOf(html, '[role="status"]')).toBe('글 1편을 찾았습니다.')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })

  it('keeps what was typed, and says so when nothing was found', async () => {
    const html = await (await search({ q: '"없는<말' })).text()
    expect(html).toContain('value="&quot;없는&lt;말"')
    expect(await textOf(html, '[role="status"]')).toContain('맞는 글이 없습니다.')
  })

  it('offers tags and a hint where nothing was asked', async () => {
    const html = await (await site.get('/search')).text()
    expect(html).toContain(`href="/tag/${encodeURIComponent('한옥')}"`)
    expect(html).toContain('초성')
  })

  it('turns pages, and has no page beyond the last', async () => {
    const html = await (await search({ q: '여럿', page: '2' })).text()
    expect(html).toContain(`href="/search?q=${encodeURIComponent('여럿')}&amp;page=3"`)
    expect((await search({ q: '여럿', page: '4' })).status).toBe(404)
    expect((await search({ q: '여럿', page: 'x' })).status).toBe(404)
  })

  it('filters by category, children included, and by tag', async () => {
    expect((await found({ q: '마당', category: 'dev' })).results).toHaveLength(1)
    expect((await found({ q: '마당', category: 'ai-trends' })).results).toEqual([])
    expect((await found({ q: '마당', tag: '한옥' })).results).toHaveLength(1)
    expect((await found({ q: '마당', tag: '아파트' })).results).toEqual([])
  })
})

describe('a search for JSON', () => {
  it('gets what a script needs', async () => {
    expect(await found({ q: '열린' })).toMatchObject({
      results: [
        {
          id: post.id,
          title: '마당 있는 집',
          href: encodeURI(post.path),
          snippet: '마당은 &lt;b&gt;<mark>열린</mark>&lt;/b&gt; 곳입니다.',
          category: '개발 > 엣지',
          day: '2026-01-15',
        },
      ],
      more: false,
    })
    expect((await found({ q: '여럿' })).more).toBe(true)
    expect((await found({ q: '여럿', page: '3' })).more).toBe(false)
  })
})

describe('what is not out', () => {
  it('is not found, nor counted, nor told, though the index holds it', async () => {
    for (const q of [CANARY, 'ㅋㄴㄹㅇ', '카나'])
      for (const headers of [JSON_WANTED, {}]) {
        const text = await (await site.get(`/search?q=${encodeURIComponent(q)}`, headers)).text()
        for (const p of [future, expired]) {
          expect(text).not.toContain(p.id)
          expect(text).not.toContain(p.title)
        }
        expect(text).not.toContain('taken-away')
        expect(text).not.toMatch(/글 [1-9]\d*편/)
      }
  })
})

describe('a search that can’t be', () => {
  it('of more than 100 characters is refused with words, and kept', async () => {
    expect((await search({ q: '가'.repeat(100) })).status).toBe(200)
    const response = await search({ q: '가'.repeat(101) })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('100자까지')
    const json = await site.get(`/search?q=${'a'.repeat(101)}`, JSON_WANTED)
    expect(await json.json()).toMatchObject({ error: { code: 'query_too_long', field: 'q' } })
  })

  it('says that the index is away, or that the blog has none', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const away = makeSite([post], {
      SEARCH: broken(searchOf(env), 'D1_ERROR: no such table: search_posts').db,
    })
    const response = await away.get('/search?q=x')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await response.text()).toContain('찾기가 아직 준비되지 않았거나 잠시 쉬고')
    told.mockRestore()
    const { SEARCH: _, ...others } = env
    const none = await makeSite([post], { ...others, SEARCH: undefined } as never).get('/search?q=x')
    expect(none.status).toBe(503)
    expect(await none.text()).toContain('켜져 있지 않습니다')
  })

  it('is never an error of ours, whatever is typed', async () => {
    const pieces = [
      '"',
      "'",
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      '{title}',
      '\0',
      '😀',
      '가',
      'ㄳ',
      'ß',
      'İ',
      '\ud800',
      ' ',
      ';',
      '--',
      '%',
      '_',
      '\u200d',
      '가\u0301',
      'ﷺ',
      '①',
      'title:',
      '\\',
      '<b>',
      '한',
    ]
    let state = 7
    const chance = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const told = vi.spyOn(console, 'error')
    for (let i = 0; i < 400; i++) {
      const q = Array.from({ length: 1 + chance(9) }, () => pieces[chance(pieces.length)]).join('')
      const response = await site.get(
        `/search?q=${encodeURIComponent(q.toWellFormed())}&tag=${encodeURIComponent(q.toWellFormed())}`,
      )
      await response.body?.cancel()
      expect(response.status, JSON.stringify(q)).toBeLessThan(423)
    }
    for (const raw of ['%ff', '%00', '%ed%a0%80', '%', '%E0%A4%A'])
      expect((await site.get(`/search?q=${raw}&category=${raw}`)).status).toBeLessThan(423)
    expect(told).not.toHaveBeenCalled()
    told.mockRestore()
  })
})
