import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { csvLine } from '../../domain/csv.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AppContext } from '../../env.ts'
import * as exports from '../../store/exports.ts'

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const

/** Everything as files, streamed: one page of rows is in memory at a time. */
export const exportRoutes = new Hono<AppContext>().get('/admin/export/:file', (c) => {
  const [name, kind, ...rest] = c.req.param('file').split('.')
  const found = exports.EXPORTS.find((each) => each === name)
  if (!found || rest.length > 0 || (kind !== 'csv' && kind !== 'ndjson'))
    throw new Refusal(404, { code: 'not_found' })
  return c.body(streamOf(c, found, kind), 200, {
    'content-type': TYPES[kind],
    'content-disposition': `attachment; filename="${found}.${kind}"`,
  })
})

/** A page is read when the one before was taken. A page that fails breaks the download: it never ends short. */
function streamOf(
  c: Context<AppContext>,
  name: exports.ExportName,
  kind: keyof typeof TYPES,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder()
  const columns = exports.columnsOf(name)
  const line = (row: exports.ExportRow) =>
    kind === 'csv' ? csvLine(columns.map((column) => row[column])) : `${JSON.stringify(row)}\n`
  const db = c.env.DB.withSession('first-primary')
  let after: string | undefined
  return new ReadableStream({
    start: (controller) => {
      // Without the mark Excel reads Korean as something else.
      if (kind === 'csv') controller.enqueue(utf8.encode(`\ufeff${csvLine(columns)}`))
    },
    pull: async (controller) => {
      const { rows, next } = await exports.readPage(db, name, c.get('now'), after)
      if (rows.length > 0) controller.enqueue(utf8.encode(rows.map(line).join('')))
      if (next === undefined) controller.close()
      else after = next
    },
  })
}
