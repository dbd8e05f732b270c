import type { Child } from 'hono/jsx'
import type { Blog } from '../domain/blog.ts'
import { LIKELY_NEXT } from '../domain/content-policy.ts'
import type { ShelfData } from '../domain/shelf-data.ts'
import { Footer, Header } from './masthead.tsx'
import { Metadata } from './metadata.tsx'
import { Html } from './raw-html.tsx'
import type { Words } from './words/words.ts'

/** What every page needs of the shelf. */
export interface Site {
  readonly blog: Blog
  readonly assets: ShelfData['assets']
}

export interface DocumentProps {
  readonly site: Site
  readonly words: Words
  readonly title: string
  readonly description?: string
  /** The page's one true address: a path, encoded, or that of another site; absent on pages that have none. */
  readonly canonical?: string
  readonly alternates?: readonly { readonly lang: string; readonly href: string }[]
  readonly kind?: 'article' | 'website'
  /** The page's own feed, besides the blog's. */
  readonly feed?: { readonly href: string; readonly title: string }
  /** A picture of 1200 × 630 for where the page is shared: a path, or an absolute address. */
  readonly image?: string | undefined
  /** JSON-LD of the page. */
  readonly structured?: readonly object[]
  /** Whether the page is an article of words alone: page.css will do. */
  readonly plain?: boolean
  /** Whether it is of figures in tables. */
  readonly figures?: boolean
  readonly children?: Child
}

export const Document = (props: DocumentProps) => (
  <>
    <Html html="<!doctype html>" />
    <Page {...props} />
  </>
)

const Page = ({ site, words, title, plain, figures, children, ...about }: DocumentProps) => (
  <html lang={words.lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.blog.title ? title : `${title} · ${site.blog.title}`}</title>
      <meta name="color-scheme" content="light dark" />
      <script>
        <Html html={site.assets.inline} />
      </script>
      <link rel="stylesheet" href={site.assets[figures ? 'figuresCss' : plain ? 'css' : 'richCss']} />
      <script type="module" src={site.assets.js} />
      <script type="speculationrules">
        <Html html={LIKELY_NEXT} />
      </script>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <Metadata site={site} title={title} {...about} />
    </head>
    <body>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header site={site} words={words} />
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <Footer site={site} words={words} />
    </body>
  </html>
)
