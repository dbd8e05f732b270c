import { parseCommentId } from './comment-id.ts'
import { cleanBody, cleanName } from './comment-text.ts'
import type { Fields } from './fields.ts'
import { cleanPassword } from './password.ts'
import { type Parsed, parsed, refused } from './problem.ts'
import type { Sight } from './visibility.ts'

export const COMMENT_STATUSES = ['visible', 'held', 'spam', 'deleted'] as const
export type CommentStatus = (typeof COMMENT_STATUSES)[number]

/** Where a comment stands; all that a place-holder tells. Instants are ms. */
interface CommentPlace {
  readonly id: number
  readonly rootId: number
  readonly parentId: number | undefined
}

/** A comment whose reader may see only that something stands there. */
export interface HiddenComment extends CommentPlace {
  readonly sight: Extract<Sight, 'secret' | 'deleted'>
}

/** A comment as somebody who may read it sees it. */
export interface ReadableComment extends CommentPlace {
  readonly sight: Extract<Sight, 'shown' | 'waiting'>
  readonly name: string
  readonly html: string
  /** `spam` is told to the owner alone. */
  readonly status: CommentStatus
  readonly secret: boolean
  readonly owner: boolean
  /** Name of whom it answers, where the reader may know it. */
  readonly addressee: string | undefined
  /** This reader wrote it. */
  readonly mine: boolean
  readonly likes: number
  readonly liked: boolean
  readonly createdAt: number
  readonly editedAt: number | undefined
}

/** A comment as one reader may see it; only the store makes one of a stored row, and only for a viewer. */
export type Comment = HiddenComment | ReadableComment

export const isReadable = (comment: Comment): comment is ReadableComment =>
  comment.sight === 'shown' || comment.sight === 'waiting'

/** What somebody wants to write, cleaned; nothing but the allowed fields. */
export interface CommentDraft {
  readonly name: string
  readonly body: string
  readonly secret: boolean
  /** The comment it answers. */
  readonly parentId: number | undefined
  readonly password: string | undefined
  /** Idempotency key. */
  readonly key: string
}

const KEY = /^[A-Za-z0-9_-]{8,64}$/

/** Reads a draft from a form or a JSON body. */
export function parseDraft(fields: Fields): Parsed<CommentDraft> {
  const key = fields.key
  if (typeof key !== 'string' || !KEY.test(key)) return refused('key_invalid', 'key')
  const name = cleanName(fields.name)
  if (!name.ok) return name
  const body = cleanBody(fields.body)
  if (!body.ok) return body
  const password = cleanPassword(fields.password)
  if (!password.ok) return password
  const secret = parseSwitch(fields.secret)
  if (!secret.ok) return secret
  const parent = parseParent(fields.parent)
  if (!parent.ok) return parent
  return parsed({
    ...{ name: name.value, body: body.value, password: password.value, key },
    ...{ secret: secret.value ?? false, parentId: parent.value },
  })
}

/** What somebody wants to change. Absent: stays as it is. */
export interface CommentEdit {
  readonly body: string | undefined
  readonly secret: boolean | undefined
}

/** Reads an edit; a form says by a hidden `secret=off` before its box that the box is there. */
export function parseEdit(fields: Fields): Parsed<CommentEdit> {
  const secret = parseSwitch(fields.secret)
  if (!secret.ok) return secret
  if (fields.body === undefined && secret.value !== undefined)
    return parsed({ body: undefined, secret: secret.value })
  const body = cleanBody(fields.body)
  return body.ok ? parsed({ body: body.value, secret: secret.value }) : body
}

function parseSwitch(value: unknown): Parsed<boolean | undefined> {
  if (value === undefined || value === null || value === '') return parsed(undefined)
  if (value === 'on' || value === true || value === '1') return parsed(true)
  if (value === 'off' || value === false || value === '0') return parsed(false)
  return refused('secret_invalid', 'secret')
}

function parseParent(value: unknown): Parsed<number | undefined> {
  if (value === undefined || value === null || value === '') return parsed(undefined)
  const id = parseCommentId(typeof value === 'number' ? String(value) : value)
  return id === undefined ? refused('parent_unknown', 'parent') : parsed(id)
}

/** What the same text means for an idempotency key: all that was sent. Only ever stored as a keyed hash. */
export const sameText = (draft: CommentDraft): string =>
  JSON.stringify([draft.name, draft.body, draft.secret, draft.parentId ?? null, draft.password ?? null])
