import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { commentIdAt } from '../../src/domain/comment-id.ts'
import { JOBS } from '../../src/jobs/scheduled.ts'
import * as rowCounts from '../../src/store/row-counts.ts'
import { makeStored } from '../support/worker/moderated.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { watch } from '../support/worker/watched-db.ts'

const LONG_AGO = Date.parse('2020-01-01T00:00:00Z')

const post = makePost()
const path = encodeURI(post.path)

/** The number behind the name of what is stored. */
const rowsOf = (html: string, what: string): number =>
  Number(new RegExp(`<dt>${what} <span class="count">([\\d,]+)행`).exec(html)?.[1]?.replaceAll(',', ''))

/** As an isolate that remembers nothing answers. */
const read = async (query = '') => (await makeSite([post]).get(`/privacy${query}`)).text()

describe('what is stored', () => {
  it('is told with rows that are counted when asked', async () => {
    const before = rowsOf(await read(), '댓글')
    expect((await makeSite([post]).send(`${path}/comments`, makeFields())).status).toBe(201)
    expect((await makeSite([post]).send(`${path}/reactions`, { kind: 'like', on: 1 })).status).toBe(200)
    const html = await read()
    expect(rowsOf(html, '댓글')).toBe(before + 1)
    expect(rowsOf(html, '반응과 댓글 좋아요')).toBe(1)
  })

  it('is counted on behind the night’s count, without reading it again', async () => {
    for (let i = 0; i < 300; i++)
      await makeStored({ id: commentIdAt(LONG_AGO, i), status: i % 2 ? 'visible' : 'spam' })
    const before = rowsOf(await read(), '댓글')
    await rowCounts.countPeoples(env.DB, Date.now())
    await rowCounts.countFigures(env.DB, Date.now())
    await makeSite([post]).send(`${path}/comments`, makeFields())
    const watched = watch(env.DB)
    const html = await (await makeSite([post], { DB: watched.db }).get('/privacy')).text()
    expect(rowsOf(html, '댓글')).toBe(before + 1)
    expect(html).toMatch(/많은 것은 \d{4}\.\d\d\.\d\d \d\d:\d\d에/)
    expect(watched.singles).toHaveLength(1)
    expect(watched.rows.read).toBeLessThan(250)
  })

  it.each(['ko', 'en'])('leaves no slot open in %s', async (language) => {
    const html = await read(`?lang=${language}`)
    expect(html).toContain(`<html lang="${language}"`)
    expect(html.split('<main')[1]).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('names the spans the code keeps to', async () => {
    const html = await read('?lang=en')
    for (const span of [
      'after 30 days',
      '48 hours',
      '7 days',
      '14 days unused, 90 at most',
      '30 minutes after',
      '400 days',
    ])
      expect(html).toContain(span)
  })

  it('is told without counts while the database is away, and remembered by nobody then', async () => {
    const away = watch(env.DB, async () => {
      throw new Error('D1_ERROR: away')
    })
    const site = makeSite([post], { DB: away.db })
    const html = await (await site.get('/privacy')).text()
    expect(html).toContain('–행')
    await site.get('/privacy')
    expect(away.singles).toHaveLength(2)
  })

  it('is kept for a minute', async () => {
    const watched = watch(env.DB)
    const site = makeSite([post], { DB: watched.db })
    const first = await site.get('/privacy')
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await (await site.get('/privacy')).text()).toBe(await first.text())
    expect(watched.singles).toHaveLength(1)
  })

  it('is linked from the foot of every page', async () => {
    const site = makeSite([post])
    for (const page of ['/', path, '/stats', '/archive', '/me', '/nowhere'])
      expect([page, (await (await site.get(page)).text()).includes('href="/privacy"')]).toEqual([page, true])
  })

  it('is counted by the jobs of the night', () =>
    expect(JOBS.map((job) => job.name)).toEqual(expect.arrayContaining(['count rows'])))
})
