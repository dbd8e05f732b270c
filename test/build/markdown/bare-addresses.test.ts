import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../src/build/markdown/render.ts'

/** The texts of the links in a source. */
const linked = (source: string): (string | undefined)[] =>
  [...renderArticle(source, { lang: 'ko' }).html.matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map((match) => match[1])

describe('bareAddresses', () => {
  it.each([
    ['https://e.example을 보라', 'https://e.example'],
    ['https://e.example:8080은', 'https://e.example:8080'],
    ['www.e.example로 가라', 'www.e.example'],
    ['https://e.example/x에서 봤다', 'https://e.example/x'],
    ['https://e.example/x?a=1입니다.', 'https://e.example/x?a=1'],
    ['(https://e.example/x)를', 'https://e.example/x'],
    ['https://e.example/a(b)로', 'https://e.example/a(b)'],
    ['"https://e.example/x"라는', 'https://e.example/x'],
    ['**https://e.example/x**만', 'https://e.example/x'],
  ])('ends an address before a particle: %s', (source, address) => {
    expect(linked(source)).toEqual([address])
  })

  it.each([
    'https://e.example/wiki/한국은행',
    'https://e.example/wiki/책은',
    'https://e.example/K리그',
    'https://e.example/글?q=을',
    'https://e.example/a-는',
    'https://e.example/x',
  ])('keeps Hangul that is a part of the path: %s', (source) => {
    expect(linked(source)).toEqual([source])
  })

  it('leaves an address in angle brackets as it is', () => {
    expect(linked('<https://e.example/x를>를')).toEqual(['https://e.example/x를'])
  })
})
