// Comments and reactions by the blog's day. Nobody tells the database where a day ends, so cron makes these days, again
// and again: what was hidden, freed or taken back since is right by the next night.
import { commentIdAt } from '../domain/comment-id.ts'
import type { DayStretch } from '../domain/day-stretches.ts'
import type { FigureRange } from '../domain/figures.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

export interface Said {
  readonly comments: number
  readonly reactions: number
}

/** Makes the days of some stretches. Reads their comments, and every reaction; writes the rows that changed. */
export async function rollUp(db: Db, stretches: readonly DayStretch[], now: number): Promise<void> {
  const last = stretches.at(-1)
  if (!last) return
  await db.batch([
    ...stretches.map(({ from, to, first, last, offset }) =>
      db
        .prepare(ROLL_UP)
        .bind(first, last, offset, from, to, commentIdAt(first, 0), commentIdAt(last, LAST_OF_MS)),
    ),
    db
      .prepare(
        `/* conversationDays.done */ INSERT OR REPLACE INTO nightly (name, value, at) VALUES ('conversation', ?1, ?2)`,
      )
      .bind(JSON.stringify(last.to), now),
  ])
}

const LAST_OF_MS = 4095

// '' is the whole blog; days known before come as nothing, so that those without anything left become so. An hour that
// the zone moved stays within its stretch: min and max.
const ROLL_UP = `/* conversationDays.rollUp */
  INSERT INTO conversation_days (post_id, day, comments, reactions)
  SELECT post, day, sum(c), sum(r) FROM (
    SELECT coalesce(whole.key, said.post_id) AS post, day, c, r FROM (
      SELECT post_id, min(max(date((created_at + ?3) / 1000, 'unixepoch'), ?4), ?5) AS day, 1 AS c, 0 AS r
      FROM comments NOT INDEXED WHERE id BETWEEN ?6 AND ?7 AND status = 'visible'
      UNION ALL
      SELECT post_id, min(max(date((created_at + ?3) / 1000, 'unixepoch'), ?4), ?5), 0, 1
      FROM reactions WHERE created_at BETWEEN ?1 AND ?2
    ) AS said CROSS JOIN (SELECT '' AS key UNION ALL SELECT NULL) AS whole
    UNION ALL
    SELECT post_id, day, 0, 0 FROM conversation_days WHERE day BETWEEN ?4 AND ?5
  ) WHERE true GROUP BY post, day
  ON CONFLICT (post_id, day) DO UPDATE SET comments = excluded.comments, reactions = excluded.reactions
  WHERE (comments, reactions) <> (excluded.comments, excluded.reactions)`

/** The last day that was made; undefined before the first night. */
export async function findLastDay(db: Db): Promise<string | undefined> {
  const row = await db
    .prepare(
      `/* conversationDays.lastDay */ SELECT value->>'$' AS day FROM nightly WHERE name = 'conversation'`,
    )
    .first<{ day: string }>()
  return row?.day
}

/** What was said in a range, under the posts asked for ('' is the blog); those without anything are absent. */
export async function listSums(
  db: Db,
  posts: readonly PostId[],
  { from, to }: Pick<FigureRange, 'from' | 'to'>,
): Promise<ReadonlyMap<PostId, Said>> {
  const { results } = await db
    .prepare(
      `/* conversationDays.listSums */
       SELECT wanted.value AS post, (
         SELECT json_array(sum(comments), sum(reactions)) FROM conversation_days
         WHERE post_id = wanted.value AND day BETWEEN ?2 AND ?3) AS said
       FROM json_each(?1) AS wanted`,
    )
    .bind(JSON.stringify(posts), from, to)
    .all<{ post: PostId; said: string }>()
  return new Map(
    results.flatMap(({ post, said }) => {
      const [comments, reactions]: readonly (number | null)[] = JSON.parse(said)
      const sum = { comments: comments ?? 0, reactions: reactions ?? 0 }
      return sum.comments + sum.reactions > 0 ? [[post, sum] as const] : []
    }),
  )
}
