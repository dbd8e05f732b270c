import { describe, expect, it } from 'vitest'
import type { HashedText } from '../../src/build/search-texts.ts'
import { diffOf, isEmpty, knownWhenFilled, printDiff } from '../../src/cli/search-script.ts'

const make = (id: string, text: string): HashedText => ({
  ...{ id, title: '제목', tags: [], category: 'dev', categoryTitle: '개발', lang: 'ko', publishedAt: 1 },
  text,
  hash: `hash of ${text}`,
})
const [one, two] = [make('one', '하나'), make('two', '둘')]

describe('what brings an index up to date', () => {
  it('is everything where there is none, or one of another edition', () => {
    expect(diffOf(undefined, [one, two])).toEqual({ anew: true, changed: [one, two], removed: [] })
    expect(diffOf(new Map([['edition 0', '']]), [one])).toMatchObject({ anew: true, changed: [one] })
  })

  it('is nothing where nothing changed', () => {
    expect(isEmpty(diffOf(knownWhenFilled([one, two]), [two, one]))).toBe(true)
  })

  it('is the changed posts alone, and those that are no more', () => {
    const changed = make('two', '셋')
    expect(diffOf(knownWhenFilled([one, two]), [one, changed])).toMatchObject({
      changed: [changed],
      removed: [],
    })
    expect(diffOf(knownWhenFilled([one, two]), [two])).toMatchObject({ changed: [], removed: ['one'] })
  })

  it('quotes what it carries, and stays below the size of a statement', async () => {
    const nasty = make('one', `'); DROP TABLE search_posts; -- ${"'가😀".repeat(40_000)}`)
    const sql = await printDiff({ anew: false, changed: [nasty], removed: ["x' OR 1"] })
    expect(sql).toContain("WHERE post_id = 'x'' OR 1'")
    expect(sql).toContain("''); DROP TABLE")
    expect(sql).not.toMatch(/[^']'\); DROP/)
    for (const statement of sql.split(/;\n/)) expect(Buffer.byteLength(statement)).toBeLessThan(100_000)
    expect(sql.isWellFormed()).toBe(true)
  })
})
