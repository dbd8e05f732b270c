import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** A search as the index takes it. */
export interface Asked {
  /** In FTS5's query language; see `matchOf`. */
  readonly match: string
  /** Path of a category, its children included; empty = all. */
  readonly category: string
  /** A tag as `tagKey` makes it; empty = all. */
  readonly tag: string
}

/** No reader looks further; it bounds what a request costs. */
export const MAX_FOUND = 500

/**
 * Ids of the posts that fit, best first: those with all terms in the title, then in tags and category, then in the text;
 * within each the newest first. At most {@link MAX_FOUND}, whether they are out or not: ask the shelf.
 */
export async function listFitting(db: Db, { match, category, tag }: Asked): Promise<PostId[]> {
  const { results } = await db
    .prepare(
      `/* search.listFitting */
       SELECT post_id FROM search_posts
       WHERE number IN (SELECT rowid FROM search_index WHERE search_index MATCH ?1)
         AND (?4 = '' OR category = ?4 OR substr(category, 1, length(?4) + 1) = ?4 || '/')
         AND (?5 = '' OR EXISTS (SELECT 1 FROM json_each(tag_keys) WHERE value = ?5))
       ORDER BY number IN (SELECT rowid FROM search_index WHERE search_index MATCH ?2) DESC,
         number IN (SELECT rowid FROM search_index WHERE search_index MATCH ?3) DESC,
         published_at DESC, post_id
       LIMIT ?6`,
    )
    .bind(match, `{title} : (${match})`, `{title tags} : (${match})`, category, tag, MAX_FOUND)
    .all<{ post_id: string }>()
  return results.map((row) => row.post_id)
}

/** Plain texts of posts by id; what is not in the index is not in the answer. */
export async function listTexts(db: Db, ids: readonly PostId[]): Promise<ReadonlyMap<PostId, string>> {
  const { results } = await db
    .prepare(
      `/* search.listTexts */
       SELECT post_id, text FROM search_posts WHERE post_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<{ post_id: string; text: string }>()
  return new Map(results.map((row) => [row.post_id, row.text]))
}
