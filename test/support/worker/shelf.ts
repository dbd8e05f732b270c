import type { Blog } from '../../../src/domain/blog.ts'
import type { DetailedPost, Post, PostId } from '../../../src/domain/post.ts'
import type { ShelfData } from '../../../src/domain/shelf-data.ts'
import { base64url, digest } from '../../../src/domain/signing.ts'
import { unique } from './hits.ts'

/** A day long gone, so that every post made without a date is out. */
export const PAST = Date.parse('2026-01-15T09:00:00+09:00')

/** No test will see this day: what appears then is hidden today. */
export const FUTURE = Date.parse('2999-01-01T00:00:00+09:00')

export const BLOG: Blog = {
  title: '마당 시험',
  description: '시험하는 블로그 <&>',
  language: 'ko',
  timezone: 'Asia/Seoul',
  url: 'https://blog.example',
  author: '마당지기',
  categories: [
    { path: 'ai-trends', name: 'AI 동향', description: 'AI를 읽습니다' },
    { path: 'dev', name: '개발', description: '' },
    { path: 'dev/edge', name: '엣지', description: '' },
    { path: '글쓰기', name: '글쓰기', description: '' },
  ],
  reactions: [
    { kind: 'like', emoji: '👍', label: '좋아요' },
    { kind: 'thanks', emoji: '🙏', label: '고마워요' },
  ],
  pageSize: 3,
  menu: [],
  links: [],
  verification: {},
  stats: 'public',
  comments: { moderation: 'none', editHours: 24 },
}

/** A post of its own: no other test knows its id or its address, which is Korean like those of real posts. */
export function makePost(given: Partial<DetailedPost> = {}): DetailedPost {
  const id = unique('post')
  const slug = given.slug ?? unique('글')
  return {
    id,
    slug,
    path: `/posts/${slug}`,
    title: `제목 <${id}>`,
    publishedAt: PAST,
    day: '2026-01-15',
    category: 'dev',
    tags: [],
    lang: 'ko',
    summary: `요약 ${id}`,
    readingSeconds: 60,
    comments: 'open',
    ...given,
  }
}

const INLINE = 'document.documentElement.dataset.js="1"'
const standardBase64 = (text: string) => text.replaceAll('-', '+').replaceAll('_', '/')
const INLINE_HASH = `sha256-${standardBase64(base64url(await digest(INLINE)))}=`

/** What the build would have written of these posts; an article's text names its post. */
export function makeShelfData(
  posts: readonly DetailedPost[],
  given: Partial<ShelfData> & { readonly bodies?: Readonly<Record<PostId, string>> } = {},
): ShelfData {
  const { bodies = {}, ...data } = given
  const summaries = new Map(
    posts.map(({ id, summary, ogImage }) => [id, { summary, ...(ogImage && { ogImage }) }]),
  )
  const detailsOf = (post: Post) => summaries.get(post.id) ?? { summary: `요약 ${post.id}` }
  const htmlOf = ({ id }: Post) => bodies[id] ?? `<p>본문 ${id} <a href="/posts/x">x</a></p>`
  return {
    blog: BLOG,
    posts: [...posts].sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1)),
    texts: {
      detailed: async (posts) => posts.map((post) => ({ ...post, ...detailsOf(post) })),
      read: async (post) => ({ post: { ...post, ...detailsOf(post) }, html: htmlOf(post) }),
    },
    packs: [],
    pages: [],
    drafts: [],
    moved: {},
    gone: [],
    assets: {
      css: '/page.0.css',
      richCss: '/a/rich-test.css',
      js: '/main.0.js',
      inline: INLINE,
      inlineHash: INLINE_HASH,
      figuresCss: '/a/stats-test.css',
      prose: { ko: '/a/prose-ko.json', en: '/a/prose-en.json' },
      admin: { css: '/admin.0.css', js: '/admin.0.js' },
    },
    version: unique('shelf'),
    ...data,
  }
}
