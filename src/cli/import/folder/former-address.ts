import { slugify } from '../../../domain/slug.ts'
import { writtenDate } from '../post-text.ts'
import type { Engine } from './engines.ts'
import type { SiteConfig } from './site-config.ts'
import { bareName } from './writings.ts'

/** A post as addresses are made of it. */
export interface Addressed {
  /** Below the folder of writing. */
  readonly file: string
  /** Below the project. */
  readonly whole: string
  readonly title: string
  readonly slug: string | undefined
  readonly at: number | undefined
  readonly category: readonly string[]
}

const JEKYLL: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
}

/** Where a generator put a post that does not say so itself; undefined where that cannot be known. */
export function formerAddress(
  post: Addressed,
  engine: Engine,
  config: SiteConfig,
  zone: string,
): string | undefined {
  const folders = post.file.split('/').slice(0, -1)
  switch (engine.name) {
    case 'jekyll':
      return filled(JEKYLL[config.permalink ?? 'date'] ?? config.permalink ?? '', post, zone)
    case 'hexo':
      return filled(
        `/${config.permalink ?? ':year/:month/:day/:title/'}`,
        { ...post, title: bareFile(post.file) },
        zone,
      )
    case 'hugo': {
      const pattern = config.permalinks[folders[0] ?? '']
      return pattern === undefined ? pathAddress(post) : filled(pattern, post, zone)
    }
    case 'velog':
      return undefined
    case 'eleventy':
      return pathAddress({ ...post, file: post.whole.replace(/^(?:src|content)\//, '') })
    default:
      return pathAddress(post)
  }
}

function pathAddress({ file, slug }: Pick<Addressed, 'file' | 'slug'>): string {
  const parts = file
    .normalize('NFC')
    .replace(/\.\w+$/, '')
    .replace(/\/_?index$/, '')
    .split('/')
  return `/${[...parts.slice(0, -1), slug ?? parts.at(-1)].join('/')}/`
}

const bareFile = (file: string): string =>
  file
    .normalize('NFC')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')

/** Undefined where a part of the pattern is not known here. */
function filled(pattern: string, post: Addressed, zone: string): string | undefined {
  const [year = '', month = '', day = ''] =
    post.at === undefined ? [] : writtenDate(post.at, zone).slice(0, 10).split('-')
  const name = bareName(post.file)
  const parts: Readonly<Record<string, string>> = {
    ...{
      year,
      month,
      day,
      i_month: String(Number(month)),
      i_day: String(Number(day)),
      short_year: year.slice(2),
    },
    ...{
      title: post.slug ?? name,
      slug: post.slug ?? name,
      name,
      filename: name,
      contentbasename: name,
      slugorfilename: post.slug ?? name,
      slugorcontentbasename: post.slug ?? name,
    },
    ...{ categories: post.category.map(slugify).join('/'), category: post.category.map(slugify).join('/') },
    ...{
      section: post.file.split('/')[0] ?? '',
      sections: post.file.split('/').slice(0, -1).join('/'),
      output_ext: '.html',
    },
  }
  let isKnown = true
  const address = pattern.replace(/:([a-z_]+)/g, (_, word: string) => {
    const value = parts[word]
    if (value === undefined || (value === '' && !word.startsWith('categor'))) isKnown = false
    return value ?? ''
  })
  return isKnown && address ? address.replace(/\/{2,}/g, '/') : undefined
}
