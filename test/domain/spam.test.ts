import { describe, expect, it } from 'vitest'
import { composeJamo } from '../../src/domain/jamo.ts'
import { type Arrival, EARLIER, type Earlier, suspicionOf, suspicionOfText } from '../../src/domain/spam.ts'
import { linksIn } from '../../src/domain/spam-links.ts'
import { printOf } from '../../src/domain/spam-print.ts'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000

const makeArrival = (given: Partial<Arrival> = {}): Arrival => ({
  ...{ name: '길손', body: '잘 읽었습니다. 다음 글도 기다릴게요.', own: 'blog.example' },
  ...{
    trapped: false,
    waited: MINUTE,
    scripted: true,
    fromHere: false,
    proven: false,
    known: false,
    device: 'D',
    prefix: 'P',
    earlier: [],
  },
  ...given,
})

const makeEarlier = (count: number, given: Partial<Earlier>, everyMs: number): Earlier[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ at: NOON - i * everyMs, device: `d${i}`, prefix: `p${i}`, print: '' },
    ...given,
  }))

const judged = (given: Partial<Arrival>) => suspicionOf(makeArrival(given), NOON)

describe('a comment is held', () => {
  it('with the field filled in that nobody sees', () => expect(judged({ trapped: true })).toBe('honeypot'))

  it.each([
    ['links', '보세요 https://a.xyz https://b.xyz'],
    ['wording', '당일대출 상담 010-1234-5678'],
    ['disguise', '카 지 노 바\u200b카\u200b라 추천'],
  ])('for %s', (reason, body) => expect(judged({ body })).toBe(reason))

  it('for a name that advertises above innocent words', () => {
    expect(judged({ name: '토토사이트 1위', body: '감사합니다' })).toBe('wording')
    expect(judged({ name: 'www.abc-777.com', body: '감사합니다' })).toBe('links')
  })

  it('for its text alone where it comes from the blog’s own machine', () => {
    const excess = { earlier: makeEarlier(EARLIER, { device: 'D', prefix: 'P' }, 100), waited: undefined }
    expect(judged(excess)).toBe('device-limit')
    expect(judged({ ...excess, fromHere: true })).toBeUndefined()
    expect(judged({ fromHere: true, body: '당일대출 상담 010-1234-5678' })).toBe('wording')
  })

  it('when one device writes without a pause, or one network alone does', () => {
    expect(judged({ earlier: makeEarlier(15, { device: 'D' }, 1000) })).toBe('device-limit')
    expect(judged({ earlier: makeEarlier(EARLIER, { prefix: 'P' }, 10_000) })).toBe('prefix-limit')
  })

  it('in a flood, unless its device is known', () => {
    const earlier = makeEarlier(EARLIER, {}, 1000)
    expect(judged({ earlier })).toBe('flood')
    expect(judged({ earlier, known: true })).toBeUndefined()
  })

  it('three times as late when it comes with a proof of work, whatever its text weighs', () => {
    const crowds: Partial<Arrival>[] = [
      { earlier: makeEarlier(15, { device: 'D' }, 20_000), known: true },
      { earlier: makeEarlier(EARLIER, { prefix: 'P' }, 10_000) },
      { earlier: makeEarlier(EARLIER, {}, 1000) },
    ]
    for (const crowd of crowds) {
      const earlier = (crowd.earlier ?? []).map((e) => ({ ...e, at: NOON - (NOON - e.at) * 1.4 }))
      expect(judged({ ...crowd, earlier })).toBeDefined()
      expect(judged({ ...crowd, earlier, proven: true })).toBeUndefined()
      expect(judged({ ...crowd, proven: true, body: '당일대출 상담 010-1234-5678' })).toBe('wording')
      const dense = earlier.map((e) => ({ ...e, at: NOON - (NOON - e.at) / 5 }))
      expect(judged({ ...crowd, earlier: dense, proven: true })).toBeDefined()
    }
  })

  it('when its host came before, though the words around it changed', () => {
    const before = { name: '길손', body: '첫 소개 글입니다 https://abc-host.com/1', own: 'blog.example' }
    const earlier = makeEarlier(2, { print: printOf(before) }, MINUTE)
    const body = '이번에는 다른 말로 https://abc-host.com/2'
    expect(judged({ body, earlier })).toBe('repeat')
    expect(judged({ body })).toBeUndefined()
  })

  it('after an edit as well', () => {
    const own = 'blog.example'
    expect(suspicionOfText({ own, body: '당일대출 상담 010-1234-5678' })).toBe('wording')
    expect(suspicionOfText({ own, body: '오타를 고쳤습니다' })).toBeUndefined()
  })
})

describe('a comment is shown', () => {
  it.each([
    ['without a script', { scripted: false }],
    ['written in an instant, as a short one is', { body: 'ㅋㅋ', waited: 900 }],
    ['pasted in an instant', { waited: 500 }],
    ['sent with a key of the caller', { waited: undefined }],
    ['from a class of thirty behind one address', { earlier: makeEarlier(29, { prefix: 'P' }, 10_000) }],
    [
      'with the words everybody writes, again',
      { body: '감사합니다', earlier: makeEarlier(5, { print: '' }, 1) },
    ],
    ['about casinos', { body: '카지노 규제 기사를 읽었습니다.' }],
    ['with links to where people link', { body: 'https://github.com/a/b https://ko.wikipedia.org/wiki/a' }],
    ['with a link to the writer’s own page', { body: '제 글입니다 https://minsu.dev/a' }],
  ] satisfies [string, Partial<Arrival>][])('%s', (_, given) => expect(judged(given)).toBeUndefined())
})

describe('hosts', () => {
  it('are found however they are written, known ones and the blog’s own left out', () => {
    const text =
      'https://a.com www.b.net c.xyz d [.] com https://github.com https://www.blog.example/x node.js'
    expect(linksIn(text, 'blog.example').hosts).toEqual(['a.com', 'b.net', 'c.xyz', 'd.com'])
  })

  it('of shorteners count as such', () => expect(linksIn('https://open.kakao.com/o/x', '').short).toBe(1))
})

describe('single jamo', () => {
  it.each([
    ['ㅋㅏㅈㅣㄴㅗ', '카지노'],
    ['ㅁㅓㄱㅌㅟ', '먹튀'],
    ['ㄱㅗㅅㅜㅇㅣㄱ', '고수익'],
    ['ㅋㅋㅋ ㅠㅠ ㅇㅈ', 'ㅋㅋㅋ ㅠㅠ ㅇㅈ'],
  ])('%s reads %s', (spelt, read) => expect(composeJamo(spelt)).toBe(read))
})
