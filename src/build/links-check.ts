import type { Tokens } from 'marked'
import type { Blog } from '../domain/blog.ts'
import { hrefOf } from '../domain/post.ts'
import type { Article } from './article.ts'
import { tokensOf } from './article-tokens.ts'
import type { Site } from './build.ts'
import type { Complaint } from './complaint.ts'
import { isPageId } from './markdown/heading-ids.ts'
import { countLineEnds, type PlacedToken } from './markdown/token-lines.ts'

/** Links of the articles to posts, categories and headings of this blog that lead nowhere, as errors with their lines. */
export function checkLinks(site: Site): Complaint[] {
  const map = mapOf(site)
  return site.articles.flatMap((article) =>
    linksOf(article).flatMap(({ href, line }) => {
      const problem = problemOf(href, article, map)
      return problem ? [{ file: article.file, line, ...problem, level: 'error' as const }] : []
    }),
  )
}

/** Where a link may lead to. Keys are decoded, NFC. */
interface SiteMap {
  readonly blog: Blog
  readonly byPath: ReadonlyMap<string, Article>
  readonly byId: ReadonlyMap<string, Article>
  /** Heading ids of each article, read when first asked. */
  readonly anchors: Map<Article, ReadonlySet<string>>
}

interface Link {
  readonly href: string
  readonly line: number
}

const MAX_ANCHORS_SHOWN = 12

type Problem = Pick<Complaint, 'message' | 'hint'>

function mapOf({ blog, articles, moved }: Site): SiteMap {
  const byId = new Map(articles.map((a) => [a.post.id, a] as const))
  const now = articles.map((a) => [a.post.path, a] as const)
  const before = Object.entries(moved).flatMap(([path, id]) => {
    const article = byId.get(id)
    return article ? [[path, article] as const] : []
  })
  return { blog, byPath: new Map([...before, ...now]), byId, anchors: new Map() }
}

const linksOf = (article: Article): Link[] =>
  tokensOf(article).flatMap(({ token, line }) => {
    if (token.type === 'link') return [{ href: token.href, line }]
    return token.type === 'html' ? rawLinks(token, line) : []
  })

const RAW_LINK = /<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

function rawLinks(token: Tokens.HTML | Tokens.Tag, line: PlacedToken['line']): Link[] {
  const html = token.raw.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...html.matchAll(RAW_LINK)].map((match) => ({
    href: (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&'),
    line: line + countLineEnds(html.slice(0, match.index)),
  }))
}

function problemOf(href: string, from: Article, map: SiteMap): Problem | undefined {
  const url = URL.parse(href, map.blog.url + hrefOf(from.post))
  if (!url || url.origin !== map.blog.url) return undefined
  const path = decoded(url.pathname)
  const category = /^\/category\/(.+?)(?:\/feed\.xml)?\/?$/.exec(path)?.[1]
  if (category !== undefined) return categoryProblem(category, map)
  const target = targetOf(path, map)
  if (target === 'elsewhere') return undefined
  return target ? anchorProblem(decoded(url.hash.slice(1)), target, map) : postProblem(path, map)
}

/** The article an address belongs to; undefined when the address is one of a post that does not exist. */
function targetOf(path: string, map: SiteMap): Article | 'elsewhere' | undefined {
  const post = /^((?:\/[a-z]{2,3})?\/(?:posts|pages)\/[^/]+)/.exec(path)?.[1]
  if (post !== undefined) return map.byPath.get(post)
  const id = /^\/p\/([^/]+)$/.exec(path)?.[1]
  return id === undefined ? 'elsewhere' : map.byId.get(id)
}

function categoryProblem(path: string, { blog }: SiteMap): Problem | undefined {
  const paths = blog.categories.map((c) => c.path)
  if (paths.includes(path)) return undefined
  return { message: `범주 /category/${path}는 없습니다`, hint: `있는 범주: ${paths.join(', ')}` }
}

function postProblem(path: string, { byPath }: SiteMap): Problem {
  const name = path.split('/').at(-1)?.replace(/\.md$/, '') ?? ''
  const near = [...byPath.keys()].find((known) => known.endsWith(`/${name}`))
  return {
    message: `${path}에 글이 없습니다 (초고는 실리지 않습니다)`,
    hint: near ? `${near}를 뜻했나요?` : '/posts/글의-이름 꼴로, 있는 글의 주소를 쓰세요',
  }
}

function anchorProblem(anchor: string, target: Article, map: SiteMap): Problem | undefined {
  const anchors = map.anchors.get(target) ?? anchorsOf(target)
  map.anchors.set(target, anchors)
  if (!anchor || isPageId(anchor) || anchor.startsWith(':~:') || anchors.has(anchor)) return undefined
  const known = [...anchors].slice(0, MAX_ANCHORS_SHOWN)
  return {
    message: `${target.post.path}에 #${anchor} 제목이 없습니다`,
    hint:
      known.length > 0 ? `있는 제목: ${known.map((id) => `#${id}`).join(', ')}` : '그 글에는 제목이 없습니다',
  }
}

/** Code is escaped in HTML, so a quoted id there is really one. */
const anchorsOf = (article: Article): ReadonlySet<string> =>
  new Set(
    [...article.html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map((m) =>
      (m[1] ?? m[2] ?? '').normalize('NFC'),
    ),
  )

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}
