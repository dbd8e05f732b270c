import { beforeAll, describe, expect, it } from 'vitest'
import { solve } from '../../src/client/proof.ts'
import { type Challenge, challengeFor, isProven } from '../../src/domain/proof.ts'

const PEPPER = 'a-pepper-0123456789abcdef'
const NOON = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000
const PURPOSE = { post: 'a-post', key: 'key-12345678' }

const changed = (payload: string, change: (solution: Record<string, unknown>) => object): string =>
  btoa(JSON.stringify(change(JSON.parse(atob(payload)))))

describe('a proof of work', () => {
  let asked: Challenge
  let payload: string
  const holds = (given: unknown, purpose = PURPOSE, at = NOON, peppers = [PEPPER]) =>
    isProven(peppers, given, purpose, at)

  beforeAll(async () => {
    asked = await challengeFor(PEPPER, PURPOSE, NOON)
    payload = await solve(asked)
  })

  it('is asked for and given in the fields of ALTCHA', () => {
    expect(asked).toEqual({
      algorithm: 'SHA-256',
      challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
      maxnumber: 50_000,
      salt: expect.stringMatching(/^\d+\?expires=\d+&$/),
      signature: expect.any(String),
    })
    const { maxnumber: _, ...sent } = asked
    expect(JSON.parse(atob(payload))).toMatchObject({ ...sent, number: expect.any(Number) })
  })

  it('holds for the post and the key it was asked for, ten minutes long, and after the pepper was changed', async () => {
    expect(await holds(payload)).toBe(true)
    expect(await holds(payload, PURPOSE, NOON + 10 * MINUTE)).toBe(true)
    expect(await holds(payload, PURPOSE, NOON, ['another-pepper', PEPPER])).toBe(true)
    expect(await holds(payload, PURPOSE, NOON + 11 * MINUTE)).toBe(false)
    expect(await holds(payload, { ...PURPOSE, post: 'another' })).toBe(false)
    expect(await holds(payload, { ...PURPOSE, key: 'key-87654321' })).toBe(false)
    expect(await holds(payload, PURPOSE, NOON, ['another-pepper'])).toBe(false)
  })

  it('holds for no other number, and for no later hour written over it', async () => {
    expect(await holds(changed(payload, (s) => ({ ...s, number: Number(s.number) + 1 })))).toBe(false)
    const later = (s: Record<string, unknown>) => String(s.salt).replace(/=(\d)/, '=9$1')
    expect(await holds(changed(payload, (s) => ({ ...s, salt: later(s) })))).toBe(false)
    // The same text hashed, its border moved: digits of the number would become the hour's.
    const moved = changed(payload, (s) => ({
      ...s,
      salt: `${s.salt}${String(s.number)[0]}`,
      number: Number(String(s.number).slice(1)),
    }))
    expect(await holds(moved, PURPOSE, NOON)).toBe(false)
  })

  it('is nothing else', async () => {
    const odd = [undefined, '', '-', 7, ['x'], '가'.repeat(10), 'A'.repeat(1e6)]
    const coded = [
      'null',
      '[]',
      '{"salt":7,"number":"1"}',
      '{"salt":"1?expires=99999999999&","number":1e999,"signature":null}',
    ]
    for (const given of [...odd, ...coded.map(btoa)]) expect(await holds(given)).toBe(false)
  })
})
