import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../support/seeded-random.ts'
import {
  makePlace,
  type RunningServer,
  removePlace,
  type ServerPlace,
  startServer,
} from '../../support/server.ts'
import { keepWriting, type Promised } from './writers.ts'

const isFull = process.env.TRUST === 'full'
const WRITERS = 16
const WRITES = isFull ? 10_400 : 320
const KILLS = isFull ? 21 : 2
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31)
const random = randomFrom(SEED)

let place: ServerPlace
let server: RunningServer
beforeAll(async () => {
  place = await makePlace()
  server = await startServer(place)
})
afterAll(async () => {
  await server?.stop()
  if (place) await removePlace(place)
})

/** Writes and kills, until all is written. @returns what the writers were promised */
async function siege(): Promise<Promised[]> {
  let acknowledged = 0
  let up = Promise.resolve()
  const line = {
    ...{
      origin: server.origin,
      path: await pollPath(server.origin),
      owner: await signIn(server.origin),
      random,
    },
    up: async () => {
      await up
      await wait(20)
    },
    acknowledged: () => {
      acknowledged += 1
      const due = Math.floor((acknowledged * (KILLS + 1)) / WRITES)
      if (due > begun && begun < KILLS) {
        begun += 1
        up = up.then(powerCut)
      }
    },
  }
  let begun = 0
  const promised = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => keepWriting(line, writer, WRITES / WRITERS)),
  )
  await up
  expect([kills, acknowledged]).toEqual([KILLS, WRITES])
  return promised
}

let kills = 0

async function powerCut(): Promise<void> {
  await wait(random() * 60)
  // In turn: everything at once, and the parent alone, which must take the others along.
  await (kills++ % 2 ? server.behead() : server.kill())
  server = await startServer(place)
}

/** The first sample article that has a poll. */
async function pollPath(origin: string): Promise<string> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  for (const [, path = ''] of sitemap.matchAll(/<loc>https?:\/\/[^/]+(\/posts\/[^<]+)<\/loc>/g))
    if ((await (await fetch(origin + path)).text()).includes('id="poll"')) return path
  throw new Error('no sample article has a poll')
}

async function signIn(origin: string): Promise<string> {
  const body = new URLSearchParams({ key: 'test-admin-key-0123456789abcdef0123456789' })
  const response = await fetch(`${origin}/admin/login`, {
    method: 'POST',
    body,
    headers: { origin },
    redirect: 'manual',
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** The database as it lies on the disk, while nobody serves it. */
function openDatabase(stateDir: string): DatabaseSync {
  const folder = path.join(stateDir, 'v3/d1/miniflare-D1DatabaseObject')
  for (const file of readdirSync(folder).filter(
    (name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite',
  )) {
    const database = new DatabaseSync(path.join(folder, file))
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'comments'").get()) return database
    database.close()
  }
  throw new Error(`no database in ${folder}`)
}

describe(`${WRITERS} writers and ${KILLS} power cuts (seed ${SEED})`, () => {
  it(`find all of ${WRITES} acknowledged writes, each once`, { timeout: 3_600_000 }, async () => {
    const promised = await siege()
    await server.stop()
    const db = openDatabase(place.stateDir)
    const rows = db.prepare('SELECT id, request_key, source, status FROM comments').all()
    const stored = new Map(rows.map((row) => [row.request_key, row]))
    const all = promised.flatMap(({ comments }) => comments)
    const lost = all.filter((c) => {
      const row = stored.get(c.key)
      if (c.deleted) return row !== undefined && row.status !== 'deleted'
      return (
        !row ||
        row.id !== c.id ||
        row.source !== c.body ||
        (c.status !== undefined && row.status !== c.status)
      )
    })
    expect(lost).toEqual([])
    expect(rows.filter(({ request_key }) => request_key !== null).length).toBeLessThanOrEqual(all.length)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    const count = (sql: string) => Number(Object.values(db.prepare(sql).get() ?? {})[0])
    expect(count('SELECT count(*) FROM reactions')).toBe(promised.filter(({ reacted }) => reacted).length)
    expect(count('SELECT count(*) FROM poll_votes')).toBe(
      promised.filter(({ voted }) => voted !== undefined).length,
    )
    for (const option of [0, 1])
      expect(count(`SELECT count(*) FROM poll_votes WHERE choice = ${option}`)).toBe(
        promised.filter(({ voted }) => voted === option).length,
      )
    expect(count(DRIFTED)).toBe(0)
    expect(db.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' })
    console.log(
      `${WRITES} acknowledged writes, ${KILLS} kills, ${rows.length} comments, 0 lost, 0 doubled (seed ${SEED})`,
    )
    db.close()
  })
})

/** Posts whose counts are not what a recount finds. */
const DRIFTED = `
  SELECT count(*) FROM post_totals AS t
  WHERE t.comments <> (SELECT count(*) FROM comments AS c WHERE c.post_id = t.post_id AND c.status = 'visible')
     OR t.reactions <> (SELECT count(*) FROM reactions AS r WHERE r.post_id = t.post_id)`
