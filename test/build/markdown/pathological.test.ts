import { describe, expect, it } from 'vitest'
import { NestedTooDeeply } from '../../../src/build/markdown/nesting-limit.ts'
import { renderArticle } from '../../../src/build/markdown/render.ts'

/** Long enough that anything quadratic takes minutes. */
const CHARS = 300_000
const fill = (text: string): string => text.repeat(CHARS / text.length)
const MOST_MS = 6_000

describe('a long article of one pattern', () => {
  it.each([
    '*',
    '|',
    '$',
    '`',
    '~',
    '_',
    '\\',
    '&',
    '<',
    ' ',
    '\n',
    '가',
    '$a ',
    '$a$',
    'a$b',
    '$x$ ',
    '$$ ',
    '$$\n',
    '$$x\n',
    '$$ x\n\n',
    'x\n$$ a\n',
    '*$',
    '$`',
    '$ a@b ',
    'a@',
    'a@b.co ',
    'www.',
    'http://a ',
    '[^1] ',
    '[^1]',
    '[^1]: a\n',
    'x\n[^a]: b\n',
    '[^1]: ',
    '> [!NOTE]\n> a\n\n',
    '> [!NTOE] x\n\n',
    '<!--',
    '<!--more-->\n\n',
    '**가 ',
    '| $a |\n',
    '```js\nlet a = 1\n```\n',
    '```js {1,',
    'https://youtu.be/dQw4w9WgXcQ\n\n',
    '![a](b "c")\n\n',
    'the cat is on ',
  ])('is read in time or refused: %j', { timeout: 4 * MOST_MS }, (text) => {
    const start = performance.now()
    try {
      renderArticle(`가[^1]\n\n${fill(text)}`, { lang: 'ko' })
    } catch (error) {
      expect(error).toBeInstanceOf(NestedTooDeeply)
    }
    expect(performance.now() - start).toBeLessThan(MOST_MS)
  })

  it('is read in time: thousands of notes that refer to each other', { timeout: 4 * MOST_MS }, () => {
    const notes = Array.from({ length: 10_000 }, (_, i) => `[^${i}]: 가[^${i + 1}]\n`)
    const start = performance.now()
    expect(renderArticle(`[^0]\n\n${notes.join('')}`, { lang: 'ko' }).html).toContain('id="fn-10000"')
    expect(performance.now() - start).toBeLessThan(MOST_MS)
  })

  it('is read in time: TeX that doubles itself', () => {
    const start = performance.now()
    const macros = 'abcdefghij'
      .split('')
      .map((c, i, all) => `\\def\\${c}{\\${all[i - 1] ?? 'alpha'}\\${all[i - 1] ?? 'alpha'}}`)
    renderArticle(`$$${macros.join('')}\\j\\j\\j$$`, { lang: 'ko' })
    expect(performance.now() - start).toBeLessThan(MOST_MS)
  })
})
