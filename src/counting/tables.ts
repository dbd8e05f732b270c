// The object's own tables. None of them outlives its purpose: see days.ts for when each is emptied.

/**
 * Steps of the schema, in order. Never edit one that has landed: append. Objects in the field catch up when they wake.
 *
 * days     the blog's days still remembered; the salt is dropped first, the day later
 * visits   who saw which post today, hashed; goes with the salt
 * views    page openings; ids are random and tied to nobody, so they may outlive the salt and keep a tab
 *          that was left open overnight from counting again. `root` is the view that was counted
 * journal  changes not flushed yet; `fresh` lists the categories in which the visitor is new today
 * filtered the ledger's changes not flushed yet
 * outbox   one row: the last seq, and the frozen rows of the flush in flight
 */
const STEPS: readonly string[] = [
  `CREATE TABLE days (
     day     TEXT PRIMARY KEY,
     ends_at INTEGER NOT NULL,
     salt    BLOB
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE visits (
     visitor    BLOB    NOT NULL,
     post       TEXT    NOT NULL,
     day        TEXT    NOT NULL,
     view       TEXT    NOT NULL,
     began_at   INTEGER NOT NULL,
     categories TEXT    NOT NULL,
     PRIMARY KEY (visitor, post)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE views (
     view       TEXT    NOT NULL,
     post       TEXT    NOT NULL,
     root       TEXT    NOT NULL,
     day        TEXT    NOT NULL,
     categories TEXT    NOT NULL,
     seq        INTEGER NOT NULL,
     engaged    INTEGER NOT NULL,
     depth      REAL    NOT NULL,
     read       INTEGER NOT NULL CHECK (read IN (0, 1)),
     PRIMARY KEY (view, post)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE journal (
     id         INTEGER PRIMARY KEY,
     post       TEXT    NOT NULL,
     day        TEXT    NOT NULL,
     categories TEXT    NOT NULL,
     fresh      TEXT    NOT NULL,
     views      INTEGER NOT NULL,
     visitors   INTEGER NOT NULL,
     reads      INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE filtered (
     day    TEXT    NOT NULL,
     reason TEXT    NOT NULL,
     count  INTEGER NOT NULL,
     PRIMARY KEY (day, reason)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE outbox (
     shard    TEXT    NOT NULL,
     seq      INTEGER NOT NULL,
     rows     TEXT,
     attempts INTEGER NOT NULL
   ) STRICT;`,
]

/**
 * Brings the object's tables up to date.
 * @param shard a name no other storage ever had: D1 takes a flush seq of a known name for a repeat.
 */
export function prepareTables(sql: SqlStorage, shard: string): void {
  sql.exec('CREATE TABLE IF NOT EXISTS schema_steps (step INTEGER PRIMARY KEY) STRICT')
  const { done } = sql.exec<{ done: number }>('SELECT count(*) AS done FROM schema_steps').one()
  STEPS.slice(done).forEach((step, i) => {
    sql.exec(step)
    sql.exec('INSERT INTO schema_steps (step) VALUES (?)', done + i)
  })
  sql.exec(
    'INSERT INTO outbox (shard, seq, attempts) SELECT ?, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM outbox)',
    shard,
  )
}
