import { describe, expect, it } from 'vitest'
import { signsOfText } from '../../src/domain/spam-signs.ts'

/** What each reason weighs in all. */
function weighed(name: string, body: string): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [reason, weight] of signsOfText(name, body, 'blog.example'))
    if (weight !== 0) sums[reason] = (sums[reason] ?? 0) + weight
  return sums
}

describe('a text alone weighs', () => {
  it.each([
    ['nothing where it says something', '잘 읽었습니다', {}],
    ['for each unknown host', 'https://a.example https://b.example', { links: 70 }],
    ['more for a short address', 'https://bit.ly/x', { links: 60 }],
    ['more for a cheap one', 'https://a.xyz', { links: 65 }],
    ['nothing for a link to the blog', 'https://blog.example/x', {}],
    ['for words that sell', '카지노', { wording: 15 }],
    ['more where they say how to buy', '대출 010-1234-5678', { wording: 110 }],
    ['or where', '대출 https://a.example', { links: 35, wording: 50 }],
    ['for a telephone', '010-1234-5678', { wording: 60 }],
    ['for a company’s telephone', '1588-1234', { wording: 60 }],
    ['for a foreign one', '+82 10 1234 5678', { wording: 60 }],
    ['for a mail address', 'some.one@gmail.com', { wording: 40 }],
    ['for a messenger’s name with the word for it', '카톡 abcd1234', { wording: 110 }],
    ['for leading on', '[여기](https://blog.example/x)', { wording: 40 }],
    ['for strange letters', 'привет всем', { wording: 40 }],
    ['nothing for strange letters beside Hangul', 'привет 안녕', {}],
    ['for unseen letters between letters', '가\u200b나\u200b다', { disguise: 60 }],
    ['nothing for one of them', '가\u200b나다', {}],
    ['for loose jamo', 'ㄱㅏㄴㅏㄷㅏ', { disguise: 30 }],
    ['for two scripts in a word', 'aбв', { disguise: 50 }],
    ['for letters in costume', '𝐀𝐁𝐂', { disguise: 30 }],
    ['for a word taken apart', '카 지노', { wording: 15, disguise: 35 }],
    ['for all words in pieces', '바 카 라 하', { wording: 15, disguise: 60 }],
  ])('%s', (_, body, sums) => expect(weighed('길손', body)).toEqual(sums))

  it('for an address that is hidden', () => {
    expect(weighed('길손', 'a-lot [.] com 으로')).toMatchObject({ disguise: 45 })
  })

  it('more in the name', () => {
    expect(weighed('카지노', '글')).toEqual({ wording: 60 })
    expect(weighed('카톡 abcd1234', '글')).toEqual({ wording: 180 })
    expect(weighed('a.xyz', '글')).toEqual({ links: 100 })
    expect(weighed('ㄱㅏㄴㅏㄷㅏ', '글')).toEqual({ disguise: 60 })
  })
})
