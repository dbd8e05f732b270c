import { describe, expect, it } from 'vitest'
import { idOf, isSameLock, type Lock, printLock, readLock, settle } from '../../src/build/posts-lock.ts'

const A = idOf('/posts/a')
const B = idOf('/posts/b')
const EMPTY: Lock = new Map()

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
      ['zzzzzzzz', ['/posts/z']],
      ['aaaaaaaa', ['/posts/한글', '/posts/다른']],
    ])
    expect(printLock(lock)).toBe('aaaaaaaa /posts/한글 /posts/다른\nzzzzzzzz /posts/z\n')
    expect(printLock(readLock(printLock(lock)))).toBe(printLock(lock))
  })

  it('joins lines of one post, keeping each address once, the first one first', () =>
    expect([
      ...readLock('aaaaaaaa /posts/a\naaaaaaaa /posts/a /posts/b\naaaaaaaa /posts/a /posts/c\n'),
    ]).toEqual([['aaaaaaaa', ['/posts/a', '/posts/b', '/posts/c']]]))

  it('says the same in any order of lines, and not with an address more', () => {
    expect(isSameLock('bbbbbbbb /b\naaaaaaaa /a\naaaaaaaa /c\n', 'aaaaaaaa /a /c\nbbbbbbbb /b\n')).toBe(true)
    expect(isSameLock('aaaaaaaa /a /c\n', 'aaaaaaaa /a\n')).toBe(false)
    expect(isSameLock('<<<<<<< HEAD\n', '<<<<<<< HEAD\n')).toBe(false)
  })

  it('may hold comments, blank lines and CRLF', () =>
    expect([...readLock('# note\r\n\r\naaaaaaaa /posts/a\r\n')]).toEqual([['aaaaaaaa', ['/posts/a']]]))

  it.each(['aaaaaaaa', 'aaaaaaaa posts/a', 'AAAAAAAA /posts/a', 'aaaa /posts/a', '<<<<<<< HEAD', '/posts/a'])(
    'names a broken line: %s',
    (line) => expect(() => readLock(`bbbbbbbb /posts/b\n${line}\n`)).toThrow('posts/posts.lock:2'),
  )
})

describe('settling posts with the lock', () => {
  it('gives a new post the id of its first address, in any order of posts', () => {
    const settled = settle(EMPTY, [{ address: '/posts/b' }, { address: '/posts/a' }])
    expect(Object.fromEntries(settled.ids)).toEqual({ '/posts/a': A, '/posts/b': B })
    expect(printLock(settled.lock)).toBe(
      printLock(settle(EMPTY, [{ address: '/posts/a' }, { address: '/posts/b' }]).lock),
    )
  })

  it('changes nothing the second time', () => {
    const once = settle(EMPTY, [{ address: '/posts/a' }])
    const twice = settle(once.lock, [{ address: '/posts/a' }])
    expect(printLock(twice.lock)).toBe(printLock(once.lock))
    expect(twice).toMatchObject({ vanished: [], doubled: [] })
  })

  it('lets the id of front matter win, and keeps the old address of a post that moved', () => {
    const before: Lock = new Map([[A, ['/posts/a']]])
    const { ids, lock, vanished } = settle(before, [{ address: '/posts/new', id: A }])
    expect(ids.get('/posts/new')).toBe(A)
    expect(lock.get(A)).toEqual(['/posts/a', '/posts/new'])
    expect(vanished).toEqual([])
  })

  it('knows a post by any address it ever had', () => {
    const lock: Lock = new Map([[A, ['/posts/a', '/posts/new']]])
    for (const address of ['/posts/a', '/posts/new'])
      expect(settle(lock, [{ address }]).ids.get(address)).toBe(A)
  })

  it('tells of an address with no post', () =>
    expect(settle(new Map([[A, ['/posts/a', '/posts/new']]]), [{ address: '/posts/b' }]).vanished).toEqual([
      { id: A, address: '/posts/new' },
    ]))

  it('tells of an id that two posts claim: by front matter, or by taking an address another post had', () => {
    const moved: Lock = new Map([[A, ['/posts/a', '/posts/new']]])
    for (const posts of [
      [{ address: '/posts/new' }, { address: '/posts/other', id: A }],
      [{ address: '/posts/new' }, { address: '/posts/a' }],
    ])
      expect(settle(moved, posts).doubled).toEqual([{ id: A, addresses: posts.map((p) => p.address) }])
  })
})

function crockford(bits: bigint): string {
  const digits = [...Array(8).keys()].map((i) => Number((bits >> BigInt(35 - 5 * i)) & 31n))
  return digits.map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'[digit]).join('')
}
