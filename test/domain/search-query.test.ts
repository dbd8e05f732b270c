import { describe, expect, it } from 'vitest'
import { matchOf, parseQuery } from '../../src/domain/search-query.ts'
import { initialsOf, tokensOf } from '../../src/domain/search-tokens.ts'

const match = (q: string) => {
  const query = parseQuery(q)
  return query.ok ? matchOf(query.value.terms) : query.problem.code
}

describe('the tokens of a text', () => {
  it.each([
    ['마당은', '마당 당은 은'],
    ['한 글', '한 글'],
    ['AI를 쓴다', 'ai 를 쓴다 다'],
    ['GPT-4o', 'gpt 4 o'],
    ['１６ＧＢ', '16 gb'],
    ['Café', 'cafe'],
    ['ㅋㅋㄳ', 'ㅋㅋ ㅋㄱ ㄱㅅ ㅅ'],
    ['日本語', '日本 本語 語'],
    ['마당'.normalize('NFD'), '마당 당'],
    ['😀!?', ''],
    ['', ''],
  ])('%s are “%s”', (text, tokens) => expect(tokensOf(text)).toBe(tokens))
})

describe('the first consonants', () => {
  it.each([
    ['서버 없는 블로그', 'ㅅㅂㅇㄴㅂㄹㄱ'],
    ['까치와 AI 동향', 'ㄲㅊㅇ ㄷㅎ'],
    ['edge', ''],
  ])('of %s are “%s”', (text, initials) => expect(initialsOf(text)).toBe(initials))
})

describe('a query', () => {
  it.each([
    ['마당', '"마당"'],
    ['마당은', '"마당 당은"'],
    ['은', '"은" *'],
    ['AI를', '"ai 를" *'],
    ['AI 마당', '"ai" * AND "마당"'],
    ['"AI 마당"', '"ai 마당"'],
    ['마당 마당', '"마당"'],
    ['c', '"c"'],
    ['" OR 1', '"or" * AND "1"'],
    ['NEAR(가*', '"near 가" *'],
    ['😀 * ^', ''],
    ['\0가\0', '"가" *'],
  ])('%j asks for %s', (q, expected) => expect(match(q)).toBe(expected))

  it('is counted by characters as readers write them', () => {
    expect(match('가'.repeat(100).normalize('NFD'))).not.toBe('query_too_long')
    expect(match('가'.repeat(101))).toBe('query_too_long')
  })
})
