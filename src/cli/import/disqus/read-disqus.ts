import path from 'node:path'
import { parseDate } from '../../../domain/zoned-time.ts'
import { commentFromHtml } from '../comments/comment-source.ts'
import type { Arrival, ForeignComment, Reading } from '../foreign.ts'
import { plainText } from '../html/plain-text.ts'
import type { Element } from '../xml/element.ts'
import { readRecords } from '../xml/records.ts'

/** Disqus' XML: first all threads with the addresses of their posts, then all comments. Comments only. */
export async function* readDisqus({ path: file, zone }: Reading): AsyncGenerator<Arrival> {
  const links = new Map<string, string>()
  const name = path.basename(file)
  for await (const event of readRecords(file, ({ parent }) => parent?.name === 'disqus')) {
    if (event.kind === 'problem')
      yield { kind: 'note', place: { file: name, line: event.line }, what: 'XML', why: event.message }
    else if (event.element.name === 'thread') links.set(idOf(event.element), linkOf(event.element))
    else if (event.element.name === 'post') yield commentOf(event.element, name, links, zone)
  }
}

const idOf = (element: Element | undefined): string => element?.attributes['dsq:id'] ?? ''

/** Some blogs named threads by an address and not by a link. */
const linkOf = (thread: Element): string => {
  const [link, id] = [thread.read('link'), thread.read('id')]
  return link || (id.startsWith('/') || /^https?:/.test(id) ? id : '')
}

function commentOf(post: Element, file: string, links: ReadonlyMap<string, string>, zone: string): Arrival {
  const place = { file, line: post.line }
  const author = post.first('author')
  const name = plainText(author?.read('name') ?? '')
  const link = links.get(idOf(post.first('thread')))
  if (!link) return { kind: 'skip', place, what: name, why: '이 댓글이 달린 글의 주소가 없습니다' }
  const parent = idOf(post.first('parent'))
  const comment: ForeignComment = {
    ...{ source: `disqus:${idOf(post) || `line-${post.line}`}`, place, post: { address: link }, name },
    parent: parent ? `disqus:${parent}` : undefined,
    text: commentFromHtml(post.read('message')),
    at: parseDate(post.read('createdAt'), zone),
    status: statusOf(post),
    registered: author?.read('isAnonymous') === 'true' ? false : undefined,
  }
  return { kind: 'comment', comment }
}

function statusOf(post: Element): ForeignComment['status'] {
  if (post.read('isDeleted') === 'true') return 'deleted'
  if (post.read('isSpam') === 'true') return 'spam'
  return post.read('isApproved') === 'false' ? 'held' : 'visible'
}
