import { describe, expect, it } from 'vitest'
import { shardOf } from '../../src/counting/shards.ts'
import { identify, nameOf } from '../../src/counting/visitor.ts'

const PEPPER = 'pepper-pepper-pepper-pepper'
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('')
const traits = (address: string, userAgent = 'UA', acceptLanguage = 'ko') => ({
  address,
  userAgent,
  acceptLanguage,
})

describe('an identity', () => {
  it('is the same for the same traits under the same pepper only', async () => {
    const one = hex(await identify(PEPPER, traits('192.0.2.1')))
    expect(one).toMatch(/^[\da-f]{64}$/)
    expect(hex(await identify(PEPPER, traits('192.0.2.1')))).toBe(one)
    expect(hex(await identify(`${PEPPER}!`, traits('192.0.2.1')))).not.toBe(one)
  })

  it('can’t be met by moving characters from one trait to the next', async () => {
    const split = [traits('ab', 'c', ''), traits('a', 'bc', ''), traits('a', 'b', 'c'), traits('', 'abc', '')]
    const NULS = '\0\0\0\0'
    split.push(traits(`a${NULS}b`, 'c', 'd'), traits('a', `b${NULS}c`, 'd'))
    const names = await Promise.all(split.map(async (parts) => hex(await identify(PEPPER, parts))))
    expect(new Set(names).size).toBe(split.length)
  })

  it('takes empty and Korean traits', async () => {
    expect(hex(await identify(PEPPER, traits('', '', '')))).toHaveLength(64)
    expect(hex(await identify(PEPPER, traits('::1', '삼성 브라우저', 'ko')))).toHaveLength(64)
  })
})

describe('a visitor', () => {
  it('has another name under every salt', async () => {
    const identity = await identify(PEPPER, traits('192.0.2.1'))
    const salt = (byte: number) => new Uint8Array(32).fill(byte).buffer
    const name = await nameOf(salt(1), identity)
    expect(name).toMatch(/^[\w-]{22}$/)
    expect(await nameOf(salt(1), identity)).toBe(name)
    expect(await nameOf(salt(2), identity)).not.toBe(name)
  })
})

describe('a shard', () => {
  it('is always one of those there are, and all of them get their part', async () => {
    const identities = await Promise.all(
      Array.from({ length: 2000 }, (_, i) => identify(PEPPER, traits(`10.0.0.${i}`))),
    )
    for (const shards of [1, 3, 8, 64]) {
      const sizes = new Map<number, number>()
      for (const identity of identities) {
        const shard = shardOf(identity, shards)
        sizes.set(shard, (sizes.get(shard) ?? 0) + 1)
      }
      expect([...sizes.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: shards }, (_, i) => i))
      expect(Math.max(...sizes.values())).toBeLessThan((2000 / shards) * 2)
    }
  })
})
