import { describe, expect, it } from 'vitest'
import { isReadable, parseFields } from '../../src/domain/fields.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

describe('a form', () => {
  it('is read with its spaces, its Korean and its line ends', () => {
    expect(parseFields(FORM, 'name=%EA%B8%B8+%EC%86%90&body=a%0D%0Ab%2B&secret')).toEqual({
      ok: true,
      value: { name: '길 손', body: 'a\r\nb+', secret: '' },
    })
  })

  it('gives the last value of a field given twice', () => {
    expect(parseFields(FORM, 'on=0&on=1')).toEqual({ ok: true, value: { on: '1' } })
  })

  it('may not reach what objects inherit', () => {
    const read = parseFields(FORM, '__proto__=x&key=y')
    expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype)
  })
})

describe('JSON', () => {
  it('that is an object is read as it is', () => {
    const value = { post: 'a', seq: 1, deep: { list: [null] } }
    expect(parseFields(JSON_TYPE, JSON.stringify(value))).toEqual({ ok: true, value })
  })

  it.each(['', '[]', 'null', '"a"', '1', '{', '{}x'])('that is none is malformed: %s', (text) =>
    expect(parseFields(`${JSON_TYPE}; charset=utf-8`, text)).toEqual({
      ok: false,
      problem: { code: 'malformed' },
    }),
  )
})

it.each([
  [FORM, true],
  [`${FORM};charset=UTF-8`, true],
  ['Application/JSON', true],
  [`${JSON_TYPE}; charset="utf-8"`, true],
  [`${JSON_TYPE}; charset=utf-16`, false],
  ['text/plain', false],
  ['application/json5', false],
  ['multipart/form-data', false],
  ['', false],
  [undefined, false],
])('a body of type %s can be read: %s', (type, readable) => expect(isReadable(type)).toBe(readable))
