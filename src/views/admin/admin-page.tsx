import type { Child } from 'hono/jsx'
import type { Site } from '../document.tsx'
import { Html } from '../raw-html.tsx'
import { ThemeButton } from '../theme-button.tsx'
import type { Words } from '../words/words.ts'
import { adminWordsFor } from './admin-words.ts'

export interface AdminPageProps {
  readonly site: Site
  readonly words: Words
  readonly title: string
  /** Which of the menu's pages this is. */
  readonly here?: '/admin' | '/admin/comments' | '/admin/preview' | '/admin/blocks' | undefined
  readonly children?: Child
}

/** A page of the owner's: of one family with the blog's, with the owner's own style and script behind it. */
export const AdminPage = ({ site, words, title, here, children }: AdminPageProps) => (
  <>
    <Html html="<!doctype html>" />
    <html lang={words.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${site.blog.title}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <script>
          <Html html={site.assets.inline} />
        </script>
        <link rel="stylesheet" href={site.assets.css} />
        <link rel="stylesheet" href={site.assets.admin.css} />
        <script type="module" src={site.assets.admin.js} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body class="admin">
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Header site={site} words={words} here={here} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  </>
)

const Header = ({ site, words, here }: Pick<AdminPageProps, 'site' | 'words' | 'here'>) => {
  const say = adminWordsFor(words.lang)
  const menu = [
    ['/admin', say.admin],
    ['/admin/comments', say.queue],
    ['/admin/preview', say.previews],
    ['/admin/blocks', say.blocks],
  ] as const
  return (
    <header class="site">
      <a class="site-title" href="/" lang={site.blog.language} title={say.toBlog}>
        {site.blog.title}
      </a>
      <nav aria-label={words.menu}>
        <ul>
          {menu.map(([href, label]) => (
            <li>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeButton words={words} />
    </header>
  )
}
