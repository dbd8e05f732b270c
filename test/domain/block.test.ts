import { describe, expect, it } from 'vitest'
import { foldText, holdsWord, parseWord } from '../../src/domain/block.ts'

const word = (text: string): string => {
  const parsed = parseWord(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

describe('a blocked word', () => {
  it.each([
    '카지노',
    '카 지 노',
    '카.지-노',
    'ㅋㅏㅈㅣㄴㅗ',
    '카\u200b지\u2060노',
    '카지노'.normalize('NFD'),
    '오늘 카지노에',
  ])('is found in %j', (text) => expect(holdsWord(foldText(text), word('카지노'))).toBe(true))

  it.each([
    ['casino', 'ＣＡＳＩＮＯ'],
    ['casino', 'c a s i n o'],
    ['카지노', '카지'],
  ])('%s of itself is found in its other looks only', (blocked, text) =>
    expect(holdsWord(foldText(text), word(blocked))).toBe(text !== '카지'),
  )

  it('with a star holds its parts in their order, whatever stands between', () => {
    const blocked = word('카지노 * 코드')
    expect(blocked).toBe('카지노*코드')
    expect(holdsWord(foldText('카지노 가입 코드 1234'), blocked)).toBe(true)
    expect(holdsWord(foldText('코드는 카지노'), blocked)).toBe(false)
    expect(holdsWord(foldText('가지노코드'), word('가*노*코드'))).toBe(true)
  })

  it.each([
    ['ㅋ', 'word_too_short'],
    [' *!* ', 'word_too_short'],
    ['가'.repeat(101), 'word_too_long'],
    [undefined, 'wrong_type'],
    ['\ud800x', 'wrong_type'],
  ])('%j is refused', (text, code) => expect(parseWord(text)).toMatchObject({ ok: false, problem: { code } }))
})
