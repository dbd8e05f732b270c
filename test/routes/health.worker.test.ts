import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { makeSite, without } from '../support/worker/site.ts'
import { broken } from '../support/worker/watched-db.ts'

it('is well without database, secrets and posts, says which shelf it carries, and is not kept', async () => {
  const asked = broken(env.DB, 'D1_ERROR: Network connection lost.')
  const site = makeSite([], { ...without('PEPPER'), DB: asked.db }, { version: 'v-7' })
  const response = await site.get('/healthz')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: true, version: 'v-7' })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(asked).toMatchObject({ batches: [], singles: [] })
})
