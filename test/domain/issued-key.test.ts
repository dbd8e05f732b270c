import { describe, expect, it } from 'vitest'
import { issuedAt, issueKey } from '../../src/domain/issued-key.ts'

const PEPPER = 'a-pepper-0123456789abcdef'
const NOON = Date.parse('2026-11-24T12:00:00Z')

describe('the key of a form', () => {
  it('is a UUID that says when it was issued, to the second', async () => {
    const key = await issueKey(PEPPER, NOON + 999)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(await issuedAt([PEPPER], key)).toBe(NOON)
  })

  it('is another one each time', async () =>
    expect(await issueKey(PEPPER, NOON)).not.toBe(await issueKey(PEPPER, NOON)))

  it('holds after the pepper was changed, and under no foreign one', async () => {
    const key = await issueKey(PEPPER, NOON)
    expect(await issuedAt(['another-pepper', PEPPER], key)).toBe(NOON)
    expect(await issuedAt(['another-pepper'], key)).toBeUndefined()
  })

  it('says nothing once anybody changed it, or made it', async () => {
    const key = await issueKey(PEPPER, NOON)
    const later = (Number.parseInt(key.slice(0, 8), 16) - 60).toString(16)
    for (const forged of [later + key.slice(8), crypto.randomUUID(), 'x', undefined])
      expect(await issuedAt([PEPPER], forged)).toBeUndefined()
  })
})
