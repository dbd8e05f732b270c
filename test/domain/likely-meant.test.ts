import { describe, expect, it } from 'vitest'
import { likelyMeant, wordsOfAddress } from '../../src/domain/likely-meant.ts'
import type { Post } from '../../src/domain/post.ts'

const post = (slug: string, title: string, tags: string[] = []) => ({ slug, title, tags }) as unknown as Post

describe('the words of an address that leads nowhere', () => {
  it.each([
    ['/posts/sqlite-at-the-edge', ['sqlite', 'at', 'the', 'edge']],
    ['/2024/03/한글_토크나이저.html', ['한글', '토크나이저']],
    ['/posts/한글'.normalize('NFD'), ['한글']],
    ['/entry/2024-03-01', []],
    ['/', []],
  ])('%s', (path, words) => expect(wordsOfAddress(path)).toEqual(words))
})

describe('what was likely meant', () => {
  const posts = [post('a', '엣지에서 SQLite를 쓴다'), post('sqlite-edge', 'b'), post('c', 'd', ['SQLite'])]

  it('holds the words in address, title or tags, most words first', () => {
    expect(likelyMeant(['sqlite', 'edge'], posts, 3).map((p) => p.slug)).toEqual(['sqlite-edge', 'a', 'c'])
    expect(likelyMeant(['sqlite'], posts, 2)).toHaveLength(2)
  })

  it('is nothing where no word is held or none was', () => {
    expect(likelyMeant(['없음'], posts, 3)).toEqual([])
    expect(likelyMeant([], posts, 3)).toEqual([])
  })

  it('is looked for in no more than 2,000 posts', () => {
    const many = Array.from({ length: 2001 }, (_, i) => post(String(i), i === 2000 ? 'last' : 'x'))
    expect(likelyMeant(['last'], many, 3)).toEqual([])
  })
})
