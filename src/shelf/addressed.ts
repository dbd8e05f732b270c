import { addressOf } from '../domain/address.ts'
import type { Post } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Shelf } from './shelf.ts'

/**
 * The post whose courtyard a request is about, by the request's address without `suffix`. Forms opened before a
 * rename still reach their post. @throws Refusal 404, also where comments are off
 */
export function findCourtyard(shelf: Shelf, pathname: string, suffix: string, now: number): Post {
  const address = addressOf(pathname, suffix)?.normalize('NFC') ?? ''
  const post = shelf.findByPath(address, now) ?? shelf.findMoved(address, now)
  if (!post || post.comments === 'off') throw new Refusal(404, { code: 'not_found' })
  return post
}

/** The post a comment belongs to. @throws Refusal 404 when it is not out, or takes no part in conversations */
export function findPostOf(shelf: Shelf, id: string | undefined, now: number): Post {
  const post = id === undefined ? undefined : shelf.findById(id, now)
  if (!post || post.comments === 'off') throw new Refusal(404, { code: 'not_found' })
  return post
}
