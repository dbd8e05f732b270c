import { createHash } from 'node:crypto'
import { commentFromHtml } from '../comments/comment-source.ts'
import type { Arrival, CommentedPost, ForeignComment } from '../foreign.ts'
import { plainText } from '../html/plain-text.ts'
import type { Element } from '../xml/element.ts'
import { instantOf, sourceOf, WRITINGS } from './ttxml-posts.ts'

/** A comment with its answers, which stand inside it, or name it by number. Addresses stay behind, passwords too. */
export function* commentsOf(comment: Element, file: string): Generator<Arrival> {
  const writing = comment.parent
  const place = { file, line: comment.line }
  const post = writing && postOf(writing)
  if (!post) return yield { kind: 'skip', place, what: nameOf(comment), why: '글 밖에 있는 댓글입니다' }
  const scope = writing.name === 'guestbook' ? 'tistory:guestbook' : sourceOf(writing)
  yield* threadOf(comment, { scope, post, file, parent: parentOf(comment, scope) })
}

function postOf(writing: Element): CommentedPost | undefined {
  if (writing.name === 'guestbook') return { address: '/pages/guestbook' }
  return WRITINGS.has(writing.name) ? { source: sourceOf(writing) } : undefined
}

interface Thread {
  readonly scope: string
  readonly post: CommentedPost
  readonly file: string
  readonly parent: string | undefined
}

function* threadOf(comment: Element, { scope, post, file, parent }: Thread): Generator<Arrival> {
  const source = `${scope}:comment:${comment.read('id') || printOf(comment)}`
  yield {
    kind: 'comment',
    comment: { source, place: { file, line: comment.line }, post, parent, ...contentOf(comment) },
  }
  for (const answer of comment.all('comment'))
    yield* threadOf(answer, { scope, post, file, parent: parentOf(answer, scope) ?? source })
}

/** Flat exports name the parent; `root` and 0 are none. */
function parentOf(comment: Element, scope: string): string | undefined {
  const id = comment.read('pid') || comment.read('parent')
  return id === '' || id === '0' || id === 'root' ? undefined : `${scope}:comment:${id}`
}

function contentOf(comment: Element): Omit<ForeignComment, 'source' | 'place' | 'post' | 'parent'> {
  const filtered = comment.read('isFiltered')
  return {
    name: nameOf(comment),
    text: commentFromHtml(comment.first('content')?.text ?? ''),
    at: instantOf(comment.read('written')),
    status:
      comment.read('isDeleted') === '1'
        ? 'deleted'
        : filtered === '' || filtered === '0'
          ? 'visible'
          : 'spam',
    secret: comment.read('secret') === '1',
    registered: comment.first('commenter')?.attributes.id ? true : undefined,
  }
}

const nameOf = (comment: Element): string =>
  plainText(comment.first('commenter')?.read('name') || comment.read('name'))

/** Comments have no number in most exports: what they say and when names them. */
const printOf = (comment: Element): string =>
  createHash('sha256')
    .update(JSON.stringify([nameOf(comment), comment.read('written'), comment.first('content')?.text ?? '']))
    .digest('hex')
    .slice(0, 24)
