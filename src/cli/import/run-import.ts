import type { Blog } from '../../domain/blog.ts'
import type { BackupDatabase } from '../backup-database.ts'
import { blogOf } from '../posts-option.ts'
import { bringComments } from './arrive-comments.ts'
import { PostArrivals } from './arrive-posts.ts'
import { Spool } from './comments/spool.ts'
import type { Arrival, Reader } from './foreign.ts'
import { Ledger } from './ledger.ts'
import { keepLock, Library, type SettledIds, settleLibrary } from './library.ts'
import type { Progress } from './progress.ts'
import type { Report } from './report.ts'
import type { ImportWish } from './wish.ts'

/** What an import works on. */
export interface Moving {
  readonly wish: Omit<ImportWish, 'kind' | 'report' | 'posts'>
  readonly reader: Reader
  readonly folder: string
  readonly blog: Blog
  readonly report: Report
  readonly progress: Progress
  /** Asked for only when there are comments and something is to be written. */
  readonly openDatabase: () => Promise<BackupDatabase>
}

/** Reads an export from its beginning to its end: posts to the disk as they come, comments when all posts stand. */
export async function runImport(moving: Moving): Promise<void> {
  const { wish, folder, blog, report, progress } = moving
  const ledger = await Ledger.open(folder)
  const library = await Library.open(folder, blog)
  const posts = new PostArrivals(library, ledger, report, wish)
  const spool = await Spool.open()
  try {
    for await (const arrival of moving.reader({ path: wish.path, zone: blog.timezone })) {
      await takeIn(arrival, posts, spool, report)
      progress.step(arrival.kind)
    }
    if (!wish.dryRun) await keep(posts, ledger, moving)
    if (spool.count > 0) await bringConversations(spool, { ledger, library }, moving)
  } finally {
    await spool.close()
  }
}

async function takeIn(arrival: Arrival, posts: PostArrivals, spool: Spool, report: Report): Promise<void> {
  switch (arrival.kind) {
    case 'post':
      return posts.take(arrival.post)
    case 'comment':
      return spool.add(arrival.comment)
    default:
      report.add(
        arrival.kind === 'skip' ? 'skipped' : 'note',
        'post',
        arrival.place,
        arrival.what,
        arrival.why,
      )
  }
}

async function keep(posts: PostArrivals, ledger: Ledger, { folder, report }: Moving): Promise<void> {
  for (const path of await posts.categories.save(folder))
    report.add('brought', 'file', { file: 'posts/blog.yaml', line: 1 }, `범주 ${path}`)
  await ledger.save()
  await keepLock(folder, await blogOf(folder))
}

async function bringConversations(
  spool: Spool,
  { ledger, library }: { ledger: Ledger; library: Library },
  { wish, folder, report, openDatabase }: Moving,
): Promise<void> {
  const settled = wish.dryRun
    ? expectedIds(ledger, library)
    : await settleLibrary(folder, await blogOf(folder))
  const sources = new Map(
    ledger.all().flatMap(({ source, file, id }) => {
      const found = settled.files.get(file) ?? ([...settled.files.values()].includes(id) ? id : undefined)
      return found === undefined ? [] : [[source, found] as const]
    }),
  )
  const db = wish.dryRun ? undefined : await openDatabase()
  try {
    await bringComments(spool, { db, report, owners: wish.owners, sources, addresses: settled.addresses })
  } finally {
    db?.close()
  }
}

/** What the ids would be. */
function expectedIds(ledger: Ledger, library: Library): SettledIds {
  const files = new Map(ledger.all().map(({ file, id }) => [file, id]))
  for (const [file, { path }] of library.posts) files.set(file, library.ids.get(path) ?? '')
  const addresses = [...library.addresses].map(([address, file]) => [address, files.get(file) ?? ''] as const)
  return { files, addresses: new Map(addresses) }
}
