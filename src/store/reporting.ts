import type { Db } from './db.ts'

/** Puts what a reader reports into the owner's queue; a device reports one comment once. */
export async function add(
  db: Db,
  comment: number,
  reason: string,
  device: Uint8Array | undefined,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `/* reports.add */
       INSERT INTO reports (comment_id, reason, device, created_at)
       SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
         SELECT 1 FROM reports WHERE comment_id = ?1 AND done_at IS NULL AND device = ?3)`,
    )
    .bind(comment, reason, device ?? null, now)
    .run()
}
