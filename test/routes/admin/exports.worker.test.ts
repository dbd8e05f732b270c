import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeStored } from '../../support/worker/moderated.ts'
import { seedFigures } from '../../support/worker/seeded-figures.ts'
import { makePost } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { makeOwner } from '../../support/worker/thread.ts'
import { watch } from '../../support/worker/watched-db.ts'

const POST = makePost()
const NAMES = ['comments', 'reactions', 'views', 'categories']

async function take(file: string): Promise<Response> {
  return makeSite([POST]).get(`/admin/export/${file}`, await makeOwner())
}

const linesOf = async (file: string) => (await (await take(file)).text()).trimEnd().split(/\r?\n/)

beforeAll(async () => {
  await seedFigures([POST.id], ['', 'dev'])
  for (const status of ['visible', 'held', 'spam', 'deleted'] as const)
    await makeStored({ post: POST.id, status, name: '=HYPERLINK("x")', source: `${status}, "글"` })
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
     INSERT INTO reactions (post_id, kind, device, created_at) SELECT ?1, 'like', randomblob(32), i FROM n`,
  )
    .bind(POST.id)
    .run()
})

describe('an export', () => {
  it.each(NAMES)('of %s is for nobody but the owner', async (name) => {
    for (const kind of ['csv', 'ndjson']) {
      const answer = await makeSite([POST]).get(`/admin/export/${name}.${kind}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/login'])
    }
  })

  it.each(NAMES)('of %s says the same as CSV and as NDJSON', async (name) => {
    const [head = '', ...rows] = await linesOf(`${name}.csv`)
    const objects = (await linesOf(`${name}.ndjson`)).map((line) => JSON.parse(line) as object)
    expect(rows.length).toBeGreaterThan(2)
    expect(objects).toHaveLength(rows.length)
    expect(head.replace('\ufeff', '').split(',')).toEqual(Object.keys(objects[0] ?? {}))
  })

  it('brings every row, page after page, and is a file to keep', async () => {
    const answer = await take('reactions.csv')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="reactions.csv"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await answer.text()).trimEnd().split('\r\n')).toHaveLength(12_001)
  })

  it('reads no further than it is taken', async () => {
    const watched = watch(env.DB)
    const owner = await makeOwner()
    const answer = await makeSite([POST], { DB: watched.db }).get('/admin/export/reactions.ndjson', owner)
    const reader = answer.body?.getReader()
    await reader?.read()
    expect(watched.rows.read).toBeLessThanOrEqual(10_100)
    await reader?.cancel()
  })

  it('lets no cell be a formula', async () => {
    const [, row = ''] = await linesOf('comments.csv')
    expect(row).toContain(`"'=HYPERLINK(""x"")","visible, ""글"""`)
  })

  it('holds comments as the owner reads them, and no device, network or password of anybody', async () => {
    const rows = (await linesOf('comments.ndjson')).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows.map((row) => row.status)).toEqual(['visible', 'held', 'spam'])
    expect(rows[0]).toMatchObject({ post: POST.id, name: '=HYPERLINK("x")', text: 'visible, "글"' })
    for (const name of NAMES)
      expect((await linesOf(`${name}.csv`))[0]).not.toMatch(/device|prefix|password|digest|key/)
  })

  it.each(['comments', 'comments.xml', 'sessions.csv', 'comments.csv.csv', '.csv'])(
    'named %s there is none',
    async (file) => expect((await take(file)).status).toBe(404),
  )

  it('breaks where the database fails: it is never just shorter', async () => {
    let asked = 0
    const failing = watch(env.DB, async () => {
      if (++asked > 3) throw new Error('D1_ERROR: gone')
    })
    const answer = await makeSite([POST], { DB: failing.db }).get(
      '/admin/export/reactions.csv',
      await makeOwner(),
    )
    await expect(answer.text()).rejects.toThrow('gone')
  })
})
