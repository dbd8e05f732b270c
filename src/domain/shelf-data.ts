import type { Blog, Language } from './blog.ts'
import type { Post, PostId } from './post.ts'

/** What the build wrote: everything a page may need, in memory, no I/O. */
export interface ShelfData {
  readonly blog: Blog
  /** Newest first; ties by id. */
  readonly posts: readonly Post[]
  /** About, guestbook and the like, by path; in no list. */
  readonly pages: readonly Post[]
  /** Article HTML, by post id. */
  readonly bodies: Readonly<Record<PostId, string>>
  /** Old addresses (decoded, NFC, no slash at the end) → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  /** Addresses, of the same form, whose post was taken away for good: they answer 410. */
  readonly gone: readonly string[]
  /** Addresses of the stylesheet and the script, with their content hash, and the CSP hash of the inline script. */
  readonly assets: {
    readonly css: string
    /** The same with what a plain text does not need: lists, code, notes, formulas, pictures. */
    readonly richCss: string
    /** The same with what tables of figures need. */
    readonly figuresCss: string
    readonly js: string
    readonly inline: string
    readonly inlineHash: string
    /** What the owner's pages add to them. */
    readonly admin: { readonly css: string; readonly js: string }
    /** The picture beside the blog's title, px as shown. */
    readonly logo?: { readonly src: string; readonly width: number; readonly height: number }
    /** JSON files of the interface's longer texts: see prose.ts. */
    readonly prose: Readonly<Record<Language, string>>
  }
  /** Changes whenever anything above does. */
  readonly version: string
}
