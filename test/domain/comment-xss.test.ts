import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { renderComment } from '../../src/domain/comment-html.ts'
import { readStrictly } from './strict-html.ts'
import { addresses, asLinks } from './xss-addresses.ts'
import { attributes, markup, nested } from './xss-vectors.ts'

const everything = [...addresses.flatMap(asLinks), ...attributes, ...markup, ...nested]

/** The same attempt where other rules apply: in a sentence, a quote, a list, emphasis, after a code fence. */
const around = (vector: string) => [
  vector,
  `안녕 ${vector} 끝`,
  vector.replace(/^/gm, '> '),
  `- a\n${vector.replace(/^/gm, '  ')}`,
  `**${vector}**`,
  `\`\`\`\n\`\`\`\n${vector}`,
]

describe('strangers cannot write markup', () => {
  it('has tried more than 300 ways', () => expect(new Set(everything).size).toBeGreaterThan(300))

  it.each(everything)('%j', (vector) => {
    for (const source of around(vector)) readStrictly(renderComment(source))
  })

  it.each(addresses)('never links to %j', (address) => {
    // the last way leaves the address standing as text, where an https address inside it may show itself
    for (const source of asLinks(address).slice(0, -1))
      expect(readStrictly(renderComment(source)).hrefs).toEqual([])
  })

  it.each(markup.filter((vector) => !/^(?:`{3}|\d)|\]\(/.test(vector)))(
    'shows %j as text, as it was typed',
    (vector) => {
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
      expect(letters(readStrictly(renderComment(vector)).text)).toBe(letters(vector))
    },
  )
})

describe('the reader of these tests', () => {
  const marked = new Marked({ gfm: true, breaks: true })

  it('finds what plain marked lets through', () => {
    const accepted = everything.filter((vector) => {
      try {
        readStrictly(marked.parse(vector, { async: false }).trim())
        return true
      } catch {
        return false
      }
    })
    expect(accepted.length).toBeLessThan(everything.length / 3)
  })

  it.each([
    '<p onclick="x">a</p>',
    '<p>a',
    'a</p>',
    '<p><strong>a</p></strong>',
    '<img src="x">',
    '<script>a</script>',
    '<a href="javascript:alert(1)" rel="ugc nofollow noopener">a</a>',
    '<a href="https://a.example">a</a>',
    '<a href="https://a.example" rel="ugc nofollow noopener"><a href="https://b.example" rel="ugc nofollow noopener">a</a></a>',
    '<a href="https://a.example" onclick="x" rel="ugc nofollow noopener">a</a>',
    'a & b',
    'a " b',
    '<!-- a -->',
    '<p><p>a</p></p>',
    '<ul>a</ul>',
    '<li>a</li>',
    '<ol start="1e3"><li>a</li></ol>',
  ])('refuses %j', (html) => expect(() => readStrictly(html)).toThrow())
})
