import type { Blog, Language } from './blog.ts'
import type { Article, DetailedPost, Post, PostId } from './post.ts'

/** What the build wrote of all posts but their texts: small enough to be read whole when the Worker starts. */
export interface Manifest {
  readonly blog: Blog
  /** Newest first; ties by id. */
  readonly posts: readonly Post[]
  /** About, guestbook and the like, by path; in no list. */
  readonly pages: readonly Post[]
  /** Unfinished: for the owner's eyes alone, so apart from all else that is looked through. */
  readonly drafts: readonly Article[]
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
  /** Where the texts are: those of the pages, then those of the posts, in the order above. */
  readonly packs: readonly PackPlace[]
  /** Changes whenever anything above does, or a text. */
  readonly version: string
}

/** Some texts that lie together. */
export interface PackPlace {
  /** Name of a static file that only the Worker reads; empty for the pack that travels in the Worker itself. */
  readonly file: string
  /** How many texts it holds. */
  readonly count: number
}

/** Where those static files are. */
export const PACK_FOLDER = '_shelf'

/** A post's text and what it says of it. A text that is not in the Worker costs one read of a static file. */
export interface ShelfTexts {
  detailed(posts: readonly Post[]): Promise<readonly DetailedPost[]>
  read(post: Post): Promise<Article>
}

/** All of the shelf. */
export interface ShelfData extends Manifest {
  readonly texts: ShelfTexts
}
