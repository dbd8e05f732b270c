import type { Blog } from './blog.ts'
import type { Post, PostId } from './post.ts'

/** What the build wrote: everything a page may need, in memory, no I/O. */
export interface ShelfData {
  readonly blog: Blog
  /** Newest first; ties by id. */
  readonly posts: readonly Post[]
  /** Article HTML, by post id. */
  readonly bodies: Readonly<Record<PostId, string>>
  /** Old addresses → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  /** Addresses of the stylesheet and the script, with their content hash, and the CSP hash of the inline script. */
  readonly assets: {
    readonly css: string
    readonly js: string
    readonly inline: string
    readonly inlineHash: string
  }
  /** Changes whenever anything above does. */
  readonly version: string
}
