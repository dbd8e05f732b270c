// The object's own tables. None of them outlives its purpose: see days.ts for when each is emptied.

/**
 * Steps of the schema, in order. Never edit one that has landed: append. Objects in the field catch up when they wake.
 *
 * days     the blog's days still remembered; the salt is dropped first, the day later
 * self     one row: the name under which D1 knows this storage
 * log      what was decided, one row per group of beacons; ids rise for ever
 * snapshot what the log had come to at `upto`, in chunks; the log goes on from there
 */
const STEPS: readonly string[] = [
  `CREATE TABLE days (
     day     TEXT PRIMARY KEY,
     ends_at INTEGER NOT NULL,
     salt    BLOB
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE self (shard TEXT NOT NULL) STRICT;

   CREATE TABLE log (
     id      INTEGER PRIMARY KEY,
     at      INTEGER NOT NULL,
     entries TEXT    NOT NULL
   ) STRICT;

   CREATE TABLE snapshot (
     chunk   INTEGER PRIMARY KEY,
     upto    INTEGER NOT NULL,
     entries TEXT    NOT NULL
   ) STRICT;`,
]

/**
 * Brings the object's tables up to date.
 * @param shard a name no other storage ever had: D1 keeps a mark for each.
 */
export function prepareTables(sql: SqlStorage, shard: string): void {
  sql.exec('CREATE TABLE IF NOT EXISTS counter_steps (step INTEGER PRIMARY KEY) STRICT')
  const { done } = sql.exec<{ done: number }>('SELECT count(*) AS done FROM counter_steps').one()
  if (done === 0) dropForerunners(sql)
  STEPS.slice(done).forEach((step, i) => {
    sql.exec(step)
    sql.exec('INSERT INTO counter_steps (step) VALUES (?)', done + i)
  })
  sql.exec('INSERT INTO self (shard) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM self)', shard)
}

/** The name under which D1 knows this storage. */
export const shardOfStorage = (sql: SqlStorage): string =>
  sql.exec<{ shard: string }>('SELECT shard FROM self').one().shard

/** The tables of a development version, which kept a row per view. What they had not flushed is not carried over. */
function dropForerunners(sql: SqlStorage): void {
  sql.exec(`DROP TABLE IF EXISTS days; DROP TABLE IF EXISTS visits; DROP TABLE IF EXISTS views;
    DROP TABLE IF EXISTS journal; DROP TABLE IF EXISTS filtered; DROP TABLE IF EXISTS outbox;
    DROP TABLE IF EXISTS schema_steps`)
}
