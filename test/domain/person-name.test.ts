import { describe, expect, it } from 'vitest'
import { confusableSkeleton, resemblesName } from '../../src/domain/person-name.ts'

describe('resemblesName', () => {
  it.each([
    ['itself', 'Minji', 'Minji'],
    ['other case', 'Minji', 'MINJI'],
    ['Cyrillic letters', 'Peace', 'Реасе'],
    ['Greek capitals', 'TONY', 'ΤΟΝΥ'],
    ['Greek small letters', 'nova', 'ηονα'],
    ['full-width letters', 'admin', 'ａｄｍｉｎ'],
    ['mathematical letters', 'admin', '𝓪𝓭𝓶𝓲𝓷'],
    ['circled letters', 'admin', 'ⓐⓓⓜⓘⓝ'],
    ['small capitals', 'admin', 'ᴀᴅᴍɪɴ'],
    ['digits for letters', 'lloyd00', '11oydoO'],
    ['capital I for l', 'Paul', 'PauI'],
    ['a Turkish dotless i', 'kim', 'kım'],
    ['rn for m', 'kim', 'kirn'],
    ['accents', 'Jose', 'José'],
    ['spaces between', '홍길동', '홍 길 동'],
    ['decomposed Hangul', '홍길동', '홍길동'.normalize('NFD')],
    ['a Hangul filler', '홍길동', '홍길동\u3164'],
    ['zero-width space', '홍길동', '홍\u200b길동'],
    ['punctuation', '홍길동', '홍길동.'],
    ['a check mark', '홍길동', '홍길동 ✔'],
    ['a crown', '홍길동', '👑홍길동👑'],
    ['half-width katakana', 'カナ', 'ｶﾅ'],
    ['names of signs alone', '★★', '★ ★'],
  ])('sees through %s', (_, owner, guest) => {
    expect(resemblesName(owner, guest)).toBe(true)
    expect(resemblesName(guest, owner)).toBe(true)
  })

  it.each([
    ['홍길동', '홍길순'],
    ['홍길동', '김길동'],
    ['민지', '민저'],
    ['Minji', 'Minja'],
    ['かく', 'がく'],
    ['Paul', 'Saul'],
    ['Ann', 'Anna'],
    ['★', '☆'],
    ['한', '하'],
  ])('leaves %s and %s apart', (a, b) => expect(resemblesName(a, b)).toBe(false))

  it('finds no likeness between names that show nothing', () =>
    expect(resemblesName('\u200b', '\u3164')).toBe(false))
})

it('reduces a skeleton no further', () => {
  for (const name of ['Реасе ✔', '홍 길동', 'kirn', '★', 'ＡＢＣ'])
    expect(confusableSkeleton(confusableSkeleton(name))).toBe(confusableSkeleton(name))
})
