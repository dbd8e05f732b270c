/** What sets the blogs of one generator apart from those of another. Folders are below the project. */
export interface Engine {
  readonly name: 'hugo' | 'jekyll' | 'hexo' | 'astro' | 'eleventy' | 'velog'
  /** Where writing lies; where none of them is there, the whole folder is writing. */
  readonly writing: readonly string[]
  /** Where `/a.png` leads. */
  readonly files: readonly string[]
  /** Categories listed one after the other stand in each other. */
  readonly nests: boolean
  /** Folders of writing are sections, and a post without a category is in its section. */
  readonly sections: boolean
  readonly tags: 'liquid' | 'hugo' | 'none'
  /** Names of front matter that mean something of ours. */
  readonly renames?: Readonly<Record<string, string>>
}

const PLAIN = { nests: false, sections: false, tags: 'liquid' } as const

export const ENGINES: Readonly<Record<Engine['name'], Engine>> = {
  hugo: {
    ...PLAIN,
    name: 'hugo',
    writing: ['content'],
    files: ['static', 'assets'],
    sections: true,
    tags: 'hugo',
  },
  jekyll: { ...PLAIN, name: 'jekyll', writing: ['_posts', '_drafts'], files: ['.'], nests: true },
  hexo: {
    ...PLAIN,
    name: 'hexo',
    writing: ['source/_posts', 'source/_drafts'],
    files: ['source'],
    nests: true,
  },
  astro: {
    ...{ ...PLAIN, name: 'astro', writing: ['src/content', 'src/data/blog'], files: ['public', 'src'] },
    ...{ sections: true, tags: 'none' },
  },
  eleventy: {
    ...PLAIN,
    name: 'eleventy',
    writing: ['content', 'posts', 'src/posts', 'blog', 'src/blog'],
    files: ['.', 'public', 'src'],
  },
  velog: {
    ...{ ...PLAIN, name: 'velog', writing: [], files: ['.'], tags: 'none' },
    renames: {
      ...{ url_slug: 'slug', released_at: 'date', created_at: 'date', updated_at: 'updated' },
      ...{ short_description: 'summary', is_private: 'draft' },
    },
  },
}

/** Folders that name no subject. */
export const NO_SECTION = /^(?:posts?|blogs?|articles?|content|_posts|_drafts|drafts|writing|ko|en|kr)$/i
