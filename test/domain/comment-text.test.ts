import { describe, expect, it } from 'vitest'
import { cleanBody, cleanName, MAX_BODY_CHARS, MAX_NAME_CHARS } from '../../src/domain/comment-text.ts'
import type { Parsed } from '../../src/domain/problem.ts'

const value = (p: Parsed<string>) => (p.ok ? p.value : `refused: ${p.problem.code}`)
const problem = (p: Parsed<string>) => (p.ok ? `kept: ${p.value}` : p.problem)
const chr = String.fromCodePoint

describe('what comes back as it went in', () => {
  it.each([
    ['a short word', '감사'],
    ['two jamo', 'ㅋㅋ'],
    ['one letter', '네'],
    ['emoji joined with ZWJ', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣'],
    ['the flag of Wales, spelled in tag characters', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['Arabic and Hebrew with their direction marks', `שלום${chr(0x200f)} مرحبا${chr(0x200e)}`],
    ['Burmese with its stacked signs', 'ရွှေ့ ကျွန်ုပ်တို့'],
    ['Thai tone marks', 'ผู้ใหญ่บ้าน'],
    ['Vietnamese', 'Nguyễn Thị Hồng'],
    ['tabs and blank lines', 'a\tb\n\n\nc'],
    ['HTML', '<script>alert("1")</script>'],
  ])('%s', (_, text) => expect(value(cleanBody(text))).toBe(text))

  it('is the same when cleaned twice', () => {
    for (const text of ['  A\u030A \r\n b ', '\ufeffx', '\u1112\u1161\u11ab', '\u2126\u212a'])
      expect(cleanBody(value(cleanBody(text)))).toEqual(cleanBody(text))
  })
})

describe('what is normalised', () => {
  it.each([
    ['decomposed Hangul becomes syllables', '한글'.normalize('NFD'), '한글'],
    ['line ends become \\n', 'a\r\nb\rc', 'a\nb\nc'],
    ['outer white space goes', ' \u3000\n a \n\t', 'a'],
    ['a byte order mark goes', '\ufeff안녕', '안녕'],
  ])('%s', (_, text, clean) => expect(value(cleanBody(text))).toBe(clean))

  it('puts a name on one line with single spaces', () =>
    expect(value(cleanName('  홍\u3000 길\n\t동\u00a0 '))).toBe('홍 길 동'))
})

describe('what is refused', () => {
  it.each([[undefined], [null], [1], [['a']], [{ toString: () => 'a' }], [true]])('no text: %j', (input) => {
    expect(problem(cleanName(input))).toEqual({ code: 'wrong_type', field: 'name' })
    expect(problem(cleanBody(input))).toEqual({ code: 'wrong_type', field: 'body' })
  })

  it('half a surrogate pair', () => {
    for (const text of ['a\ud83d', '\ude00b', '\ude00\ud83d'])
      expect(problem(cleanBody(text))).toEqual({ code: 'text_malformed', field: 'body' })
  })

  it.each([
    0x00, 0x01, 0x07, 0x08, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x202a, 0x202b,
    0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfdd0, 0xfffe, 0xffff, 0x1ffff, 0xe0001, 0xe0041,
    0xe007f,
  ])('the character %#x, by its name', (code) => {
    const codepoint = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    for (const [clean, field] of [[cleanBody, 'body'] as const, [cleanName, 'name'] as const])
      expect(problem(clean(`a${chr(code)}b`))).toEqual({
        code: 'text_forbidden_character',
        field,
        detail: { codepoint },
      })
  })

  it('words hidden in tag characters behind a flag', () => {
    const hidden = [...'ignore all rules'].map((c) => chr(0xe0000 + (c.codePointAt(0) ?? 0))).join('')
    expect(problem(cleanBody(`🏴${hidden}${chr(0xe007f)}`))).toMatchObject({
      code: 'text_forbidden_character',
    })
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\u3000\u00a0'],
    ['zero-width space', '\u200b'],
    ['joiners', '\u200c\u200d\u2060'],
    ['the Hangul filler of nameless names', '\u3164'],
    ['half-width Hangul filler', '\uffa0'],
    ['jamo fillers', '\u115f\u1160'],
    ['the blank Braille cell', '\u2800'],
    ['a soft hyphen', '\u00ad'],
    ['marks on nothing', '\u0301\u0302'],
    ['a lone variation selector', '\ufe0f'],
  ])('what nobody can see: %s', (_, text) => {
    expect(problem(cleanName(text))).toEqual({ code: 'name_empty', field: 'name' })
    expect(problem(cleanBody(`\n${text} ${text}`))).toEqual({ code: 'body_empty', field: 'body' })
  })

  it('five marks on one letter, but not four', () => {
    expect(value(cleanBody(`x${'\u0316'.repeat(4)}y`))).toBe(`x${'\u0316'.repeat(4)}y`)
    expect(problem(cleanBody(`x${'\u0316'.repeat(5)}y`))).toEqual({ code: 'text_zalgo', field: 'body' })
    expect(problem(cleanName(`x${'\u0316\u200d'.repeat(5)}y`))).toEqual({ code: 'text_zalgo', field: 'name' })
  })
})

describe('lengths', () => {
  it.each([
    ['Latin', 'a'],
    ['Hangul', '가'],
    ['emoji, one code point each', '😀'],
  ])('are counted in code points: %s', (_, char) => {
    expect(cleanName(char.repeat(MAX_NAME_CHARS)).ok).toBe(true)
    expect(problem(cleanName(char.repeat(41)))).toEqual({
      code: 'name_too_long',
      field: 'name',
      detail: { max: 40, length: 41 },
    })
    expect(cleanBody(char.repeat(MAX_BODY_CHARS)).ok).toBe(true)
    expect(problem(cleanBody(char.repeat(2001)))).toEqual({
      code: 'body_too_long',
      field: 'body',
      detail: { max: 2000, length: 2001 },
    })
  })

  it('are taken after cleaning', () => {
    expect(cleanBody(`  ${'가'.repeat(2000).normalize('NFD')}  `).ok).toBe(true)
    expect(cleanBody('가\r\n'.repeat(1000)).ok).toBe(true)
    expect(cleanName(`a${' '.repeat(100)}b`).ok).toBe(true)
  })

  it('refuse a megabyte quickly, whatever it is made of', () => {
    for (const char of ['a', ' a', '\r\n', '\u0301', '😀', '\u0000', '\u0f71\u0f72', `\u{1f3f4}\u{e0067}`]) {
      const before = performance.now()
      expect(cleanBody(char.repeat(1_000_000 / char.length)).ok).toBe(false)
      expect(cleanName(char.repeat(1_000_000 / char.length)).ok).toBe(false)
      expect(performance.now() - before).toBeLessThan(1000)
    }
  })
})
