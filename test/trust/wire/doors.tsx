import adminKo from '../../../src/client/prose/admin-ko.json' with { type: 'json' }
import figuresKo from '../../../src/client/prose/figures-ko.json' with { type: 'json' }
import type { ReadableComment } from '../../../src/domain/comment.ts'
import { renderComment } from '../../../src/domain/comment-html.ts'
import type { DetailedPost } from '../../../src/domain/post.ts'
import { adminWordsFor, handInAdminWords } from '../../../src/views/admin/admin-words.ts'
import { QueueItem } from '../../../src/views/admin/queue-item.tsx'
import { articleFrame } from '../../../src/views/article-frame.tsx'
import { ConversationPage } from '../../../src/views/conversation-page.tsx'
import { ErrorPage } from '../../../src/views/error-page.tsx'
import { FacetTable } from '../../../src/views/figures/tables.tsx'
import { HomePage } from '../../../src/views/post-list.tsx'
import { SearchPage } from '../../../src/views/search-page.tsx'
import { wordsFor } from '../../../src/views/words/words.ts'
import { makePost, makeShelfData } from '../../support/worker/shelf.ts'

// Every place where a stranger's text, or an author's field, comes to stand in a page. The views are the blog's own.

const site = makeShelfData([])
const words = wordsFor('ko')
handInAdminWords('ko', adminKo)
const issuedKey = '00000000-0000-4000-8000-000000000000'

const commentOf = (text: string): ReadableComment => ({
  ...{
    id: 7,
    rootId: 7,
    parentId: undefined,
    sight: 'shown',
    status: 'visible',
    secret: false,
    owner: false,
  },
  ...{ name: text, html: renderComment(text), addressee: text, mine: true, likes: 1, liked: false },
  ...{ createdAt: 0, editedAt: undefined },
})

const postOf = (text: string): DetailedPost =>
  makePost({
    ...{ title: text, summary: text, tags: [text], author: text, series: text, question: text, slug: text },
    ...{
      path: `/posts/${text}`,
      cover: text,
      ...(URL.canParse(text, 'https://blog.example') && { ogImage: text }),
      canonical: text,
      poll: { question: text, options: [text, 'x'] },
    },
  })

/** The pages a text comes to stand in. */
export const DOORS: Readonly<Record<string, (text: string) => string>> = {
  conversation: (text) => {
    const kept = { name: text, body: text, words, preview: renderComment(text) }
    const courtyard = {
      ...{
        comments: [commentOf(text)],
        next: undefined,
        sort: 'oldest' as const,
        reactions: { counts: {}, mine: [] },
      },
      ...{ totals: new Map(), poll: undefined, closed: false },
    }
    const props = { site, post: makePost(), courtyard, issuedKey, open: true, isLater: false, kept }
    return (<ConversationPage {...props} replyTo={{ id: 7, name: text }} />).toString()
  },
  queue: (text) => {
    const item = {
      ...{
        id: 7,
        post: postOf(text),
        postId: text,
        status: 'held' as const,
        comment: commentOf(text),
        holdReason: text,
      },
      ...{ parent: { name: text, begin: text }, history: undefined, hasPrefix: true, lines: [] },
      reports: { shown: [{ reason: text, createdAt: 0 }], count: 1 },
    }
    return (
      <QueueItem {...{ site, words, say: adminWordsFor('ko'), item, back: text, issuedKey }} />
    ).toString()
  },
  search: (text) =>
    (
      <SearchPage
        site={site}
        wanted={{ q: text, category: text, tag: text }}
        findings={{
          hits: [{ post: postOf(text), title: [{ text, marked: true }], snippet: [{ text, marked: false }] }],
          count: 1,
          more: true,
          page: 1,
          pages: 2,
        }}
        tags={[{ tag: text, count: 1 }]}
      />
    ).toString(),
  article: (text) => {
    const post = postOf(text)
    const around = { older: post, newer: post, related: [post], series: [post, makePost()] }
    const { head, tail } = articleFrame({ site, post, html: '<p>글</p>', siblings: [], around })
    return new TextDecoder().decode(head.bytes) + new TextDecoder().decode(tail.bytes)
  },
  home: (text) => {
    const post = postOf(text)
    const recent = [{ id: 7, post, name: text, text }]
    return (
      <HomePage
        site={site}
        page={{ number: 1, of: 1, posts: [post] }}
        totals={new Map()}
        recent={recent}
        popular={[post]}
      />
    ).toString()
  },
  sources: (text) => {
    const lines = [{ value: text, views: 1, visitors: 1, reads: 1 }]
    return (<FacetTable say={figuresKo} head={text} lines={lines} />).toString()
  },
  error: (text) => {
    const unsent = {
      action: `/${encodeURI(text.toWellFormed())}`,
      body: text,
      hidden: [[text, text]] as const,
      hadPassword: true,
    }
    const meant = { q: text, posts: [postOf(text)] }
    return (
      <ErrorPage {...{ site, words, status: 503, problem: { code: 'database_away' }, unsent, meant }} />
    ).toString()
  },
}
