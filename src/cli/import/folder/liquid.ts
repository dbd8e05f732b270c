import { figureText, lineOfAddress, readArguments, type TagArguments } from './tag-arguments.ts'
import type { Standing, TagReader } from './translate.ts'

/** Tags of Liquid and Nunjucks: those of Jekyll, Hexo and Eleventy that say what they are. */
export const liquidTag: TagReader = (name, rest, standing) => {
  const word = name.toLowerCase()
  if (/^(?:end)?(?:blockquote|note|centerquote|cq)$/.test(word)) return ''
  return Object.hasOwn(TAGS, word) ? TAGS[word]?.(readArguments(rest), standing) : undefined
}

const TAGS: Readonly<Record<string, (given: TagArguments, standing: Standing) => string | undefined>> = {
  youtube: ({ list: [id = ''] }) =>
    lineOfAddress(/^https?:/.test(id) ? id : `https://www.youtube.com/watch?v=${id}`),
  vimeo: ({ list: [id] }) => lineOfAddress(`https://vimeo.com/${id}`),
  gist: ({ list: [id] }) => lineOfAddress(`https://gist.github.com/${id}`),
  asset_img: ({ list: [src = '', ...words] }) => figureText(src, '', words.filter(isNoSize).join(' ')),
  asset_path: ({ list: [src] }) => src,
  img: ({ list }) => imageWithClasses(list),
  link: ({ list }, { writings }) =>
    list.length > 1 ? `[${list.slice(0, -1).join(' ')}](${list.at(-1)})` : writings.linkTo(list[0] ?? ''),
  post_url: ({ list: [name = ''] }, { writings }) => writings.linkTo(name),
  post_path: ({ list: [name = ''] }, { writings }) => writings.linkTo(name),
  post_link: ({ list: [name = '', ...words] }, standing) => postLink(name, words.join(' '), standing),
  include: ({ list: [file = ''], named }) => included(file, named),
  include_relative: ({ list: [file = ''], named }) => included(file, named),
}

const isNoSize = (word: string): boolean => !/^\d+(?:px|%)?$/.test(word)

/** `{% img left /a.png 300 200 "title" "alt" %}`: classes may come first, sizes in between. */
function imageWithClasses(list: readonly string[]): string | undefined {
  const at = list.findIndex((word) => /[./]/.test(word))
  const src = list[at]
  if (src === undefined) return undefined
  const [title = '', alt = title] = list.slice(at + 1).filter(isNoSize)
  return figureText(src, alt, title)
}

function postLink(name: string, title: string, { writings }: Standing): string | undefined {
  const link = writings.linkTo(name)
  return link && `[${title || name}](${link})`
}

/** Includes of themes that show a picture or a video; others are templates of the old blog. */
function included(file: string, named: TagArguments['named']): string | undefined {
  const src = named.src ?? named.image_path ?? named.url ?? named.path
  if (/(?:figure|image|img|picture)/i.test(file) && src)
    return figureText(src, named.alt ?? '', named.caption ?? named.title ?? '')
  if (/(?:video|youtube)/i.test(file) && named.id && (named.provider ?? 'youtube') === 'youtube')
    return lineOfAddress(`https://www.youtube.com/watch?v=${named.id}`)
  return undefined
}

const BASES = /^(?:site|page)\.(?:baseurl|url|root)$|^(?:url_for\(['"]?\/?['"]?\))$/

/** `{{ site.baseurl }}` is nothing here; `{{ "/a" | relative_url }}` is `/a`. */
export function liquidExpression(expression: string, { writings }: Standing): string | undefined {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim())
  if (BASES.test(value)) return ''
  const literal = /^(["'])(.*)\1$/.exec(value)?.[2]
  if (literal === undefined) return undefined
  const isAddress = filters.every((filter) =>
    /^(?:relative_url|absolute_url|url|prepend|append|escape|uri_escape)\b/.test(filter),
  )
  return isAddress ? (writings.linkTo(literal) ?? literal) : undefined
}
