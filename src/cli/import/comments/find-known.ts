import { FIND_IMPORTED, FIND_TAKEN } from '../../../store/backup-imports.ts'
import type { BackupDatabase } from '../../backup-database.ts'
import { idFor, type KnownKnot, keyOf, type Strand } from './threads.ts'

const ASKED_AT_ONCE = 500

/** Comments of an earlier import, by source, whatever has become of them. */
export async function findKnown(
  strands: ReadonlyMap<string, Strand>,
  db: BackupDatabase | undefined,
): Promise<Map<string, KnownKnot>> {
  const known = new Map<string, KnownKnot>()
  if (!db) return known
  for (const page of pagesOf([...strands])) {
    const bySource = new Map(page.map(([source]) => [keyOf(source), source]))
    const rows = await db.all(
      FIND_IMPORTED,
      JSON.stringify(page.map(([source, { post }]) => [post, keyOf(source)])),
    )
    for (const row of rows)
      known.set(bySource.get(String(row.key)) ?? '', {
        id: Number(row.id),
        rootId: Number(row.root_id),
        secret: row.secret === 1,
      })
  }
  return known
}

/** Ids the new comments would like and others have. */
export async function findTaken(
  strands: ReadonlyMap<string, Strand>,
  known: ReadonlyMap<string, KnownKnot>,
  db: BackupDatabase | undefined,
): Promise<Set<number>> {
  const taken = new Set<number>()
  const ids = [...strands]
    .filter(([source]) => !known.has(source))
    .map(([source, { at }]) => idFor(source, at))
  if (db)
    for (const page of pagesOf(ids))
      for (const row of await db.all(FIND_TAKEN, JSON.stringify(page))) taken.add(Number(row.id))
  return taken
}

function* pagesOf<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += ASKED_AT_ONCE) yield items.slice(i, i + ASKED_AT_ONCE)
}
