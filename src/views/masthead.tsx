import type { BlogLink } from '../domain/blog.ts'
import type { DocumentProps } from './document.tsx'
import { ThemeButton } from './theme-button.tsx'
import { searchWordsFor } from './words/search-words.ts'

type FrameProps = Pick<DocumentProps, 'site' | 'words'>

/** The top of every page: title, categories and the author's menu, and what the page offers everywhere. */
export const Header = ({ site, words }: FrameProps) => (
  <header class="site">
    <a class="site-title" href="/" lang={site.blog.language}>
      <Logo {...site.assets} />
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
        <SearchItem words={words} />
      </ul>
    </nav>
    <ThemeButton words={words} />
  </header>
)

/** The title beside it says whose it is. */
const Logo = ({ logo }: Pick<FrameProps['site']['assets'], 'logo'>) =>
  logo ? (
    <>
      <img {...logo} alt="" />{' '}
    </>
  ) : null

/** The script takes `/` for it. */
const SearchItem = ({ words }: Pick<FrameProps, 'words'>) => (
  <li lang={words.lang}>
    <a href="/search" aria-keyshortcuts="/">
      {searchWordsFor(words.lang).search}
    </a>
  </li>
)

/** The foot of every page. */
export const Footer = ({ site, words }: FrameProps) => (
  <footer class="site">
    {site.blog.links.length > 0 && <ul>{site.blog.links.map(LinkItem)}</ul>}
    <p>
      © {site.blog.author} · <a href="/archive">{words.archive}</a> · <a href="/feed.xml">{words.feed}</a> ·{' '}
      <a href="/privacy">{words.privacy}</a>
    </p>
    <p>{words.poweredBy}</p>
  </footer>
)

const LinkItem = ({ label, href }: BlogLink) => (
  <li>
    <a href={href}>{label}</a>
  </li>
)
