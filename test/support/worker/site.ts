import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { createApp } from '../../../src/app.ts'
import adminEn from '../../../src/client/prose/admin-en.json' with { type: 'json' }
import adminKo from '../../../src/client/prose/admin-ko.json' with { type: 'json' }
import explainedEn from '../../../src/client/prose/explained-en.html?raw'
import explainedKo from '../../../src/client/prose/explained-ko.html?raw'
import figuresEn from '../../../src/client/prose/figures-en.json' with { type: 'json' }
import figuresKo from '../../../src/client/prose/figures-ko.json' with { type: 'json' }
import privacyEn from '../../../src/client/prose/privacy-en.html?raw'
import privacyKo from '../../../src/client/prose/privacy-ko.html?raw'
import type { DetailedPost } from '../../../src/domain/post.ts'
import type { Prose } from '../../../src/domain/prose.ts'
import type { Env } from '../../../src/env.ts'
import { createShelf } from '../../../src/shelf/shelf.ts'
import { makeShelfData } from './shelf.ts'

const KO: Prose = { explained: explainedKo, privacy: privacyKo, figures: figuresKo, admin: adminKo }
const EN: Prose = { explained: explainedEn, privacy: privacyEn, figures: figuresEn, admin: adminEn }

export const ORIGIN = 'http://madang.test'

/** What a browser says of itself when one of our own pages sends a request. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin', origin: ORIGIN }

/** The whole Worker over one shelf, in an isolate of its own: gates, routes, page memory. Paths are of ORIGIN. */
export interface Site {
  get(path: string, headers?: HeadersInit): Promise<Response>
  /** Sends a form, as a browser without scripts does. */
  submit(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Sends JSON and asks for JSON, as the page's script does. */
  send(path: string, json: unknown, headers?: Record<string, string>): Promise<Response>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export function makeSite(
  posts: readonly DetailedPost[],
  bindings: Partial<Env> = {},
  data: Parameters<typeof makeShelfData>[1] = {},
): Site {
  const app = createApp(createShelf(makeShelfData(posts, data)))
  const fetch: Site['fetch'] = async (path, init) => {
    const context = createExecutionContext()
    const url = path.startsWith('http:') ? path : ORIGIN + path
    const response = await app.request(url, init, { ...env, ASSETS: PROSE, ...bindings }, context)
    await waitOnExecutionContext(context)
    return response
  }
  return {
    fetch,
    get: (path, headers = {}) => fetch(path, { headers }),
    submit: (path, fields, headers = {}) =>
      fetch(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { ...OWN_PAGE, ...headers },
      }),
    send: (path, json, headers = {}) =>
      fetch(path, {
        method: 'POST',
        body: JSON.stringify(json),
        headers: { ...OWN_PAGE, 'content-type': 'application/json', accept: 'application/json', ...headers },
      }),
  }
}

/** The one static file the Worker itself reads: the interface's longer texts, as the build lays them out. */
const PROSE = {
  fetch: async (input: RequestInfo | URL) => {
    const [, language] = /\/a\/prose-(\w\w)\.json$/.exec(String(input)) ?? []
    const texts = language === 'en' ? EN : KO
    return language ? Response.json(texts) : new Response(null, { status: 404 })
  },
} as Fetcher

/** The Worker without one of its settings, as it runs when somebody forgot it. */
export const without = (name: 'PEPPER' | 'ADMIN_KEY'): Partial<Env> => {
  const { [name]: _, ...rest } = env
  return { ...rest, [name]: '' }
}

/** A comment as a form would send it, with a key of its own. */
export const makeFields = (given: Partial<Record<'name' | 'body' | 'key', string>> = {}) => ({
  name: '길손',
  body: '잘 읽었습니다.',
  key: crypto.randomUUID() as string,
  ...given,
})

/** The cookie a response gives, as a browser sends it back. */
export const cookieOf = (response: Response): { cookie: string } => ({
  cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
})
