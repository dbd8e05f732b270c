import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../src/domain/figures.ts'
import type { PostLine } from '../../src/domain/figures-joined.ts'
import { affordable, isWished, POST_SORTS, parsePostWish, sorted } from '../../src/domain/post-table.ts'
import { makePost } from '../support/worker/shelf.ts'

const wish = (given: Record<string, string>) => parsePostWish(given)

describe('a wish', () => {
  it('is sorted by what it says, else by views', () => {
    for (const sort of POST_SORTS) expect(wish({ sort }).sort).toBe(sort)
    expect(wish({ sort: 'none' }).sort).toBe('views')
    expect(wish({})).toEqual({ sort: 'views', category: '', tag: '', series: '', q: '' })
  })

  it('is trimmed, in NFC and, of titles, in small letters', () => {
    expect(wish({ q: ' AI ', tag: ' 꼬리 ', category: 'dev '.normalize('NFD') })).toMatchObject({
      ...{ q: 'ai', tag: '꼬리', category: 'dev' },
    })
  })

  it('finds posts by category, parents too, tag, series and part of the title', () => {
    const post = makePost({ title: 'AI 소식', category: 'dev/edge', tags: ['Cloud'], series: '첫 줄' })
    const finds = (given: Record<string, string>) => isWished(post, wish(given))
    expect(
      [
        {},
        { category: 'dev' },
        { category: 'dev/edge' },
        { tag: 'cLOUD' },
        { series: '첫-줄' },
        { q: 'ai 소' },
      ].map(finds),
    ).toEqual(Array(6).fill(true))
    expect(
      [{ category: 'de' }, { category: 'dev/e' }, { tag: 'clou' }, { series: '첫' }, { q: '없음' }].map(
        finds,
      ),
    ).toEqual(Array(5).fill(false))
    expect(isWished(makePost(), wish({ series: 'x' }))).toBe(false)
  })
})

describe('the table', () => {
  const line = (id: string, given: Partial<PostLine>): PostLine => ({
    ...{ id, post: undefined, views: 0, visitors: 0, reads: 0, readRate: 0, comments: 0, reactions: 0 },
    ...given,
  })
  const lines = [
    line('c', { views: 1, readRate: 0.9, post: makePost({ title: '나', day: '2026-01-03' }) }),
    line('a', { views: 3, readRate: 0.1, post: makePost({ title: '다', day: '2026-01-01' }) }),
    line('b', { views: 3, readRate: 0.5, post: makePost({ title: '가', day: '2026-01-02' }) }),
  ]
  const order = (sort: Parameters<typeof sorted>[1]) =>
    sorted(lines, sort)
      .map(({ id }) => id)
      .join('')

  it('has the most first, ties the newer first, titles by letter', () => {
    expect(order('views')).toBe('bac')
    expect(order('rate')).toBe('cba')
    expect(order('day')).toBe('cba')
    expect(order('title')).toBe('bca')
  })

  it('breaks the last ties by id, and leaves the lines it was given', () => {
    const same = [line('b', {}), line('a', {})]
    for (const given of [same, same.toReversed()])
      expect(sorted(given, 'views').map(({ id }) => id)).toEqual(['a', 'b'])
    expect(same.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('the days a table can have', () => {
  const days = (from: string, to: string) => rangeOf(from, to)
  const told = ({ from, to, length }: ReturnType<typeof rangeOf>) => `${from} ${to} ${length}`

  it('are those asked for, up to 31', () => {
    const range = days('2026-01-05', '2026-02-04')
    expect(affordable(range, '2026-01-31', 1_000_000)).toBe(range)
  })

  it('are the last 31 where no month is rolled up', () => {
    const range = days('2026-01-01', '2026-03-10')
    for (const end of [undefined, '2025-12-31'])
      expect(told(affordable(range, end, 1))).toBe(told(days('2026-02-08', '2026-03-10')))
  })

  it('are whole months beyond, and the days since only where they are not too many', () => {
    const range = days('2026-01-05', '2026-03-10')
    expect(told(affordable(range, '2026-02-28', 10))).toBe(told(days('2026-01-01', '2026-03-10')))
    expect(told(affordable(range, '2026-02-28', 100_000))).toBe(told(days('2026-01-01', '2026-02-28')))
  })
})
