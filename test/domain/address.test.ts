import { expect, it } from 'vitest'
import { addressOf } from '../../src/domain/address.ts'

it.each([
  ['/posts/%EA%B8%80', undefined, '/posts/글'],
  ['/posts/%EA%B8%80/comments', '/comments', '/posts/글'],
  ['/posts/comments', '/reactions', '/posts/comments'],
  ['/posts/a%2Fb', undefined, '/posts/a/b'],
  ['/posts/%ff', undefined, undefined],
  ['/posts/%E0%A4%A', undefined, undefined],
])('%s without %s is %s', (path, suffix, address) => expect(addressOf(path, suffix)).toBe(address))

it('keeps the form an address is written in: that of old addresses matters', () => {
  const decomposed = '/posts/글'.normalize('NFD')
  expect(addressOf(encodeURI(decomposed))).toBe(decomposed)
})
