import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const loadOf = (source: string) => {
  const { hangul, words, codeLines } = renderArticle(source, { lang: 'ko' })
  return { hangul, words, codeLines }
}

describe('readingLoad', () => {
  it('counts syllables, and not the marks around them', () => {
    expect(loadOf('**안녕(!)**하세요, ㅋㅋ')).toEqual({ hangul: 7, words: 0, codeLines: 0 })
  })

  it('counts decomposed Hangul by the syllable', () => {
    expect(loadOf('안녕'.normalize('NFD')).hangul).toBe(2)
  })

  it('counts words and numbers of other scripts, also where a particle hangs on them', () => {
    expect(loadOf('GPT-4o는 3.5보다 don’t — привет')).toEqual({ hangul: 3, words: 4, codeLines: 0 })
  })

  it('counts Han and kana with the syllables', () => {
    expect(loadOf('日本語かな')).toEqual({ hangul: 5, words: 0, codeLines: 0 })
  })

  it('counts the lines of code that are not blank, in lists too', () => {
    expect(loadOf('```\na\n\nb\n```\n\n- x\n\n      c\n')).toEqual({ hangul: 0, words: 1, codeLines: 3 })
  })
})
