import naughty from 'big-list-of-naughty-strings'
import { describe, expect, it } from 'vitest'
import { commentText, renderComment } from '../../src/domain/comment-html.ts'
import { MAX_NESTING } from '../../src/domain/comment-lines.ts'
import { cleanBody, cleanName } from '../../src/domain/comment-text.ts'
import { pathological } from './pathological.ts'
import { readStrictly } from './strict-html.ts'

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

/** mulberry32: the same soup on every machine. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const SCRAPS = (
  '* ** *** _ __ ~ ~~ ` `` ``` ~~~ > >> - + 1. 2) 10. # ## === --- | |-|- [ ] ( ) ![ ]( ]: \\ \\* < > & " \' ' +
  '[a](https://a.example) [b](javascript:x) ![c](https://c.example/x.png) <https://d.example> <e@f.example> ' +
  'https://g.example/x를 www.h.example <b> </b> <script> </script> <img/onerror=x> <!-- --> &lt; &#106; &amp; ' +
  '안녕 하세요 을 은 ( "인용" 😀 👩‍👩‍👧 e\u0301 \u200d \u0001 \u00a0 word snake_case [x] *^^* >_< 2026. http:// :// @ a@b.example'
).split(' ')
const GLUE = ['', '', '', ' ', ' ', '\n', '\n', '\n\n', '  ', '\n  ', '\n    ', '\n> ', '\n- ', '\n1. ', '\t']

function soup(seed: number): string {
  const roll = dice(seed)
  const pick = (from: readonly string[]) => from[Math.floor(roll() * from.length)] ?? ''
  return Array.from({ length: 1 + Math.floor(roll() * 60) }, () => pick(SCRAPS) + pick(GLUE)).join('')
}

describe('2,000 bowls of random scraps', () => {
  const bowls = Array.from({ length: 2000 }, (_, seed) => soup(seed))

  it('stay within the allow-list, balanced, and no deeper than allowed', () => {
    for (const bowl of bowls)
      expect(readStrictly(renderComment(bowl)).depth, bowl).toBeLessThanOrEqual(MAX_NESTING)
  })

  it('lose no Korean word', () => {
    const words = (text: string) => text.match(/안녕|하세요|인용/g) ?? []
    // a code fence's language is dropped by design, and with it what stands there
    for (const bowl of bowls.filter((b) => !/`{3}|~{3}/.test(b)))
      expect(words(readStrictly(renderComment(bowl)).text).sort(), bowl).toEqual(words(bowl).sort())
  })

  it('keep nothing of our own marks, in HTML or in plain text', () => {
    for (const bowl of bowls) expect(renderComment(bowl) + commentText(bowl)).not.toContain('\u0001')
  })

  it('render the same twice', () => {
    for (const bowl of bowls.slice(0, 100)) expect(renderComment(bowl)).toBe(renderComment(bowl))
  })
})

/** Signs that markdown may take away, wherever they do. */
const MARKDOWN = /\\[^\p{L}\p{N}\s]|([*_`~]).*\1|\]\(|^\s*(?:>|[-+*]\s|\d+[.)]\s)|<(?:https?|mailto):/msu

describe('the big list of naughty strings', () => {
  it('has its 461 strings', () => expect(naughty).toHaveLength(461))

  it('comes back from cleaning as it went in, or is refused with a reason', () => {
    for (const text of naughty) {
      const body = cleanBody(text)
      if (body.ok) expect(body.value).toBe(text.normalize('NFC').trim())
      else expect(body.problem.code).toMatch(/^(?:body_empty|body_too_long|text_\w+)$/)
      const name = cleanName(text)
      if (name.ok) expect(name.value).toBe(squeezed(text.normalize('NFC')))
      else expect(name.problem.code).toMatch(/^(?:name_empty|name_too_long|text_\w+)$/)
    }
  })

  it('is mostly kept', () => {
    const refused = naughty.flatMap((text) => {
      const body = cleanBody(text)
      return body.ok ? [] : [body.problem.code]
    })
    expect(refused.length).toBeLessThan(25)
  })

  it('reads the same after rendering, where it is free of markdown', () => {
    let read = 0
    for (const text of naughty) {
      const { text: shown } = readStrictly(renderComment(text))
      const body = cleanBody(text)
      if (!body.ok || MARKDOWN.test(body.value)) continue
      expect(squeezed(shown)).toBe(squeezed(body.value))
      read++
    }
    expect(read).toBeGreaterThan(400)
  })
})

describe('texts made to hurt', () => {
  it.each(pathological)('%s is rendered in bounded time', (_, source) => {
    const before = performance.now()
    readStrictly(renderComment(source))
    expect(performance.now() - before).toBeLessThan(500)
  })
})
