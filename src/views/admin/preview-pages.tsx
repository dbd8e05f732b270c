import { type Article, isPage, type Post } from '../../domain/post.ts'
import { dottedMinute } from '../../domain/time.ts'
import { ArticlePage } from '../article.tsx'
import type { Site } from '../document.tsx'
import type { Words } from '../words/words.ts'
import { AdminPage } from './admin-page.tsx'
import { type AdminWords, adminWordsFor } from './admin-words.ts'

interface PreviewsProps {
  readonly site: Site
  readonly words: Words
  readonly unseen: Readonly<Record<'drafts' | 'coming' | 'over', readonly Post[]>>
}

/** Every post readers do not see now. */
export const PreviewsPage = ({ site, words, unseen }: PreviewsProps) => {
  const say = adminWordsFor(words.lang)
  const groups = (['drafts', 'coming', 'over'] as const).filter((group) => unseen[group].length > 0)
  return (
    <AdminPage site={site} words={words} title={say.previews} here="/admin/preview">
      <h1>{say.previews}</h1>
      {groups.length === 0 && <p class="empty">{say.noneUnseen}</p>}
      {groups.map((group) => (
        <section aria-labelledby={group}>
          <h2 id={group}>{say[group]}</h2>
          <ul class="rows">
            {unseen[group].map((post) => (
              <Row
                site={site}
                say={say}
                post={post}
                at={group === 'over' ? post.visibleUntil : startOf(post)}
              />
            ))}
          </ul>
        </section>
      ))}
    </AdminPage>
  )
}

interface RowProps {
  readonly site: Site
  readonly say: AdminWords
  readonly post: Post
  readonly at: number | undefined
}

const Row = ({ site, say, post, at }: RowProps) => (
  <li>
    <a href={`/admin/preview/${post.id}`} lang={post.lang}>
      {post.title || say.untitled}
    </a>
    {at ? <time datetime={new Date(at).toISOString()}>{dottedMinute(at, site.blog.timezone)}</time> : null}
  </li>
)

/** 0 is the date of who has none yet. */
const startOf = (post: Post): number | undefined =>
  isPage(post) ? undefined : (post.visibleFrom ?? post.publishedAt)

/** One of them as its page will be, without a courtyard. */
export const PreviewPage = ({ site, words, post, html }: Pick<PreviewsProps, 'site' | 'words'> & Article) => {
  const say = adminWordsFor(words.lang)
  const note = `<p class="resting"><a href="/admin/preview">${say.previews}</a> · ${say.unseenNote}</p>`
  const shown = { ...post, title: post.title || say.untitled }
  return (
    <ArticlePage
      site={site}
      post={shown}
      html={note + html}
      siblings={[]}
      around={{ older: undefined, newer: undefined, related: [], series: [] }}
      courtyard=""
    />
  )
}
