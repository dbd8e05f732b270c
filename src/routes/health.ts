import { Hono } from 'hono/tiny'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'

/** Whether the Worker runs, and which shelf it carries. Asks nothing of the database. */
export const health = (shelf: Shelf) =>
  new Hono<AppContext>().get('/healthz', (c) => {
    c.header('cache-control', 'no-store')
    return c.json({ ok: true, version: shelf.version })
  })
