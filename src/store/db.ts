/** What queries run on: the database, or a session on it. */
export type Db = D1Database | D1DatabaseSession

/** Readers may be answered by a replica; who has written here (a device) is answered by the primary. */
export const readSession = (db: D1Database, device: unknown): D1DatabaseSession =>
  db.withSession(device === undefined ? 'first-unconstrained' : 'first-primary')

/** How long a page waits for the database before it goes on without. */
const PATIENCE_MS = 4000

/**
 * What was asked of the database, or undefined when it is away, fails or takes too long: for pages that are whole
 * without it. What went wrong is logged, not hidden from the author.
 */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => {
      console.error(`The database did not answer within ${PATIENCE_MS} ms`)
      done(undefined)
    }, PATIENCE_MS)
  })
  try {
    return await Promise.race([asked, late])
  } catch (error) {
    console.error(error)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
