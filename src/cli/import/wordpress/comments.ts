import { parseDate } from '../../../domain/zoned-time.ts'
import { commentFromHtml } from '../comments/comment-source.ts'
import type { Arrival, ForeignComment } from '../foreign.ts'
import { plainText } from '../html/plain-text.ts'
import type { Element } from '../xml/element.ts'
import { sourceOf, type WordPressBlog } from './read-wordpress.ts'

const STATUSES: Readonly<Record<string, ForeignComment['status']>> = {
  ...{ '1': 'visible', approve: 'visible', approved: 'visible', '': 'visible' },
  ...{ '0': 'held', hold: 'held', spam: 'spam', trash: 'deleted', 'post-trashed': 'deleted' },
}

/** A comment of the item it stands in. Address, e-mail and IP stay behind. */
export function* commentOf(comment: Element, blog: WordPressBlog): Generator<Arrival> {
  const item = comment.around('item')
  const place = { file: blog.file, line: comment.line }
  const name = plainText(comment.read('wp:comment_author'))
  const type = comment.read('wp:comment_type')
  if (!item) return yield { kind: 'skip', place, what: name, why: '글 밖에 있는 댓글입니다' }
  if (type !== '' && type !== 'comment')
    return yield { kind: 'skip', place, what: name, why: `댓글이 아닙니다 (${type})` }
  const post = sourceOf(item)
  const id = comment.read('wp:comment_id')
  const parent = comment.read('wp:comment_parent')
  const [local, utc] = [comment.read('wp:comment_date'), comment.read('wp:comment_date_gmt')]
  yield {
    kind: 'comment',
    comment: {
      ...{ source: `${post}:comment:${id || `line-${comment.line}`}`, place, post: { source: post }, name },
      parent: parent === '' || parent === '0' ? undefined : `${post}:comment:${parent}`,
      text: commentFromHtml(comment.read('wp:comment_content')),
      at: parseDate(`${utc} UTC`, blog.zone) ?? parseDate(local, blog.zone),
      status: STATUSES[comment.read('wp:comment_approved')] ?? 'held',
      registered: registeredAs(comment.read('wp:comment_user_id')),
    },
  }
}

const registeredAs = (id: string): boolean | undefined => (id === '' ? undefined : id !== '0')
