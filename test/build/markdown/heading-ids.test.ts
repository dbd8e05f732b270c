import { describe, expect, it } from 'vitest'
import { HeadingIds, isPageId, PAGE_IDS } from '../../../src/build/markdown/heading-ids.ts'

const idOf = (text: string): string => new HeadingIds().claim(text)
const idsOf = (...texts: string[]): string[] => {
  const ids = new HeadingIds()
  return texts.map((text) => ids.claim(text))
}

describe('HeadingIds', () => {
  it.each([
    ['설치하기', '설치하기'],
    ['1. 마당이란 무엇인가?', '1-마당이란-무엇인가'],
    ['① 시작 — “처음”', '①-시작-처음'],
    ['Hello, World', 'hello-world'],
    ['日本語の見出し', '日本語の見出し'],
    ['हिन्दी', 'हिन्दी'],
  ])('keeps letters, digits and marks of every script: %s', (text, id) => {
    expect(idOf(text)).toBe(id)
  })

  it('composes Hangul, so that a heading typed on a Mac has the same id', () => {
    expect(idOf('마당'.normalize('NFD'))).toBe('마당'.normalize('NFC'))
  })

  it('is never empty', () => {
    expect(idsOf('', '!!!', '🎉')).toEqual(['section', 'section-2', 'section-3'])
  })

  it('numbers headings that repeat', () => {
    expect(idsOf('가', '가', '가')).toEqual(['가', '가-2', '가-3'])
  })

  it('does not give a numbered id that another heading has by name', () => {
    expect(idsOf('가-2', '가', '가')).toEqual(['가-2', '가', '가-3'])
    expect(idsOf('가', '가', '가-2')).toEqual(['가', '가-2', '가-2-2'])
  })

  it('keeps off the ids of the page', () => {
    for (const id of PAGE_IDS) expect(isPageId(idOf(id))).toBe(false)
    expect(idsOf('Conversation', 'Comment form', 'C 12', 'c', 'C')).toEqual([
      ...['h-conversation', 'h-comment-form', 'h-c-12', 'c', 'h-c-2'],
    ])
  })

  it('numbers a prefixed id that another heading has by name', () => {
    expect(idsOf('h-poll', 'Poll', 'Poll')).toEqual(['h-poll', 'poll-2', 'poll-3'])
  })

  it('keeps off ids the author wrote', () => {
    expect(new HeadingIds(['가']).claim('가')).toBe('가-2')
  })

  it('gives ten thousand equal headings different ids without looking at all before', () => {
    const ids = new HeadingIds()
    expect(new Set(Array.from({ length: 10_000 }, () => ids.claim('가'))).size).toBe(10_000)
  })
})
