// What the owner takes along, page by page in the order of each table's key. Devices and networks stay here.
import type { CommentStatus } from '../domain/comment.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import { type BackupRow, READ_CATEGORY_DAYS, READ_REACTIONS, READ_VIEW_DAYS } from './backup-reads.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'

export const EXPORTS = ['comments', 'reactions', 'views', 'categories'] as const
export type ExportName = (typeof EXPORTS)[number]

export type ExportRow = Readonly<Record<string, string | number | boolean | null>>

/** Some rows, and the key after which the next page begins; undefined behind the last. */
export interface ExportPage {
  readonly rows: readonly ExportRow[]
  readonly next: string | undefined
}

/** Comments can be long; of the others a row is a few words. */
const PAGE: Readonly<Record<ExportName, number>> = {
  comments: 500,
  reactions: 5000,
  views: 5000,
  categories: 1000,
}

/** @param after where the page before ended; absent: the beginning. @param now later rows are left out, ms */
export async function readPage(
  db: Db,
  name: ExportName,
  now: number,
  after: string = TABLES[name].first,
): Promise<ExportPage> {
  const { read, columns } = TABLES[name]
  const { results } = await db.prepare(read).bind(after, now, PAGE[name]).all<BackupRow & SightRow>()
  const rows = results.flatMap((row) => (name === 'comments' ? commentOf(row) : picked(row.row, columns)))
  return { rows, next: results.length < PAGE[name] ? undefined : results.at(-1)?.key }
}

export const columnsOf = (name: ExportName): readonly string[] => TABLES[name].columns

// Comments go through the one read function, as the owner sees them; what was deleted has no text to take along.
const READ_COMMENTS = `/* exports.comments */
  SELECT c.*, 0 AS liked, k.source AS row, json_array(c.id) AS key
  FROM (SELECT id, source FROM comments WHERE id > ?1->>0 AND created_at <= ?2 ORDER BY id LIMIT ?3) AS k
  CROSS JOIN comment_sights AS c WHERE c.id = k.id`

const SEEN = ['day', 'views', 'visitors', 'reads']

const TABLES = {
  comments: {
    read: READ_COMMENTS,
    first: '[-1]',
    columns: [
      ...['id', 'post', 'parent', 'root', 'name', 'text', 'status', 'secret', 'owner', 'likes'],
      ...['created_at', 'edited_at'],
    ],
  },
  reactions: { read: READ_REACTIONS, first: '["","",""]', columns: ['post_id', 'kind', 'created_at'] },
  views: { read: READ_VIEW_DAYS, first: '["",""]', columns: ['post_id', ...SEEN] },
  categories: { read: READ_CATEGORY_DAYS, first: '["",""]', columns: ['category', ...SEEN, 'engaged_ms'] },
} as const satisfies Record<ExportName, { read: string; first: string; columns: readonly string[] }>

const OWNER: Viewer = { device: undefined, owner: true, opened: [] }
const asOwner = seenBy(OWNER)

/** `row` is the comment's source. */
function commentOf(row: BackupRow & SightRow): ExportRow[] {
  const comment = asOwner(row)
  if (comment?.sight !== 'shown' && comment?.sight !== 'waiting') return []
  return [
    {
      ...{ id: row.id, post: row.post_id satisfies PostId, parent: row.parent_id, root: row.root_id },
      ...{ name: comment.name, text: row.row, status: comment.status satisfies CommentStatus },
      ...{ secret: comment.secret, owner: comment.owner, likes: comment.likes },
      ...{ created_at: instant(comment.createdAt), edited_at: instant(comment.editedAt) },
    },
  ]
}

function picked(row: string, columns: readonly string[]): ExportRow[] {
  const all: ExportRow = JSON.parse(row)
  const some = columns.map((name) => [name, name === 'created_at' ? instant(all[name]) : (all[name] ?? null)])
  return [Object.fromEntries(some)]
}

const instant = (at: unknown): string | null => (typeof at === 'number' ? new Date(at).toISOString() : null)
