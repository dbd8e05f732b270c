// The Worker with a meter at its databases: what every statement read and wrote, for whoever asks /__meter; and its
// cron, to be rung at /__cron?at=ms.
import worker, { ViewCounter as Counter } from './index.js'

let rows = { read: 0, written: 0, statements: 0 }
const inner = new WeakMap()

const note = (result) => {
  rows.read += result.meta?.rows_read ?? 0
  rows.written += result.meta?.rows_written ?? 0
  rows.statements++
  return result
}

const statement = (real) => {
  const outer = {
    bind: (...values) => statement(real.bind(...values)),
    all: async () => note(await real.all()),
    run: async () => note(await real.run()),
    first: async (column) => {
      const row = note(await real.all()).results[0]
      return row === undefined ? null : column === undefined ? row : row[column]
    },
    raw: (options) => real.raw(options),
  }
  inner.set(outer, real)
  return outer
}

const metered = (real) => ({
  prepare: (sql) => statement(real.prepare(sql)),
  batch: async (statements) => (await real.batch(statements.map((s) => inner.get(s) ?? s))).map(note),
  withSession: real.withSession && ((start) => metered(real.withSession(start))),
})

const withMeter = (env) => ({ ...env, DB: metered(env.DB), SEARCH: metered(env.SEARCH) })

export class ViewCounter extends Counter {
  constructor(state, env) {
    super(state, withMeter(env))
  }
}

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/__cron') {
      await worker.scheduled({ scheduledTime: Number(searchParams.get('at')) }, env)
      return new Response(null, { status: 204 })
    }
    if (pathname === '/__meter') {
      const answer = Response.json(rows)
      rows = { read: 0, written: 0, statements: 0 }
      return answer
    }
    return worker.fetch(request, withMeter(env), context)
  },
}
