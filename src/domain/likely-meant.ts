import type { Post } from './post.ts'

/** No more are looked through: whoever tries addresses by the thousand must not cost more than a page does. */
const MAX_LOOKED_AT = 2000

/** The words of an address that leads nowhere, as one would search for them. */
export const wordsOfAddress = (path: string): string[] =>
  (path.split('/').at(-1) ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.\w{2,5}$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\D/.test(word) && [...word].length > 1)
    .slice(0, 8)

/** Up to `count` posts in whose address, title or tags the words stand: those with most of them first. */
export const likelyMeant = (words: readonly string[], posts: readonly Post[], count: number): Post[] =>
  posts
    .slice(0, MAX_LOOKED_AT)
    .map((post) => {
      const about = [post.slug, post.title, ...post.tags].join(' ').toLowerCase()
      return { post, held: words.filter((word) => about.includes(word)).length }
    })
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held)
    .slice(0, count)
    .map(({ post }) => post)
