import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** How the conversation goes: of the last threads guests began, how many the owner answered; and who voted. */
export interface Talk {
  readonly threads: number
  readonly answered: number
  readonly votes: ReadonlyMap<PostId, number>
}

/** Newest comments that are looked at. */
const WINDOW = 300

/** @param polls posts with a poll */
export async function readTalk(db: Db, polls: readonly PostId[]): Promise<Talk> {
  const [threads, votes] = await db.batch<unknown>([
    db
      .prepare(
        `/* figures.readTalk */
         SELECT root_id AS root, max(owner = 0 AND parent_id IS NULL) AS begun, max(owner) AS answered
         FROM (SELECT id, root_id, parent_id, owner, status FROM comments ORDER BY id DESC LIMIT ?1)
         WHERE status = 'visible' GROUP BY root_id`,
      )
      .bind(WINDOW),
    db
      .prepare(
        `/* figures.readTalk votes */
         SELECT post_id AS post, sum(count) AS votes FROM json_each(?1) AS p CROSS JOIN poll_totals AS t
           ON t.post_id = p.value GROUP BY post_id`,
      )
      .bind(JSON.stringify(polls)),
  ])
  const begun = ((threads?.results ?? []) as { begun: number; answered: number }[]).filter(
    (t) => t.begun === 1,
  )
  return {
    threads: begun.length,
    answered: begun.filter((t) => t.answered === 1).length,
    votes: new Map(
      ((votes?.results ?? []) as { post: PostId; votes: number }[]).map(({ post, votes }) => [post, votes]),
    ),
  }
}
