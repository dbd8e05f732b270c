// All posts at once. The totals know every post that was ever viewed, commented or reacted to: one row each leads to
// its days, where a list of ids would cost more rows than it saves.
import type { FigureRange } from '../domain/figures.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import type { Stretches } from './figure-months.ts'
import type { Counts } from './views.ts'

export interface TableFigures extends Counts {
  readonly comments: number
  readonly reactions: number
}

/** What every post had in a range: within 40,000 rows for 1,000 posts over 31 days. `months` and two stretches of days at most. */
export async function listAll(
  db: Db,
  { months, days }: Stretches,
  { from, to }: Pick<FigureRange, 'from' | 'to'>,
): Promise<ReadonlyMap<PostId, TableFigures>> {
  const [[first, second] = NEVER, [third, fourth] = NEVER] = days
  const [byDays, byMonths] = await db.batch<{ post: PostId; parts: string }>([
    db.prepare(LIST_ALL).bind(first, second, third, fourth, from, to),
    db.prepare(LIST_MONTHS).bind(JSON.stringify(months)),
  ])
  const found = new Map<PostId, number[]>()
  const add = (post: PostId, parts: readonly (number | null)[]) => {
    const sums = found.get(post) ?? [0, 0, 0, 0, 0]
    found.set(
      post,
      sums.map((sum, i) => sum + (parts[i] ?? 0)),
    )
  }
  for (const { post, parts } of byDays?.results ?? []) for (const part of parsedParts(parts)) add(post, part)
  for (const { parts } of byMonths?.results ?? [])
    for (const [post, ...part] of parsedMonth(parts)) add(post, part)
  return new Map([...found].map(([post, sums]) => [post, toFigures(sums)]))
}

const parsedParts = (parts: string): readonly (readonly (number | null)[])[] => JSON.parse(parts)
const parsedMonth = (parts: string): readonly (readonly [PostId, ...number[]])[] => JSON.parse(parts)

/** Between these lies no day. */
const NEVER = ['1', '0'] as const

const LIST_ALL = `/* figures.listAll */
  SELECT t.post_id AS post, json_array(
    json((SELECT json_array(sum(views), sum(visitors), sum(reads)) FROM view_days
      WHERE post_id = t.post_id AND day BETWEEN ?1 AND ?2)),
    json(CASE WHEN ?3 > ?4 THEN '[]' ELSE
      (SELECT json_array(sum(views), sum(visitors), sum(reads)) FROM view_days
       WHERE post_id = t.post_id AND day BETWEEN ?3 AND ?4) END),
    json((SELECT json_array(0, 0, 0, sum(comments), sum(reactions)) FROM conversation_days
      WHERE post_id = t.post_id AND day BETWEEN ?5 AND ?6))) AS parts
  FROM post_totals AS t`

// A month is one row to hand over, but a row read for each of its posts: grouped by post they would be read thrice.
const LIST_MONTHS = `/* figures.listAll months */
  SELECT '' AS post, (SELECT json_group_array(json_array(post_id, views, visitors, reads)) FROM post_months
    WHERE month = wanted.value) AS parts FROM json_each(?1) AS wanted`

const toFigures = ([
  views = 0,
  visitors = 0,
  reads = 0,
  comments = 0,
  reactions = 0,
]: number[]): TableFigures => ({
  ...{ views, visitors, reads, comments, reactions },
})
