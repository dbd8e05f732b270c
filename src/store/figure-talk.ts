import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** How the conversation goes: of the last threads guests began, how many the owner answered; and who voted. */
export interface Talk {
  readonly threads: number
  readonly answered: number
  readonly votes: ReadonlyMap<PostId, number>
}

/** Newest comments that are looked at. */
export const TALK_WINDOW = 300

interface Said {
  readonly root: number
  readonly begins: number
  readonly owner: number
  readonly shown: number
}

/** @param polls posts with a poll */
export async function readTalk(db: Db, polls: readonly PostId[]): Promise<Talk> {
  const [threads, votes] = await db.batch<unknown>([
    db
      .prepare(
        `/* figures.readTalk */
         SELECT root_id AS root, parent_id IS NULL AS begins, owner, status = 'visible' AS shown
         FROM comments ORDER BY id DESC LIMIT ?1`,
      )
      .bind(TALK_WINDOW),
    db
      .prepare(
        `/* figures.readTalk votes */
         SELECT post_id AS post, sum(count) AS votes FROM json_each(?1) AS p CROSS JOIN poll_totals AS t
           ON t.post_id = p.value GROUP BY post_id`,
      )
      .bind(JSON.stringify(polls)),
  ])
  const said = ((threads?.results ?? []) as readonly Said[]).filter(({ shown }) => shown === 1)
  const begun = said.filter(({ begins, owner }) => begins === 1 && owner === 0)
  const answered = new Set(said.filter(({ owner }) => owner === 1).map(({ root }) => root))
  return {
    threads: begun.length,
    answered: begun.filter(({ root }) => answered.has(root)).length,
    votes: new Map(
      ((votes?.results ?? []) as { post: PostId; votes: number }[]).map(({ post, votes }) => [post, votes]),
    ),
  }
}
