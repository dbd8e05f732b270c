import type { PostId } from './post.ts'
import { initialsOf, tokensOf } from './search-tokens.ts'

/** What of a post can be searched. */
export interface SearchText {
  readonly id: PostId
  readonly title: string
  readonly tags: readonly string[]
  /** Path in blog.yaml, and the names from the outermost to it. */
  readonly category: string
  readonly categoryTitle: string
  readonly lang: string
  /** Orders what fits equally well. */
  readonly publishedAt: number
  /** Plain words, white space folded. */
  readonly text: string
}

/** A tag as it is compared: whatever its case. */
export const tagKey = (tag: string): string => tag.normalize('NFC').toLowerCase()

/**
 * Changes when the index's tables or what they are fed with change (store/search/schema.sql, {@link indexedOf}): an
 * index of another edition is made anew.
 */
export const SEARCH_EDITION = 'edition 1'

/** A post as the index takes it in. Titles, tags and categories are found by their first consonants too. */
export function indexedOf(post: SearchText) {
  const names = [...post.tags, post.categoryTitle].join('\n')
  return {
    lang: post.lang,
    category: post.category,
    tagKeys: post.tags.map(tagKey),
    publishedAt: post.publishedAt,
    text: post.text,
    titleTokens: withInitials(post.title),
    tagTokens: withInitials(names),
    textTokens: tokensOf(post.text),
  }
}

const withInitials = (text: string): string =>
  `${tokensOf(text)} ${text.split('\n').map(initialsOf).map(tokensOf).join(' ')}`
