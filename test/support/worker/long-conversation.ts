import { env } from 'cloudflare:workers'
import { makePost } from './shelf.ts'
import { makeSite } from './site.ts'
import { watch } from './watched-db.ts'

let base = 1_000_000_000

/** `threads` threads of a comment and `answers` answers each, in one statement; the ids of their roots. */
export async function fill(post: string, threads: number, answers: number): Promise<number> {
  base += 10_000_000
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 * (1 + ?3) - 1)
     INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, created_at)
     SELECT ?4 + i, ?1, ?4 + i - i % (1 + ?3), CASE WHEN i % (1 + ?3) > 0 THEN ?4 + i - i % (1 + ?3) END,
            'n' || CAST(i AS INTEGER), 's', 't', 1, 0 FROM n`,
  )
    .bind(post, threads, answers, base)
    .run()
  return base
}

/** A blog of one post, its database watched. */
export function opened() {
  const post = makePost()
  const asked = watch(env.DB)
  return { post, address: encodeURI(post.path), asked, site: makeSite([post], { DB: asked.db }) }
}

/** Numbers of a page's comments, in its order. */
export const namesIn = (html: string) =>
  [...html.matchAll(/<bdi class="comment-name">n(\d+)</g)].map((m) => Number(m[1]))

const MOST_PAGES = 100

/** Names of all comments, page after page by the links. */
export async function walk(site: ReturnType<typeof opened>['site'], from: string): Promise<number[][]> {
  const pages: number[][] = []
  for (let path: string | undefined = from; path; ) {
    const html: string = await (await site.get(path)).text()
    pages.push(namesIn(html))
    if (pages.length > MOST_PAGES) throw new Error(`${from} never ends`)
    path = /<p class="more"><a href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return pages
}
