import { type Place, placeText } from '../domain/cursor.ts'
import { hrefOf, type Post } from '../domain/post.ts'

/** Where a comment is read: under its article, or on a further page of the conversation. */
export const permalinkHref = (post: Post, id: number, from: Place | undefined): string =>
  from === undefined
    ? `${hrefOf(post)}#c-${id}`
    : `${hrefOf(post)}/comments?cursor=${placeText(from, 'oldest')}#c-${id}`
