import { globSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../support/seeded-random.ts'
import {
  cutShort,
  makePlace,
  type RunningServer,
  removePlace,
  type ServerPlace,
  startServer,
} from '../../support/server.ts'
import { pollPath, postId, runCron, signIn, viewsOf } from './asked.ts'
import { drifted, keptCounts, lostAmong, mismatches, promisedCounts } from './kept.ts'
import { migrated, openResting, schemaOf } from './resting-database.ts'
import { keepWriting, type Promised } from './writers.ts'

const isFull = process.env.TRUST === 'full'
const WRITERS = 16
const WRITES = Number(process.env.WRITES ?? (isFull ? 10_400 : 128))
const KILLS = Number(process.env.KILLS ?? (isFull ? 21 : 1))
const CUT_MIGRATIONS = 10
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31)
const random = randomFrom(SEED)

let place: ServerPlace
let server: RunningServer
beforeAll(async () => {
  place = await makePlace()
})
afterAll(async () => {
  await server?.stop()
  if (place) await removePlace(place)
})

/** Resolves soon after there is a database, when the first migrations are being applied. */
const whileMigrating = (at: ServerPlace) => async (): Promise<void> => {
  while (globSync(`${at.stateDir}/v3/d1/**/*.sqlite`).length === 0) await wait(2)
  await wait(random() * 150)
}

/** Writes and kills, until all is written. @returns what the writers were promised */
async function siege(): Promise<Promised[]> {
  const { origin } = server
  const path = await pollPath(origin)
  let [acknowledged, kills] = [0, 0]
  let up = Promise.resolve()
  const line = {
    ...{ origin, path, post: await postId(origin, path), owner: await signIn(origin), random },
    up: async () => {
      await up
      await wait(20)
    },
    acknowledged: () => {
      const due = Math.floor((++acknowledged * (KILLS + 1)) / WRITES)
      if (due <= kills || kills === KILLS) return
      const isAll = ++kills % 2 === 0
      up = up.then(() => powerCut(isAll))
    },
  }
  const promised = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => keepWriting(line, writer, WRITES / WRITERS)),
  )
  await up
  expect([kills, acknowledged]).toEqual([KILLS, WRITES])
  const { views } = promisedCounts(promised)
  await expect.poll(() => viewsOf(origin, line.post), { timeout: 30_000, interval: 100 }).toBe(views)
  return promised
}

/** In the middle of the night's work, of a flush (there is one every second), and of sixteen writes. */
async function powerCut(isAll: boolean): Promise<void> {
  void runCron(server.origin)
  await wait(random() * 60)
  // In turn: everything at once, and the parent alone, which must take the others along.
  await (isAll ? server.kill() : server.behead())
  server = await startServer(place)
}

it.skipIf(!isFull)(
  `is whole after ${CUT_MIGRATIONS} power cuts while migrations were applied (seed ${SEED})`,
  {
    timeout: 600_000,
  },
  async () => {
    for (let cut = 0; cut < CUT_MIGRATIONS; cut++) {
      await removePlace(place)
      await cutShort(place, whileMigrating(place))
      server = await startServer(place)
      await server.stop()
      const db = openResting(place.stateDir)
      expect(schemaOf(db)).toBe(schemaOf(migrated()))
      expect(db.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' })
      db.close()
    }
  },
)

describe(`${WRITERS} writers and ${KILLS} power cut(s) (seed ${SEED})`, () => {
  it(`find all of ${WRITES} acknowledged writes, each once`, { timeout: 3_600_000 }, async () => {
    await removePlace(place)
    await cutShort(place, whileMigrating(place))
    server = await startServer(place)
    const promised = await siege()
    expect(await runCron(server.origin)).toBe(200)
    await server.stop()
    const db = openResting(place.stateDir)
    expect(schemaOf(db)).toBe(schemaOf(migrated()))
    const all = promised.flatMap(({ comments }) => comments)
    const rows = db.prepare('SELECT id, request_key, source, status FROM comments').all()
    expect(lostAmong(all, new Map(rows.map((row) => [row.request_key, row])))).toEqual([])
    // A write that was never answered was sent again with its key: so there are no others.
    expect(rows).toHaveLength(all.length)
    expect(keptCounts(db)).toEqual(promisedCounts(promised))
    expect(drifted(db)).toBe(0)
    expect(mismatches(db)).toEqual([])
    expect(db.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' })
    db.close()
    const { views } = promisedCounts(promised)
    console.log(
      `${WRITES} acknowledged writes (${views} views), ${KILLS} kills, ${rows.length} comments: 0 lost, 0 doubled (seed ${SEED})`,
    )
  })
})
