import { describe, expect, it } from 'vitest'
import { fillSlots, joined, plain, slotted } from '../../src/domain/page-bytes.ts'

const MARKER = '00000000-0000-4000-8000-000000000000'
const KEY = '11111111-1111-4111-8111-111111111111'
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('a page with slots', () => {
  it('takes a key in every slot, also behind Korean', () => {
    const page = slotted(`한글 <i>${MARKER}</i> 👩🏽 <b>${MARKER}</b> 끝`, MARKER)
    expect(text(fillSlots(page, KEY))).toBe(`한글 <i>${KEY}</i> 👩🏽 <b>${KEY}</b> 끝`)
  })

  it('is never changed by being filled', () => {
    const page = slotted(`a ${MARKER}`, MARKER)
    fillSlots(page, KEY)
    expect(text(page.bytes)).toBe(`a ${MARKER}`)
  })

  it('joined to others keeps its slots in their places', () => {
    const page = joined(plain('머리 '), slotted(`${MARKER} 몸 ${MARKER}`, MARKER), plain(' 꼬리'))
    expect(text(fillSlots(page, KEY))).toBe(`머리 ${KEY} 몸 ${KEY} 꼬리`)
  })

  it('without slots is what it is', () => {
    expect(text(fillSlots(plain(`글 ${MARKER}`), KEY))).toBe(`글 ${MARKER}`)
  })
})
