import { describe, expect, it } from 'vitest'
import { parseDraft, sameText } from '../../src/domain/comment.ts'
import { commentIdAt, parseCommentId } from '../../src/domain/comment-id.ts'

const makeFields = (given: object = {}) => ({ name: ' 길손 ', body: ' 글 ', key: 'a-key-of-8', ...given })

describe('a draft', () => {
  it('is cleaned, and holds nothing but the allowed fields', () => {
    const draft = parseDraft(makeFields({ status: 'visible', owner: '1', id: 7, html: '<b>' }))
    expect(draft.ok && draft.value).toMatchObject({ name: '길손', body: '글', key: 'a-key-of-8' })
    for (const field of ['status', 'owner', 'id', 'html'])
      expect(draft.ok && draft.value).not.toHaveProperty(field)
  })

  it.each([
    'short',
    'x'.repeat(65),
    'with space',
    '한글한글한글한글',
    '',
    undefined,
    12345678,
    ['a-key-of-8'],
  ])('with the key %s is refused', (key) =>
    expect(parseDraft(makeFields({ key }))).toMatchObject({ ok: false, problem: { code: 'key_invalid' } }),
  )

  it('says of two the same only when a reader would see the same', () => {
    const text = (given: object) => {
      const draft = parseDraft(makeFields(given))
      return draft.ok ? sameText(draft.value) : undefined
    }
    expect(text({})).toBe(text({ name: '길손', body: '글\r\n', key: 'another-key' }))
    expect(text({ name: 'a', body: 'bc' })).not.toBe(text({ name: 'ab', body: 'c' }))
  })
})

describe('a comment’s id', () => {
  const at = Date.parse('2026-01-15T09:00:00Z')

  it('rises with time, fits 53 bits for centuries, and parts 4,096 of one millisecond', () => {
    expect(commentIdAt(at, 4095)).toBeLessThan(commentIdAt(at + 1, 0))
    expect(new Set(Array.from({ length: 4096 }, (_, i) => commentIdAt(at, i))).size).toBe(4096)
    expect(Number.isSafeInteger(commentIdAt(Date.parse('2069-01-01'), 4095))).toBe(true)
  })

  it('is a whole number for what is older than 2000, and for halves of milliseconds', () => {
    expect(commentIdAt(0, 7)).toBe(7)
    expect(commentIdAt(at + 0.5, 65_535)).toBe(commentIdAt(at, 4095))
  })

  it.each(['0', '3368148664320000', '9007199254740991'])('is read from %s', (text) =>
    expect(parseCommentId(text)).toBe(Number(text)),
  )

  it.each(['', '-1', '1.0', '1e3', ' 1', '٣', '9007199254740992', '99999999999999999', 7, undefined])(
    'is not read from %s',
    (text) => expect(parseCommentId(text)).toBeUndefined(),
  )
})
