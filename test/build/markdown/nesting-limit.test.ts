import { describe, expect, it } from 'vitest'
import {
  MAX_CONTAINER_DEPTH,
  MAX_OPEN_BRACKETS,
  NestedTooDeeply,
} from '../../../src/build/markdown/nesting-limit.ts'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string): string => renderArticle(source, { lang: 'ko' }).html
const stairs = (levels: number): string =>
  Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- 가`).join('\n')

describe('refuseDeepNesting', () => {
  it.each([
    ['quotes', '> '.repeat(5000)],
    ['quotes without spaces', `${'>'.repeat(5000)} 가`],
    ['ordered lists', '1. '.repeat(2000)],
    ['bullet lists', `${'- '.repeat(3000)}가`],
    ['quotes and lists by turns', `${'> - 1. '.repeat(1000)}가`],
    ['lists that step in line by line', stairs(2000)],
    ['brackets', '['.repeat(50_000)],
    ['brackets over several lines', '[[[[[[[[[[\n'.repeat(5000)],
    ['pictures', '!['.repeat(25_000)],
  ])('refuses %s nested too deeply', { timeout: 20_000 }, (_, source) => {
    expect(() => render(source)).toThrow(NestedTooDeeply)
    expect(() => render(source)).toThrow(/nested too deeply/)
  })

  it('names the line', () => {
    expect(() => render(`가\n\n${'> '.repeat(200)}`)).toThrow(/^3번째 줄/)
    expect(() => render(stairs(MAX_CONTAINER_DEPTH + 1))).toThrow(/^101번째 줄/)
  })

  it.each([
    ['as many containers as allowed', `${'> '.repeat(MAX_CONTAINER_DEPTH)}가`],
    ['as many steps as allowed', stairs(MAX_CONTAINER_DEPTH)],
    ['as many brackets as allowed', '['.repeat(MAX_OPEN_BRACKETS)],
    ['a long thematic break', '- '.repeat(500)],
    ['a long thematic break of stars', '* '.repeat(500)],
    ['a long list that steps in and out', '- 가\n  - 나\n    - 다\n'.repeat(500)],
    ['many brackets that close', '[x] '.repeat(5000)],
    ['escaped brackets', '\\['.repeat(5000)],
    ['brackets of many paragraphs', '[\n\n'.repeat(5000)],
    ['anything in fenced code', `\`\`\`\n${'> '.repeat(500)}\n${'['.repeat(5000)}\n\`\`\`\n\n끝`],
    ['anything in a fence of tildes', `~~~ js\n${'- '.repeat(500)}x\n\`\`\`\n${'['.repeat(5000)}\n~~~\n`],
  ])('lets through %s', (_, source) => {
    expect(() => render(source)).not.toThrow()
  })

  it('looks again behind a fence', () => {
    expect(() => render(`\`\`\`\n가\n\`\`\`\n\n${'> '.repeat(500)}`)).toThrow(/^5번째 줄/)
  })

  it('takes code in one line for what it is, no fence', () => {
    expect(() => render(`\`\`\`가\`\`\`\n\n${'> '.repeat(500)}`)).toThrow(NestedTooDeeply)
  })

  it('turns an overflow it did not foresee into the same error', () => {
    // A fence that opens inside a quote ends with the quote; the quick look does not follow that.
    expect(() => render(`> \`\`\`\n\n${'1. '.repeat(5000)}`)).toThrow(NestedTooDeeply)
  })
})
