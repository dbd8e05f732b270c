import { describe, expect, it } from 'vitest'
import { breakTitle } from '../../../src/build/og/title-lines.ts'

/** Every character is as wide as the type is large; a space half of that. */
const widthOf = (text: string): number => [...text].reduce((width, c) => width + (c === ' ' ? 0.5 : 1), 0)

const lay = (title: string, width = 100, sizes = [10, 5]) =>
  breakTitle(title, { width, maxLines: 3, sizes, widthOf, charactersOf: (text) => [...text] })

describe('a title on a card', () => {
  it('stands on one line in the largest size where it fits', () =>
    expect(lay('짧은 제목')).toEqual({ lines: ['짧은 제목'], size: 10 }))

  it('breaks between words only, into lines of like length', () =>
    expect(lay('하나 둘셋 넷다섯 여섯 일곱', 70)).toEqual({
      lines: ['하나 둘셋', '넷다섯', '여섯 일곱'],
      size: 10,
    }))

  it('has no last line of one short word where that can be helped', () =>
    expect(lay('가가가 나나나 다', 75).lines).toEqual(['가가가', '나나나 다']))

  it('shrinks when three lines are not enough', () => {
    const { lines, size } = lay('가나다라마바 사아자차카타 파하거너더러 머버서어저처')
    expect(size).toBe(5)
    expect(lines.length).toBeLessThanOrEqual(3)
  })

  it('shrinks rather than break a word', () =>
    expect(lay('가나다라마바사아자차카타 하나', 70)).toEqual({
      lines: ['가나다라마바사아자차카타', '하나'],
      size: 5,
    }))

  it('breaks a word wider than the card in the smallest size', () => {
    const { lines, size } = lay('가'.repeat(50))
    expect([size, lines.map((l) => l.length)]).toEqual([5, [20, 20, 10]])
  })

  it('ends in an ellipsis when nothing helps, and stays inside', () => {
    const { lines } = lay('가나다라 '.repeat(40))
    expect(lines).toHaveLength(3)
    expect(lines[2]).toMatch(/…$/)
    for (const line of lines) expect(widthOf(line) * 5).toBeLessThanOrEqual(100)
  })

  it('ends in an ellipsis inside a word that fills every line', () =>
    expect(lay('가'.repeat(200)).lines.map((line) => line.length)).toEqual([20, 20, 20]))

  it('is empty when it is empty', () => expect(lay('  ').lines).toEqual([]))
})
