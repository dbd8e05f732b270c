import path from 'node:path'
import type { Blog } from '../../domain/blog.ts'
import { READ_PEPPERS } from '../../store/backup-tables.ts'
import { type BackupDatabase, schemaOf } from '../backup-database.ts'
import { type TableCounts, writeBackup } from '../backup-file.ts'
import { pagesOf } from '../backup-pages.ts'
import { ownVersion } from '../backup-place.ts'
import { copyPosts, PassingComments, writeWxr } from './write-export.ts'

/** What an export wrote. */
export interface Exported {
  readonly posts: number
  readonly rows: TableCounts
}

/**
 * Writes the whole blog into an empty folder: `posts/` as it is, `readers.ndjson` (a backup), and `wordpress.xml`.
 * @throws CommandError where the folder holds anything
 */
export async function exportBlog(
  folder: string,
  blog: Blog,
  db: BackupDatabase,
  target: string,
): Promise<Exported> {
  await copyPosts(folder, target)
  const { name: schema, now } = await schemaOf(db)
  const peppers = (await db.all(READ_PEPPERS)).map((row) => String(row.pepper))
  const head = { madang: await ownVersion(), schema, made: new Date(now).toISOString(), peppers }
  const comments = new PassingComments()
  const rows = await writeBackup(path.join(target, 'readers.ndjson'), head, comments.watch(pagesOf(db, now)))
  const posts = await writeWxr(path.join(target, 'wordpress.xml'), folder, blog, comments)
  return { posts, rows }
}
