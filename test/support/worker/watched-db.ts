/** What was asked of a database, counted; every question is passed on to the real one. */
export interface WatchedDb {
  readonly db: D1Database
  /** Statements asked on their own, by their opening comment or text. */
  readonly singles: string[]
  /** Number of statements in each batch. */
  readonly batches: number[]
  /** D1's own account of all answers. */
  readonly rows: { read: number; written: number }
}

/**
 * Puts a counter around a database. `before` is awaited ahead of every question: what it throws, the asker gets,
 * and until it is done the database does not answer.
 */
export function watch(real: D1Database, before: () => Promise<void> = async () => {}): WatchedDb {
  const watched = { singles: [] as string[], batches: [] as number[], rows: { read: 0, written: 0 } }
  const inner = new WeakMap<object, D1PreparedStatement>()

  const note = <T extends { readonly meta?: D1Meta }>(result: T): T => {
    watched.rows.read += result.meta?.rows_read ?? 0
    watched.rows.written += result.meta?.rows_written ?? 0
    return result
  }
  const statement = (real: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
      watched.singles.push(sql)
      await before()
      return ask()
    }
    const outer = {
      bind: (...values: unknown[]) => statement(real.bind(...values), sql),
      all: () => asked(async () => note(await real.all())),
      run: () => asked(async () => note(await real.run())),
      first: (...column: string[]) => asked(async () => firstOf(note(await real.all()), column[0])),
      raw: () => asked(() => real.raw()),
    } as D1PreparedStatement
    inner.set(outer, real)
    return outer
  }
  const session = (real: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => statement(real.prepare(sql), sql.trim()),
    batch: async (statements: D1PreparedStatement[]) => {
      watched.batches.push(statements.length)
      await before()
      return (await real.batch(statements.map((s) => inner.get(s) ?? s))).map(note)
    },
  })
  const withSession = (start?: string) => session(real.withSession(start))
  const db = { ...session(real), withSession } as unknown as D1Database
  return { db, ...watched }
}

/** `first()` through `all()`, whose answer carries D1's account. */
const firstOf = (result: D1Result<unknown>, column: string | undefined): unknown => {
  const row = result.results[0]
  if (row === undefined) return null
  return column === undefined ? row : Object(row)[column]
}

/** A database nobody reaches, as D1 says it. */
export const broken = (real: D1Database, message: string): WatchedDb =>
  watch(real, async () => {
    throw new Error(message)
  })
