// The search of the Worker alone, over the index it is given: what a query costs without the page around it.
import { tagKey } from '../../src/domain/search-post.ts'
import { matchOf, parseQuery } from '../../src/domain/search-query.ts'
import { snippetOf } from '../../src/domain/search-snippet.ts'
import { listFitting, listTexts } from '../../src/store/search.ts'

const SHOWN = 10

export default {
  async fetch(request: Request, env: { readonly SEARCH: D1Database }): Promise<Response> {
    const query = parseQuery(new URL(request.url).searchParams.get('q') ?? '')
    if (!query.ok) return new Response(null, { status: 422 })
    const db = env.SEARCH.withSession('first-unconstrained')
    const ids = await listFitting(db, { match: matchOf(query.value.terms), category: '', tag: tagKey('') })
    const texts = await listTexts(db, ids.slice(0, SHOWN))
    const snippets = [...texts.values()].map((text) => snippetOf(text, query.value.terms))
    return Response.json({ ids, snippets })
  },
}
