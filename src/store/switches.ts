import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** What the owner has switched without a deploy. */
export interface Switches {
  /** Every new comment waits. */
  readonly paused: boolean
  /** Posts that take no comments. */
  readonly closed: ReadonlySet<PostId>
}

export interface SwitchRow {
  readonly name: string
}

const PAUSED = 'paused'
const CLOSED = 'closed:'

/** All switches that are on. */
const readStatement = (db: Db): D1PreparedStatement =>
  db.prepare(`/* switches.list */ SELECT name FROM switches ORDER BY name`)

/** Only what a comment on one post depends on: at most two rows. */
export const ofPostStatement = (db: Db, post: PostId): D1PreparedStatement =>
  db
    .prepare(`/* switches.ofPost */ SELECT name FROM switches WHERE name IN (?1, ?2)`)
    .bind(PAUSED, CLOSED + post)

export const toSwitches = (rows: readonly SwitchRow[]): Switches => ({
  paused: rows.some((row) => row.name === PAUSED),
  closed: new Set(rows.flatMap(({ name }) => (name.startsWith(CLOSED) ? [name.slice(CLOSED.length)] : []))),
})

export const read = async (db: Db): Promise<Switches> =>
  toSwitches((await readStatement(db).all<SwitchRow>()).results)

export const isClosed = async (db: Db, post: PostId): Promise<boolean> =>
  toSwitches((await ofPostStatement(db, post).all<SwitchRow>()).results).closed.has(post)

/** New comments wait for the owner, or no longer. */
export const pause = (db: Db, on: boolean, now: number): Promise<void> => turn(db, PAUSED, on, now)

/** One post takes no more comments, or takes them again. */
export const close = (db: Db, post: PostId, on: boolean, now: number): Promise<void> =>
  turn(db, CLOSED + post, on, now)

async function turn(db: Db, name: string, on: boolean, now: number): Promise<void> {
  const statement = on
    ? db
        .prepare(
          `/* switches.on */
           INSERT INTO switches (name, value, created_at) VALUES (?1, 'on', ?2) ON CONFLICT DO NOTHING`,
        )
        .bind(name, now)
    : db.prepare(`/* switches.off */ DELETE FROM switches WHERE name = ?1`).bind(name)
  await statement.run()
}
