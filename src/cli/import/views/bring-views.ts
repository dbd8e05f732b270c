import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readPosts } from '../../../build/posts.ts'
import { type Blog, categoryLine } from '../../../domain/blog.ts'
import { BEFORE_MADANG } from '../../../domain/figures.ts'
import type { PostId } from '../../../domain/post.ts'
import { READ_DAYS } from '../../../store/backup-imports.ts'
import { BACKUP_TABLES, RECOUNTS } from '../../../store/backup-tables.ts'
import type { BackupDatabase } from '../../backup-database.ts'
import { findAddress } from '../find-address.ts'
import { settleLibrary } from '../library.ts'
import type { Report } from '../report.ts'
import { readCsv } from './csv.ts'

/** What a CSV of views is brought into. */
export interface Counting {
  readonly file: string
  readonly folder: string
  readonly blog: Blog
  readonly report: Report
  /** Undefined: nothing is written. */
  readonly db: BackupDatabase | undefined
}

interface DayViews {
  readonly post: PostId
  readonly day: string
  views: number
}

/**
 * Views counted elsewhere, from `url,views[,day]`. A day on which this blog counted anything itself is not touched.
 * Run again, the greater number stands; nothing is added twice.
 */
export async function bringViews(counting: Counting): Promise<void> {
  const wanted = await readWanted(counting)
  const { db, report, folder, blog } = counting
  if (!db || wanted.size === 0) return
  const days = [...new Set([...wanted.values()].map(({ day }) => day))]
  const known = await readDays(db, days)
  const ownDays = new Set(known.filter(({ visitors }) => visitors > 0).map(({ day }) => day))
  for (const day of ownDays)
    report.add(
      'skipped',
      'view',
      { file: path.basename(counting.file), line: 1 },
      day,
      '이 블로그가 스스로 센 날이라 더하지 않습니다',
    )
  const rows = [...wanted.values()].filter(({ day }) => !ownDays.has(day))
  const written = await write(
    db,
    'view_days',
    rows.map(({ post, ...rest }) => ({ post_id: post, ...rest })),
  )
  const after = (await readDays(db, days)).filter(({ day }) => !ownDays.has(day))
  await write(db, 'category_days', categoryDays(after, await categoriesOf(folder, blog)))
  for (const recount of RECOUNTS) await db.all(recount)
  const place = { file: path.basename(counting.file), line: 1 }
  for (const [outcome, count] of [
    ['brought', written],
    ['unchanged', rows.length - written],
  ] as const)
    if (count > 0) report.add(outcome, 'view', place, `글과 날 ${count}쌍`)
}

/** Rows that name a post, summed by post and day: several old addresses may be one post. */
async function readWanted({ file, folder, blog, report }: Counting): Promise<Map<string, DayViews>> {
  const { addresses } = await settleLibrary(folder, blog)
  const wanted = new Map<string, DayViews>()
  for (const { line, cells } of readCsv(await readFile(file, 'utf8'))) {
    const [url = '', count = '', day = ''] = cells
    const place = { file: path.basename(file), line }
    const views = Number(count.replaceAll(',', ''))
    const post = findAddress(url, addresses)
    const isHead = line === 1 && !/^\d/.test(count)
    if (isHead) continue
    if (post === undefined) report.add('skipped', 'view', place, url, '이 주소의 글이 여기에 없습니다')
    else if (!/\d/.test(count) || !Number.isSafeInteger(views) || views < 0)
      report.add('skipped', 'view', place, url, `조회수 ${count}를 읽을 수 없습니다`)
    else if (day !== '' && !isDay(day))
      report.add('skipped', 'view', place, url, `날 ${day}은 2024-01-31 꼴이 아닙니다`)
    else {
      const key = `${post} ${day || BEFORE_MADANG}`
      const before = wanted.get(key)
      if (before) before.views += views
      else wanted.set(key, { post, day: day || BEFORE_MADANG, views })
    }
  }
  return wanted
}

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

async function readDays(db: BackupDatabase, days: readonly string[]) {
  const rows = await db.all(READ_DAYS, JSON.stringify(days))
  return rows.map((row) => ({
    ...{
      post: String(row.post),
      day: String(row.day),
      views: Number(row.views),
      visitors: Number(row.visitors),
    },
  }))
}

/** A view counts for its post's category, for every parent of it, and for the whole site. */
function categoryDays(rows: readonly DayViews[], categories: ReadonlyMap<PostId, string>) {
  const sums = new Map<string, { category: string; day: string; views: number }>()
  for (const { post, day, views } of rows) {
    const category = categories.get(post) ?? ''
    for (const one of new Set(['', ...(category ? categoryLine(category) : [])])) {
      const sum = sums.get(`${day} ${one}`) ?? { category: one, day, views: 0 }
      sum.views += views
      sums.set(`${day} ${one}`, sum)
    }
  }
  return [...sums.values()]
}

async function categoriesOf(folder: string, blog: Blog): Promise<Map<PostId, string>> {
  const { files } = await settleLibrary(folder, blog)
  const posts = await readPosts(folder, blog, [])
  return new Map(posts.map(({ file, category }) => [files.get(file.slice('posts/'.length)) ?? '', category]))
}

const PAGE_ROWS = 1000

/** @returns how many rows were new or grew */
async function write(db: BackupDatabase, table: string, rows: readonly object[]): Promise<number> {
  const statement = BACKUP_TABLES.find(({ name }) => name === table)?.write ?? ''
  let written = 0
  for (let i = 0; i < rows.length; i += PAGE_ROWS)
    written += (await db.all(statement, JSON.stringify(rows.slice(i, i + PAGE_ROWS)))).length
  return written
}
