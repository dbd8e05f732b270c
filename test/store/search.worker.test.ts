import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { matchOf, parseQuery } from '../../src/domain/search-query.ts'
import { listFitting, listTexts } from '../../src/store/search.ts'
import { addToIndex, fillIndex, makeText, searchOf } from '../support/worker/search.ts'

const db = searchOf(env)
const files = import.meta.glob<string>('/posts/**/*.md', { query: '?raw', import: 'default', eager: true })
const posts = Object.entries(files).map(([id, text]) => makeText({ id, text: text.normalize('NFC') }))

const find = async (q: string, category = '', tag = '') => {
  const query = parseQuery(q)
  if (!query.ok || query.value.terms.length === 0) return []
  return listFitting(db, { match: matchOf(query.value.terms), category, tag })
}
const truth = (q: string) => posts.filter((p) => p.text.includes(q)).map((p) => p.id)
/** Of words of other letters only what they begin with counts: “to” is not looked for in “stone”. */
const truthOfWords = (q: string) =>
  posts.filter((p) => new RegExp(`(?<![A-Za-z])${q}`).test(p.text)).map((p) => p.id)

/** Repeatable chance. */
function* chances(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

function sample(pattern: RegExp, count: number): string[] {
  const all = posts.flatMap((p) => [...p.text.matchAll(pattern)].map((m) => m[1] ?? ''))
  const chance = chances(20_260_115)
  return Array.from({ length: count }, () => all[Math.floor((chance.next().value ?? 0) * all.length)] ?? '')
}

describe('the index of the texts in posts/', () => {
  beforeAll(() => fillIndex(db, posts))

  it.each([
    ['300 random pairs of syllables', /(?=([가-힣]{2}))/g, 300],
    ['100 random single syllables', /(?=([가-힣]))/g, 100],
    ['100 random pieces of three to five syllables', /(?=([가-힣]{3,5}))/g, 100],
  ])('finds what a search through all texts finds, no more and no less: %s', async (_, pattern, count) => {
    const queries = sample(pattern, count)
    expect(posts.length).toBeGreaterThan(5)
    expect(new Set(queries).size).toBeGreaterThan(count / 4)
    const wrong: string[] = []
    for (const q of queries) {
      const found = await find(q)
      if (found.toSorted().join() !== truth(q).toSorted().join()) wrong.push(q)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['words of other letters that take particles', /([A-Za-z]{2,}[가-힣]{1,2})/g],
    ['words of other letters', /(?<![\w가-힣])([A-Za-z]{2,})/g],
  ])('finds all of 100 random %s', async (_, pattern) => {
    const missed: string[] = []
    for (const q of sample(pattern, 100)) {
      const found = new Set(await find(q))
      if (truthOfWords(q).some((id) => !found.has(id))) missed.push(q)
    }
    expect(missed).toEqual([])
  })
})

describe('a search', () => {
  beforeAll(() =>
    fillIndex(db, [
      makeText({ id: 'text', text: '서버리스로 엣지에서 돕니다. GPT-4o와 AI를 씁니다.', publishedAt: 9 }),
      makeText({ id: 'tag', tags: ['서버리스', 'D1'], publishedAt: 8 }),
      makeText({ id: 'title', title: '서버리스 블로그', publishedAt: 1, category: 'dev/edge' }),
      makeText({ id: 'title-2', title: '다시 서버리스', publishedAt: 2 }),
      makeText({ id: 'long', text: `${'가나다라 '.repeat(30_000)}끝말` }),
      makeText({ id: 'english', text: 'Serverless at the edge. Café ＡＩ.', lang: 'en' }),
    ]),
  )

  it('puts titles before tags, tags before texts, then the newest first', async () => {
    expect(await find('서버리스')).toEqual(['title-2', 'title', 'tag', 'text'])
  })

  it.each([
    ['엣지', ['text']],
    ['지에', ['text']],
    ['ai를', ['text']],
    ['gpt-4o와', ['text']],
    ['gpt 4o', ['text']],
    ['엣지 ai', ['text']],
    ['엣지 블로그', []],
    ['"ai를 씁니다"', ['text']],
    ['"씁니다 ai를"', []],
    ['cafe', ['english']],
    ['edge', ['english']],
    ['serv', ['english']],
    ['v', []],
    ['ㅅㅂㄹㅅ ㅂㄹㄱ', ['title']],
    ['ㅅㅂㄹㅅㅂㄹㄱ', ['title']],
    ['ㅂㄹㄳ', []],
    ['끝말', ['long']],
    ['NOT', []],
    ['서버리스 NEAR', []],
  ])('for %s finds %j', async (q, ids) => expect(await find(q)).toEqual(ids))

  it('stays within a category and its children, and within a tag', async () => {
    expect(await find('서버리스', 'dev/edge')).toEqual(['title'])
    expect(await find('서버리스', 'dev')).toHaveLength(4)
    expect(await find('서버리스', 'de')).toEqual([])
    expect(await find('서버리스', '', 'd1')).toEqual(['tag'])
  })

  it('finds a changed post by its new words alone', async () => {
    await addToIndex(db, [makeText({ id: 'tag', text: '새로운 낱말' })])
    expect(await find('낱말')).toEqual(['tag'])
    expect(await find('d1')).toEqual([])
    expect(await listTexts(db, ['tag', 'none'])).toEqual(new Map([['tag', '새로운 낱말']]))
  })
})
