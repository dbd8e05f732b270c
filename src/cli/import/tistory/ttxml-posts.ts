import type { Arrival } from '../foreign.ts'
import { plainText } from '../html/plain-text.ts'
import { saneInstant } from '../post-text.ts'
import type { Element } from '../xml/element.ts'
import type { Attached } from './attachments.ts'
import { replaceFileMarks } from './file-marks.ts'
import { tistoryMarkdown } from './tistory-html.ts'

/** Elements of the blog that are writing, and where Tistory showed them. */
export const WRITINGS: ReadonlyMap<string, string> = new Map([
  ['post', ''],
  ['notice', '/notice'],
  ['page', '/pages'],
])

/** `tistory:blogname:12`, pages and notices apart from posts: their numbers overlap. */
export function sourceOf(writing: Element): string {
  const blog = writing.parent?.first('setting')
  const name = blog?.read('name') || blog?.read('defaultDomain') || blog?.read('title') || 'blog'
  const kind = writing.name === 'post' ? '' : `${writing.name}-`
  return `tistory:${name}:${kind}${writing.read('id') || writing.attributes.slogan || `line-${writing.line}`}`
}

export function* writingOf(element: Element, file: string, attached: Attached): Generator<Arrival> {
  const place = { file, line: element.line }
  const title = plainText(element.read('title'))
  const visibility = element.read('visibility')
  const isShown = visibility === '' || visibility === 'public' || visibility === 'syndicated'
  const { markdown, notes } = tistoryMarkdown(
    replaceFileMarks(element.first('content')?.text ?? '', attached),
  )
  const isLocked = visibility === 'protected' || visibility === 'private'
  for (const why of [...notes, ...(isLocked ? ['비공개나 보호 글이라 초고로 두었습니다'] : [])])
    yield { kind: 'note', place, what: title, why }
  yield {
    kind: 'post',
    post: {
      ...{
        source: sourceOf(element),
        place,
        title,
        body: markdown,
        kind: element.name === 'page' ? 'page' : 'post',
      },
      ...timesOf(element),
      draft: !isShown,
      category: element
        .read('category')
        .split('/')
        .map((name) => plainText(name))
        .filter(Boolean),
      tags: element
        .all('tag')
        .map((tag) => plainText(tag.text))
        .filter(Boolean),
      slug: element.attributes.slogan || undefined,
      aliases: aliasesOf(element),
      comments: element.read('acceptComment') === '0' ? 'closed' : undefined,
      findPicture: (src) => attached.files.get(src),
    },
  }
}

function timesOf(element: Element) {
  const at = instantOf(element.read('published')) ?? instantOf(element.read('created'))
  const modified = instantOf(element.read('modified'))
  const isLater = at !== undefined && modified !== undefined && modified > at + 60_000
  return { at, updatedAt: isLater ? modified : undefined }
}

/** Seconds since 1970. */
export const instantOf = (text: string): number | undefined =>
  /^\d{1,11}$/.test(text) ? saneInstant(Number(text) * 1000) : undefined

/** `/123` and `/entry/제목`, whichever the blog had chosen: both always worked. Mobile readers came by `/m/123`. */
function aliasesOf(element: Element): string[] {
  const [id, slogan] = [element.read('id'), element.attributes.slogan]
  const folder = WRITINGS.get(element.name) ?? ''
  const byNumber = /^\d+$/.test(id) ? [`${folder}/${id}`, `/m${folder}/${id}`] : []
  return [...byNumber, ...(slogan ? [`${folder || '/entry'}/${encodeURIComponent(slogan)}`] : [])]
}
