import { describe, expect, it } from 'vitest'
import { readingSeconds } from '../../src/domain/reading-time.ts'

const load = { hangul: 0, words: 0, codeLines: 0 }

describe('readingSeconds', () => {
  it('is a minute at least', () => {
    expect(readingSeconds(load)).toBe(60)
    expect(readingSeconds({ ...load, hangul: 100 })).toBe(60)
  })

  it('takes a minute for 500 syllables and for 200 words, and two seconds for a line of code', () => {
    expect(readingSeconds({ ...load, hangul: 2000 })).toBe(240)
    expect(readingSeconds({ ...load, words: 800 })).toBe(240)
    expect(readingSeconds({ ...load, codeLines: 120 })).toBe(240)
  })

  it('adds them up, in whole seconds', () => {
    expect(readingSeconds({ hangul: 1003, words: 211, codeLines: 7 })).toBe(198)
  })
})
