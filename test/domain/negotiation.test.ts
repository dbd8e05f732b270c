import { expect, it } from 'vitest'
import { mediaType, pickLanguage, wantsJson } from '../../src/domain/negotiation.ts'

const PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

it.each([
  ['application/json', undefined, true],
  ['application/json, text/plain, */*', 'application/x-www-form-urlencoded', true],
  [PAGE, 'application/x-www-form-urlencoded', false],
  [PAGE, 'application/json', false],
  ['*/*', 'application/json; charset=utf-8', true],
  [undefined, 'application/json', true],
  ['*/*', 'application/x-www-form-urlencoded', false],
  [undefined, undefined, false],
])('who accepts %s and sends %s wants JSON: %s', (accept, type, json) =>
  expect(wantsJson(accept, type)).toBe(json),
)

it.each([
  ['ko', 'ko'],
  ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['EN-gb', 'en'],
  ['fr;q=1, ko;q=0.2, en;q=0.3', 'en'],
  ['en;q=0, fr', 'ko'],
  ['fr, de', 'ko'],
  ['*', 'ko'],
  ['', 'ko'],
  [undefined, 'ko'],
  ['en;q=x', 'en'],
  [`${'fr,'.repeat(100)}en`, 'ko'],
])('who asks for “%s” on a Korean page is spoken to in %s', (header, language) =>
  expect(pickLanguage(header, 'ko')).toBe(language),
)

it.each([
  ['Text/HTML; charset=utf-8', 'text/html'],
  [' application/json ', 'application/json'],
  [undefined, ''],
])('the media type of %s is “%s”', (header, type) => expect(mediaType(header)).toBe(type))
