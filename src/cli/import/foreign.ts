// What readers of other blogs' exports hand over: posts as markdown, comments as comment source, and what to report.

/** Where in an export something stands; the line counts from 1. */
export interface SourcePlace {
  /** As the author typed it, or below the folder that was typed. */
  readonly file: string
  readonly line: number
}

/** A post of another blog, already markdown. Instants are ms. */
export interface ForeignPost {
  /** Names it for ever, over several exports: `wordpress:old.example:12`. */
  readonly source: string
  readonly place: SourcePlace
  readonly title: string
  readonly body: string
  /** Undefined: there is none that can be read. */
  readonly at: number | undefined
  readonly kind: 'post' | 'page'
  readonly draft?: boolean
  readonly updatedAt?: number | undefined
  readonly publishAt?: number | undefined
  readonly expireAt?: number | undefined
  /** Names from the outermost inwards. */
  readonly category?: readonly string[]
  readonly tags?: readonly string[]
  /** What its address was made of; the title otherwise. */
  readonly slug?: string | undefined
  /** Former addresses, as written. */
  readonly aliases?: readonly string[]
  readonly series?: string | undefined
  readonly summary?: string | undefined
  readonly cover?: string | undefined
  readonly author?: string | undefined
  readonly lang?: string | undefined
  readonly comments?: 'open' | 'closed' | 'off' | undefined
  /** Settings that are ours already and are taken over as they are: `toc`, `pin`, `poll`, `question`, `canonical`, `id`. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** The absolute file behind an address of a picture, where the export brings it. */
  readonly findPicture?: ((src: string) => string | undefined) | undefined
}

/** Which post a comment belongs to: the source of one, or an address it has or had. */
export type CommentedPost = { readonly source: string } | { readonly address: string }

export interface ForeignComment {
  readonly source: string
  readonly place: SourcePlace
  readonly post: CommentedPost
  /** The source of what it answers. */
  readonly parent?: string | undefined
  readonly name: string
  /** As a guest would have typed it here. */
  readonly text: string
  readonly at: number | undefined
  readonly status: 'visible' | 'held' | 'spam' | 'deleted'
  readonly secret?: boolean
  /** Whether its writer was known to the old blog; undefined where the export does not tell. */
  readonly registered?: boolean | undefined
}

/** What did not come, or did not come as it was. */
interface Remark {
  readonly place: SourcePlace
  readonly what: string
  readonly why: string
}

/** What a reader yields, in the order of the export. */
export type Arrival =
  | { readonly kind: 'post'; readonly post: ForeignPost }
  | { readonly kind: 'comment'; readonly comment: ForeignComment }
  | ({ readonly kind: 'skip' } & Remark)
  | ({ readonly kind: 'note' } & Remark)

/** What every reader is told. */
export interface Reading {
  /** Absolute: a file or a folder. */
  readonly path: string
  /** What dates without a zone are read in. */
  readonly zone: string
}

export type Reader = (reading: Reading) => AsyncIterable<Arrival>
