import { describe, expect, it } from 'vitest'
import { idOf, isSameLock, type Lock, printLock, readLock } from '../../src/build/posts-lock.ts'

const A = idOf('/posts/a')
const PRINT = '~abcdefgh0123'
const OTHER = '~abcdefgh0124'

describe('the id of an address', () => {
  it('is 40 bits of its SHA-256 in Crockford base32', () => {
    // printf /posts/a | sha256sum begins with 3e2d72562d.
    expect(A).toBe(crockford(0x3e2d72562dn))
    expect(A).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/)
  })

  it('is one for a composed and a decomposed spelling', () =>
    expect(idOf('/posts/한글'.normalize('NFD'))).toBe(idOf('/posts/한글'.normalize('NFC'))))

  it('differs for 20,000 addresses', () =>
    expect(new Set(Array.from({ length: 20_000 }, (_, i) => idOf(`/posts/${i}`))).size).toBe(20_000))
})

describe('posts.lock', () => {
  it('is printed sorted, one post a line, and reads back the same', () => {
    const lock: Lock = new Map([
      ['zzzzzzzz', { addresses: ['/posts/z'], prints: [] }],
      ['aaaaaaaa', { addresses: ['/posts/한글', '/posts/다른'], prints: [PRINT] }],
    ])
    expect(printLock(lock)).toBe(`aaaaaaaa /posts/한글 /posts/다른 ${PRINT}\nzzzzzzzz /posts/z\n`)
    expect(printLock(readLock(printLock(lock)))).toBe(printLock(lock))
  })

  it('joins lines of one post, keeping each address once, the first one first', () =>
    expect([
      ...readLock(
        `aaaaaaaa /posts/a ${PRINT}\naaaaaaaa /posts/a /posts/b ${OTHER}\naaaaaaaa /posts/a /posts/c ${PRINT}\n`,
      ),
    ]).toEqual([['aaaaaaaa', { addresses: ['/posts/a', '/posts/b', '/posts/c'], prints: [PRINT, OTHER] }]]))

  it('says the same with another print, which every edit may change', () =>
    expect(isSameLock(`aaaaaaaa /a ${PRINT}\n`, `aaaaaaaa /a ${OTHER}\n`)).toBe(true))

  it('says the same in any order of lines, and not with an address more', () => {
    expect(isSameLock('bbbbbbbb /b\naaaaaaaa /a\naaaaaaaa /c\n', 'aaaaaaaa /a /c\nbbbbbbbb /b\n')).toBe(true)
    expect(isSameLock('aaaaaaaa /a /c\n', 'aaaaaaaa /a\n')).toBe(false)
    expect(isSameLock('<<<<<<< HEAD\n', '<<<<<<< HEAD\n')).toBe(false)
  })

  it('may hold comments, blank lines and CRLF', () =>
    expect([...readLock('# note\r\n\r\naaaaaaaa /posts/a\r\n')]).toEqual([
      ['aaaaaaaa', { addresses: ['/posts/a'], prints: [] }],
    ]))

  it.each([
    'aaaaaaaa',
    'aaaaaaaa posts/a',
    'aaaaaaaa /posts/a ~short',
    `aaaaaaaa ${PRINT}`,
    'AAAAAAAA /posts/a',
    'aaaa /posts/a',
    '<<<<<<< HEAD',
    '/posts/a',
  ])('names a broken line: %s', (line) =>
    expect(() => readLock(`bbbbbbbb /posts/b\n${line}\n`)).toThrow('posts/posts.lock:2'),
  )
})

function crockford(bits: bigint): string {
  const digits = [...Array(8).keys()].map((i) => Number((bits >> BigInt(35 - 5 * i)) & 31n))
  return digits.map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'[digit]).join('')
}
