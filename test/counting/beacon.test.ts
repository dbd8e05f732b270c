import { describe, expect, it } from 'vitest'
import { parseBeacon } from '../../src/counting/beacon.ts'

const whole = { post: '7k2m9xqd', view: 'b3f1c2d4-aaaa-bbbb', seq: 3, engaged: 12_345, depth: 0.5 }

describe('a beacon', () => {
  it('is read as it is', () => {
    const texts = { heading: '첫째-장', referrer: 'https://search.naver.com/', campaign: 'spring' }
    expect(parseBeacon({ ...whole, ...texts })).toEqual({ ok: true, value: { ...whole, ...texts } })
  })

  it('may leave out what is optional, as nothing, null or an empty text', () => {
    expect(parseBeacon(whole)).toEqual({ ok: true, value: whole })
    expect(parseBeacon({ ...whole, heading: null, referrer: '', campaign: undefined })).toEqual({
      ok: true,
      value: whole,
    })
  })

  it('may carry keys nobody knows; they are not passed on', () => {
    const json = JSON.parse('{"__proto__":{"x":1},"admin":true,"views":1000}')
    expect(parseBeacon({ ...json, ...whole })).toEqual({ ok: true, value: whole })
  })

  it('has its milliseconds rounded', () => {
    expect(parseBeacon({ ...whole, engaged: 12_345.6 })).toMatchObject({ value: { engaged: 12_346 } })
  })

  it('reaches to the very ends of its ranges', () => {
    for (const end of [
      { seq: 0 },
      { seq: 100_000 },
      { engaged: 0 },
      { engaged: 86_400_000 },
      { depth: 0 },
      { depth: 1 },
      { view: 'a'.repeat(8) },
      { view: 'A_z-0'.padEnd(64, '9') },
      { post: 'x'.repeat(32) },
    ]) {
      expect(parseBeacon({ ...whole, ...end }).ok).toBe(true)
    }
  })
})

describe('a forged beacon', () => {
  const forged: readonly (readonly [field: string, values: readonly unknown[]])[] = [
    ['post', [undefined, null, '', 7, {}, [], 'x'.repeat(33), '\ud800']],
    [
      'view',
      [
        undefined,
        12345678,
        'short-7',
        'x'.repeat(65),
        'has space',
        '한글한글한글한글',
        'tail\n1234',
        ['12345678'],
      ],
    ],
    ['seq', [undefined, -1, 0.5, 100_001, '3', Number.NaN, Infinity, true]],
    ['engaged', [undefined, -1, 86_400_001, '1000', Number.NaN, Infinity, null, [5], true]],
    ['depth', [undefined, -0.01, 1.01, '1', Number.NaN, null, -Infinity, 1e308]],
    ['heading', [7, {}, 'x'.repeat(257), '\udfff']],
    ['referrer', [false, ['https://a.example'], 'x'.repeat(2049)]],
    ['campaign', [1, {}, 'x'.repeat(257)]],
  ]

  it.each(forged)('is refused for its %s', (field, values) => {
    for (const value of values) {
      expect(parseBeacon({ ...whole, [field]: value })).toEqual({
        ok: false,
        problem: { code: 'malformed', field },
      })
    }
  })

  it('is refused when it is no object', () => {
    for (const json of [undefined, null, 1, 'beacon', true, [], [whole]]) {
      expect(parseBeacon(json)).toEqual({ ok: false, problem: { code: 'malformed' } })
    }
  })
})
