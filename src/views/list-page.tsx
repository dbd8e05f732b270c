import type { PostTotals } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import { Document, type Site } from './document.tsx'
import { Cut, ListNote, type Page, PostList } from './post-list.tsx'
import { wordsFor } from './words/words.ts'

/** What a list of posts is a list of. */
export interface ListAbout {
  readonly title: string
  /** Address of its first page. */
  readonly href: string
  readonly count: number
  /** Parts of a whole, to be read in this order. */
  readonly ordered?: boolean
}

interface ListPageProps {
  readonly site: Site
  readonly about: ListAbout
  readonly page: Page
  readonly totals: ReadonlyMap<PostId, PostTotals> | undefined
}

/** The posts of a tag or a series. */
export const ListPage = ({ site, about, page, totals }: ListPageProps) => {
  const words = wordsFor(site.blog.language)
  const feed = `${about.href}/feed.xml`
  return (
    <Document
      site={site}
      words={words}
      title={about.title}
      canonical={page.number === 1 ? about.href : `${about.href}?page=${page.number}`}
      feed={{ href: feed, title: about.title }}
    >
      <header class="list-head">
        <h1>{about.title}</h1>
        <ListNote words={words} count={about.count} feed={feed} />
      </header>
      <Cut />
      <PostList blog={site.blog} words={words} page={page} totals={totals} href={about.href} />
    </Document>
  )
}
