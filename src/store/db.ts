/** What queries run on: the database, or a session on it. */
export type Db = D1Database | D1DatabaseSession

/** Readers may be answered by a replica; who has written here (a device) is answered by the primary. */
export const readSession = (db: D1Database, device: unknown): D1DatabaseSession =>
  db.withSession(device === undefined ? 'first-unconstrained' : 'first-primary')
