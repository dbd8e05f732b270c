import type { BlogLink } from '../domain/blog.ts'
import type { DocumentProps } from './document.tsx'
import { searchWordsFor } from './words/search-words.ts'

type FrameProps = Pick<DocumentProps, 'site' | 'words'>

/** The top of every page: title, categories and the author's menu, and what the page offers everywhere. */
export const Header = ({ site, words }: FrameProps) => (
  <header class="site">
    <a class="site-title" href="/" lang={site.blog.language}>
      {site.blog.title}
    </a>
    <nav aria-label={words.menu} lang={site.blog.language}>
      <ul>
        {site.blog.categories
          .filter((c) => !c.path.includes('/'))
          .map((c) => (
            <li>
              <a href={encodeURI(`/category/${c.path}`)}>{c.name}</a>
            </li>
          ))}
        {site.blog.menu.map(LinkItem)}
      </ul>
    </nav>
    <SearchLink words={words} />
    <button type="button" id="theme" hidden aria-label={words.theme} title={words.theme}>
      <span aria-hidden="true">◐</span>
    </button>
  </header>
)

/** The script takes `/` for it. */
const SearchLink = ({ words }: Pick<FrameProps, 'words'>) => {
  const { search } = searchWordsFor(words.lang)
  return (
    <a id="search-link" href="/search" title={`${search} (/)`} aria-keyshortcuts="/">
      <span class="unseen">{search}</span>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d="M8.5 2.5a6 6 0 1 0 0 12a6 6 0 0 0 0-12M13 13l5 5" />
      </svg>
    </a>
  )
}

/** The foot of every page. */
export const Footer = ({ site, words }: FrameProps) => (
  <footer class="site">
    {site.blog.links.length > 0 && <ul>{site.blog.links.map(LinkItem)}</ul>}
    <p>
      © {site.blog.author} · <a href="/archive">{words.archive}</a> · <a href="/feed.xml">{words.feed}</a>
    </p>
    <p>{words.poweredBy}</p>
  </footer>
)

const LinkItem = ({ label, href }: BlogLink) => (
  <li>
    <a href={href}>{label}</a>
  </li>
)
