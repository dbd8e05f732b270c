import { describe, expect, it } from 'vitest'
import { unitsOf } from '../../src/domain/search-fold.ts'

const letters = (text: string): string => [...unitsOf(text)].map(({ letter }) => letter).join('')
const kinds = (text: string): string => [...unitsOf(text)].map(({ kind }) => kind[0]).join('')

describe('searching sees', () => {
  it('clusters of consonants as they are typed', () => {
    const clusters = 'ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ'
    expect(letters(clusters)).toBe('ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ')
    expect(letters('ㄲㅋㅏ')).toBe('ㄲㅋㅏ')
  })

  it('no case, no accents, no width', () => {
    expect(letters('ÀÉ Ｚ９ ﬁ')).toBe('ae z9 fi')
    expect(letters('가각')).toBe('가각')
  })

  it('syllables, words, figures and breaks', () => {
    expect(kinds('가힣ㄱ日かカー')).toBe('sssssss')
    expect(kinds('azAZñ')).toBe('wwwww')
    expect(kinds('09²')).toBe('nnn')
    expect(kinds(' .-{`')).toBe('bbbbb')
  })

  it('where in the text each letter came from', () => {
    expect([...unitsOf('a𝐀ㄳ')].map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 3],
      [3, 4],
      [3, 4],
    ])
  })
})
