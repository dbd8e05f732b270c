import { expect, it } from 'vitest'
import { slugify } from '../../src/domain/slug.ts'

it.each([
  ['한글 두 글자, 검색!', '한글-두-글자-검색'],
  ['한글'.normalize('NFD'), '한글'],
  ['  Hello — World  ', 'hello-world'],
  ['C++ & C#', 'c-c'],
  ['ÀÉ Straße', 'àé-straße'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['①②③ 2026', '①②③-2026'],
  ['../../etc', 'etc'],
  ['!!!', ''],
  ['👩🏽', ''],
])('“%s” in an address is “%s”', (text, slug) => expect(slugify(text)).toBe(slug))

it('is at most 80 characters, as readers count them, and ends in none of ours', () => {
  expect(slugify('가'.repeat(100))).toBe('가'.repeat(80))
  expect(slugify(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79))
  expect([...new Intl.Segmenter('hi').segment(slugify('नि'.repeat(100)))]).toHaveLength(80)
})

it('of a slug is the slug', () => {
  for (const text of ['한글 두 글자', 'A—b', 'ÀÉ', '①-2']) expect(slugify(slugify(text))).toBe(slugify(text))
})
