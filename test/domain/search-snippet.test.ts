import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/domain/search-query.ts'
import { markedParts, type Part, snippetOf } from '../../src/domain/search-snippet.ts'

const termsOf = (q: string) => {
  const query = parseQuery(q)
  return query.ok ? query.value.terms : []
}
const drawn = (parts: readonly Part[]) => parts.map((p) => (p.marked ? `[${p.text}]` : p.text)).join('')

describe('marks', () => {
  it.each([
    ['마당을 연다', '마당', '[마당]을 연다'],
    ['ＡＩ와 AI를', 'ai', '[ＡＩ]와 [AI]를'],
    ['maintain ai', 'ai', 'maintain [ai]'],
    ['16GB를', 'gb를', '16[GB를]'],
    ['GPT-4o다', 'gpt 4o', '[GPT]-[4o]다'],
    ['GPT-4o다', '"gpt 4o"', '[GPT-4o]다'],
    ['카페 Café', 'cafe', '카페 [Café]'],
    ['가나가나', '가 나', '[가][나][가][나]'],
    ['아무것도', '없다', '아무것도'],
  ])('in %s for %s are %s', (text, q, expected) =>
    expect(drawn(markedParts(text, termsOf(q)))).toBe(expected),
  )
})

describe('a snippet', () => {
  const filler = '여기에는 아무것도 없다. '.repeat(60)

  it('shows what was looked for, wherever it is, cut at spaces', () => {
    const text = drawn(snippetOf(`${filler}열린 마당이다. ${filler}`, termsOf('마당')))
    expect(text).toMatch(/^…\S.*열린 \[마당\]이다\..*\S…$/)
    expect(text.length).toBeLessThan(160)
  })

  it('prefers the place with most of the words', () => {
    const text = `마당 하나. ${filler}마당과 담장. ${filler}`
    expect(drawn(snippetOf(text, termsOf('마당 담장')))).toContain('[마당]과 [담장]')
  })

  it('is the beginning when nothing is found, and the whole of a short text', () => {
    expect(drawn(snippetOf(filler, termsOf('마당')))).toMatch(/^여기에는.*…$/)
    expect(drawn(snippetOf('짧다', termsOf('마당')))).toBe('짧다')
    expect(snippetOf('', termsOf('마당'))).toEqual([])
  })

  it('never cuts a character in two, whatever stands around', () => {
    const family = '👨‍👩‍👧‍👦'
    for (let lead = 0; lead < 40; lead++) {
      const text = `${'가'.repeat(lead)}${family.repeat(30)}마당${family.repeat(30)}`
      const shown = snippetOf(text, termsOf('마당'))
        .map((p) => p.text)
        .join('')
      expect(shown.replaceAll(family, '').replace(/[가마당…]/g, '')).toBe('')
    }
  })

  it('of a long text with many hits takes no longer than it may', () => {
    const started = performance.now()
    snippetOf('가나다라마바사 '.repeat(15_000), termsOf('가 나 다 라 마 바 사'))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
