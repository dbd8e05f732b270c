import { describe, expect, it } from 'vitest'
import { isDatabaseAway, retryIdempotent } from '../../src/store/writes.ts'

/** A write that fails so many times before it succeeds, and counts its tries. */
function failing(times: number, message: string) {
  const write = async () => {
    write.tries++
    if (write.tries <= times) throw new Error(message)
    return 'written'
  }
  write.tries = 0
  return write
}

describe('an idempotent write', () => {
  it.each([
    'D1_ERROR: Network connection lost.',
    'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
    'D1_ERROR: D1 DB reset because its code was updated.',
  ])('is tried up to three times on “%s”', async (message) => {
    const mended = failing(2, message)
    expect(await retryIdempotent(mended)).toBe('written')
    const lasting = failing(3, message)
    await expect(retryIdempotent(lasting)).rejects.toThrow(message)
    expect([mended.tries, lasting.tries]).toEqual([3, 3])
  })

  it.each([
    'D1_ERROR: D1 DB is overloaded. Requests queued too long.',
    'D1_ERROR: CHECK constraint failed: SQLITE_CONSTRAINT',
    'anything else',
  ])('is never repeated on “%s”', async (message) => {
    const write = failing(1, message)
    await expect(retryIdempotent(write)).rejects.toThrow(message)
    expect(write.tries).toBe(1)
  })
})

describe('an error', () => {
  it.each([
    'D1_ERROR: Network connection lost.',
    'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
    'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
    'D1_ERROR: no such table: comments: SQLITE_ERROR',
    'D1_ERROR: Your account has exceeded D1’s maximum account storage limit',
  ])('“%s” means the database is away', (message) => expect(isDatabaseAway(new Error(message))).toBe(true))

  it.each([
    'D1_ERROR: UNIQUE constraint failed: comments.id: SQLITE_CONSTRAINT',
    `D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'`,
    'D1_ERROR: near "SELEC": syntax error at offset 0: SQLITE_ERROR',
    'x is not a function',
  ])('“%s” is a mistake of ours', (message) => expect(isDatabaseAway(new Error(message))).toBe(false))

  it.each(['retryable', 'overloaded'])('of an object that says %s means it is away', (trait) => {
    expect(isDatabaseAway(Object.assign(new Error('any words'), { [trait]: true }))).toBe(true)
  })

  it('that is no Error tells nothing', () => expect(isDatabaseAway('D1_ERROR')).toBe(false))
})
