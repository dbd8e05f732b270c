import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../src/build/markdown/render.ts'
import { MAX_EMPHASIS_DEPTH, planEmphasis } from '../../src/domain/emphasis-plan.ts'

const MARKS = 100_000

const pathological: [string, string][] = [
  ['one endless run', '*'.repeat(MARKS)],
  ['openers that never close', '**가 '.repeat(MARKS)],
  ['openers and one closer', `${'**가 '.repeat(MARKS)}가**`],
  ['closers without openers', '가** '.repeat(MARKS)],
  ['marks that are both', 'a*'.repeat(MARKS)],
  ['underscores inside a word', 'a_'.repeat(MARKS)],
  ['strikes that are both', '가~~'.repeat(MARKS)],
  ['openers of one kind, closers of another', '*a_ '.repeat(MARKS)],
  ['three kinds across one another', '*가 __나 ~~다 라* 마__ 바~~ '.repeat(MARKS / 6)],
  ['the rule of three', '*a**a '.repeat(MARKS / 2)],
  ['runs that give all but one mark', '***가* '.repeat(MARKS / 2)],
  ['nested all the way', '*가 **나 '.repeat(MARKS / 4) + '다** 라* '.repeat(MARKS / 4)],
]

describe('planEmphasis', () => {
  it.each(pathological)('looks at few openers per mark: %s', (_, source) => {
    let steps = 0
    planEmphasis(source, () => {
      steps++
    })
    expect(steps).toBeLessThan(4 * source.length)
  })

  it('plans stretches that nest or stand apart, never cross', () => {
    const plan = planEmphasis('*가 **나* 다** ~~라 *마~~ 바* ***사** 아*')
    const spans = [...plan].map(([start, { length }]) => [start, start + length] as const)
    for (const [a, b] of spans) for (const [c, d] of spans) expect(a < c && c < b && b < d).toBe(false)
    expect(spans.length).toBeGreaterThan(2)
  })

  it('leaves emphasis literal that is nested deeper than the limit', () => {
    const levels = MAX_EMPHASIS_DEPTH + 10
    const plan = planEmphasis('*가 '.repeat(levels) + '나* '.repeat(levels))
    expect(plan.size).toBe(MAX_EMPHASIS_DEPTH)
  })
})

describe('rendering pathological marks', () => {
  // The bound is a hang-guard: each takes well under a second, and plain marked needs minutes for some.
  it.each(pathological)('ends: %s', { timeout: 20_000 }, (_, source) => {
    const half = source.slice(0, MARKS)
    expect(renderArticle(`가 ${half}`, { lang: 'ko' }).html).toContain('<p>')
  })
})
