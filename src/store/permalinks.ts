import type { Comment } from '../domain/comment.ts'
import { COMMENTS_PER_PAGE } from '../domain/courtyard.ts'
import type { Place } from '../domain/cursor.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'

/** Where one comment is read, oldest first. */
export interface Permalink {
  readonly post: PostId
  readonly comment: Comment
  /** Where its page begins; undefined: on the first page. */
  readonly from: Place | undefined
}

/** How much stands above it on its page, so that it is not the first thing one sees. */
const ABOVE = 10

/** Finds a comment and its page in one round trip, ≤ 50 rows however long the conversation is. */
export async function find(db: Db, id: number, viewer: Viewer): Promise<Permalink | undefined> {
  const [found, before] = await db.batch<SightRow>([findStatement(db, id), beforeStatement(db, id)])
  const row = found?.results[0]
  const comment = row ? seenBy(viewer)(row) : undefined
  if (!row || !comment) return undefined
  const earlier = before?.results ?? []
  const last = earlier[ABOVE - 1]
  // What waits and begins a thread is put at the end of the first page.
  const onFirst =
    earlier.length < COMMENTS_PER_PAGE || (comment.sight === 'waiting' && row.parent_id === null)
  const from = onFirst || !last ? undefined : { likes: 0, root: last.root_id, id: last.id }
  return { post: row.post_id, comment, from }
}

const findStatement = (db: Db, id: number) =>
  db.prepare(`/* permalinks.find */ SELECT c.*, 0 AS liked FROM comment_sights AS c WHERE c.id = ?1`).bind(id)

const beforeStatement = (db: Db, id: number) =>
  db
    .prepare(
      `/* permalinks.before */
       SELECT b.root_id, b.id FROM comments AS here CROSS JOIN comments AS b
       WHERE here.id = ?1 AND b.post_id = here.post_id AND (b.root_id, b.id) < (here.root_id, here.id)
         AND b.status IN ('visible', 'deleted')
       ORDER BY b.root_id DESC, b.id DESC LIMIT ?2`,
    )
    .bind(id, COMMENTS_PER_PAGE)
