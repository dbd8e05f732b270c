import { describe, expect, it } from 'vitest'
import { claimOf, editTokenOf, provesByPassword, provesByToken } from '../../src/domain/claim.ts'
import { cleanPassword, hashPassword, pepperIdOf, verifyPassword } from '../../src/domain/password.ts'

const [OLD, NEW] = ['old-pepper-0123456789abcdef', 'new-pepper-0123456789abcdef']

describe('a password', () => {
  it('may be missing', () => {
    for (const none of [undefined, null, ''])
      expect(cleanPassword(none)).toEqual({ ok: true, value: undefined })
  })

  it.each(['1234', '가나다라', ' 열쇠 ', 'x'.repeat(72), '😀'.repeat(72)])(
    'of 4 to 72 characters is taken as it is: %s',
    (text) => expect(cleanPassword(text)).toEqual({ ok: true, value: text }),
  )
  it('is taken in NFC', () =>
    expect(cleanPassword(`${'열려라'.normalize('NFD')}참`)).toEqual({ ok: true, value: '열려라참' }))

  it.each(['123', '가나다', 'x'.repeat(73), '😀'.repeat(73), 'x'.repeat(100_000)])(
    'of another length is refused',
    (text) =>
      expect(cleanPassword(text)).toMatchObject({
        ok: false,
        problem: { code: 'password_length', field: 'password', detail: { min: 4, max: 72 } },
      }),
  )
  it.each([7, true, [], {}, 'abc\ud800d'])('that is no text is refused: %o', (value) =>
    expect(cleanPassword(value)).toMatchObject({
      ok: false,
      problem: { code: 'wrong_type', field: 'password' },
    }),
  )

  it('opens with itself, under the pepper it was made with, and with nothing else', async () => {
    const stored = await hashPassword([OLD], '열쇠')
    expect(await verifyPassword([OLD], stored, '열쇠')).toBe(true)
    expect(await verifyPassword([NEW, OLD], stored, '열쇠')).toBe(true)
    expect(await verifyPassword([NEW], stored, '열쇠')).toBe(false)
    expect(await verifyPassword([OLD], stored, '열쇠 ')).toBe(false)
    expect(await verifyPassword([OLD], undefined, '열쇠')).toBe(false)
    expect(await provesByPassword([OLD], undefined, '열쇠')).toBe(false)
  })

  it('is salted, and names its pepper in eight letters that are not the pepper', async () => {
    const [one, two] = await Promise.all([hashPassword([OLD], '열쇠'), hashPassword([OLD], '열쇠')])
    expect([one.salt.length, String(one.hash) === String(two.hash)]).toEqual([16, false])
    expect(one.pepperId).toBe(await pepperIdOf(OLD))
    expect(one.pepperId).toMatch(/^[\w-]{8}$/)
    expect(await pepperIdOf(NEW)).not.toBe(one.pepperId)
  })
})

describe('a claim', () => {
  const device = new Uint8Array(32).fill(1)
  const author = { id: 7, device, requestKey: 'key', password: undefined }
  const none = { device: undefined, editToken: undefined, password: undefined }

  it('is read as texts, anything else is left out', () => {
    expect(claimOf({ editToken: 'x', password: '가나'.normalize('NFD') }, device)).toEqual({
      device,
      editToken: 'x',
      password: '가나',
    })
    for (const odd of ['', 7, null, [], 'a\ud800'])
      expect(claimOf({ editToken: odd, password: odd }, undefined)).toEqual(none)
    expect(claimOf({ editToken: 'x'.repeat(300) }, undefined).editToken).toHaveLength(200)
  })

  it('is proven by the device, or by the token of that comment, under every pepper', async () => {
    const token = await editTokenOf(OLD, 7, 'key')
    expect(await provesByToken([NEW], author, { ...none, device: new Uint8Array(32).fill(1) })).toBe(true)
    expect(await provesByToken([NEW, OLD], author, { ...none, editToken: token })).toBe(true)
    expect(await provesByToken([NEW], author, { ...none, editToken: token })).toBe(false)
    expect(await provesByToken([OLD], { ...author, id: 8 }, { ...none, editToken: token })).toBe(false)
    expect(
      await provesByToken([OLD], { ...author, requestKey: undefined }, { ...none, editToken: token }),
    ).toBe(false)
  })

  it('is not proven by another device, or by none', async () => {
    expect(await provesByToken([OLD], author, { ...none, device: new Uint8Array(32) })).toBe(false)
    expect(await provesByToken([OLD], { ...author, device: undefined }, { ...none, device })).toBe(false)
    expect(await provesByToken([OLD], author, none)).toBe(false)
  })
})
