import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { base64url, digest, sameBytes, sign } from '../../src/domain/signing.ts'

it('signs as HMAC-SHA-256 of length-prefixed parts', async () => {
  const wanted = createHmac('sha256', 'secret').update('4:edit2:122:ab').digest()
  expect(Buffer.from(await sign('secret', 'edit', '12', 'ab'))).toEqual(wanted)
})

it('parts purposes, secrets and borders between parts', async () => {
  const all = [
    await sign('s', 'a', 'bc'),
    await sign('s', 'a', 'b', 'c'),
    await sign('s', 'ab', 'c'),
    await sign('s', 'b', 'bc'),
    await sign('t', 'a', 'bc'),
  ].map(base64url)
  expect(new Set(all).size).toBe(all.length)
})

it('prints bytes so that they stand in addresses and cookies', async () => {
  expect(base64url(new Uint8Array([0xfb, 0xff, 0xfe]))).toBe('-__-')
  expect(base64url(await digest('x'))).toMatch(/^[\w-]{43}$/)
})

it.each([
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[0, 2], [1, 2], false],
  [[1, 2], [1, 2, 3], false],
  [[], [], true],
])('compares %o with %o: %s', (a, b, same) =>
  expect(sameBytes(new Uint8Array(a), new Uint8Array(b))).toBe(same),
)
