import { describe, expect, it } from 'vitest'
import { isLoopback, networkHash, networkPrefix, PREFIX_MS } from '../../src/domain/network-prefix.ts'

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['', ''],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1::', '2001:db8:1:0'],
  ])('of %s is %s', (address, network) => expect(networkPrefix(address)).toBe(network))

  it('is this machine’s own or not', () => {
    for (const own of ['127.0.0.1', '127.9.9.9', networkPrefix('::1')])
      expect([own, isLoopback(own)]).toEqual([own, true])
    for (const other of ['192.0.2.127', '128.0.0.1', '0:0:0:01', ''])
      expect([other, isLoopback(other)]).toEqual([other, false])
  })

  it('has one name for thirty days, of 16 bytes, and another with another pepper', async () => {
    const name = async (pepper: string, now: number) => String(await networkHash(pepper, '192.0.2.7', now))
    expect(await name('a', 0)).toBe(await name('a', PREFIX_MS - 1))
    expect(await name('a', PREFIX_MS)).not.toBe(await name('a', 0))
    expect(await name('b', 0)).not.toBe(await name('a', 0))
    expect(await networkHash('a', '192.0.2.7', 0)).toHaveLength(16)
    expect(PREFIX_MS).toBe(30 * 24 * 60 * 60 * 1000)
  })
})
