import { describe, expect, it } from 'vitest'
import { parseVote } from '../../src/domain/poll.ts'
import { readFields, seoul } from '../support/front-matter.ts'

describe('a poll in front matter', () => {
  it('has a question, options, and an end', () =>
    expect(
      readFields('poll: {question: 무엇을?, options: [하나, 2, 셋], closes: 2026-02-01 09:00}'),
    ).toMatchObject({
      poll: { question: '무엇을?', options: ['하나', '2', '셋'], closesAt: seoul('2026-02-01T09:00') },
      complaints: [],
    }))

  it('that closes on a day is open until that day is over', () =>
    expect(readFields('poll: {question: 무엇을?, options: [하나, 둘], closes: 2026-02-01}')).toMatchObject({
      poll: { closesAt: seoul('2026-02-02T00:00') },
    }))

  it.each([
    'poll: 하나',
    'poll: {question: 무엇을?}',
    'poll: {question: 무엇을?, options: [하나]}',
    'poll: {question: 무엇을?, options: [하나, 하나]}',
    'poll: {question: 무엇을?, options: [하나, [둘]]}',
    'poll: {options: [하나, 둘]}',
    'poll: {question: 무엇을?, options: [하나, 둘], closes: 곧}',
  ])('%s is refused', (line) => expect(readFields(line).complaints).toHaveLength(1))
})

describe('a vote', () => {
  const poll = { question: '무엇을?', options: ['하나', '둘'] }
  it.each([
    ['0', 0],
    ['1', 1],
    [1, 1],
    ['둘', 1],
    ['둘'.normalize('NFD'), 1],
  ])('%s is for %i', (option, value) => expect(parseVote(poll, option)).toEqual({ ok: true, value }))

  it.each(['2', '-1', '1.0', '', ' 0', 2, 0.5, null, undefined, ['0'], '셋'])('%s is for nothing', (option) =>
    expect(parseVote(poll, option)).toMatchObject({ ok: false, problem: { code: 'option_unknown' } }),
  )
})
