import { describe, expect, it } from 'vitest'
import { prepareLines, undefuse } from '../../src/domain/comment-lines.ts'

/** The prepared text with our mark made visible. */
const prepared = (source: string) => prepareLines(source).replaceAll('\u0001', '¦')

describe('prepareLines', () => {
  it.each([
    ['leaves four markers on a line', '> > > > > > a', '> > > > ¦> > a'],
    ['leaves one number on a line', '1. 1. 1. a', '1. ¦1. 1. a'],
    ['leaves no marker far to the right', `${' '.repeat(30)}- a`, `${' '.repeat(30)}¦- a`],
    ['counts a tab as four columns', `${'\t'.repeat(7)}- a`, `${'\t'.repeat(7)}¦- a`],
    ['defuses faces', '>_< >ㅁ<', '¦>_< >ㅁ<'],
    ['defuses years', '2026. 1. 15.', '¦2026. 1. 15.'],
    ['defuses rules', '- - -', '¦- - -'],
    ['defuses boxes', '- [x] a', '- ¦[x] a'],
    ['defuses markers with nothing behind them', '-\n1.\n* \u00a0', '¦-\n¦1.\n¦* \u00a0'],
    ['ends a quote where the marks end', '> a\nb', '> a\n\nb'],
    ['ends a list where the indentation ends', '- a\n  b\nc', '- a\n  b\n\nc'],
    ['adds no line inside code', '```\n> a\nb\n```\nc', '```\n> a\nb\n```\nc'],
    ['drops its own mark from what came', '\u0001> a\u0001', '> a'],
  ])('%s', (_, source, text) => expect(prepared(source)).toBe(text))

  it('changes no word', () => {
    for (const source of ['> > > > > a', '2026. 1.', '- a\n- b', '* * *'])
      expect(undefuse(prepareLines(source))).toBe(source)
  })
})
