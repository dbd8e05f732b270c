import { cleanBody, cleanName } from './comment-text.ts'
import { type Parsed, parsed, refused } from './problem.ts'

export const COMMENT_STATUSES = ['visible', 'held', 'spam', 'deleted'] as const
export type CommentStatus = (typeof COMMENT_STATUSES)[number]

/** A comment as a reader may see it. Instants are ms. */
export interface Comment {
  readonly id: number
  readonly rootId: number
  readonly parentId: number | undefined
  readonly name: string
  readonly html: string
  readonly status: CommentStatus
  readonly secret: boolean
  readonly owner: boolean
  readonly createdAt: number
  readonly editedAt: number | undefined
}

/** What somebody wants to write, cleaned; nothing but the allowed fields. */
export interface CommentDraft {
  readonly name: string
  readonly body: string
  /** Idempotency key. */
  readonly key: string
}

const KEY = /^[A-Za-z0-9_-]{8,64}$/

/** Reads a draft from a form or a JSON body. */
export function parseDraft(fields: Readonly<Record<string, unknown>>): Parsed<CommentDraft> {
  const key = fields.key
  if (typeof key !== 'string' || !KEY.test(key)) return refused('key_invalid', 'key')
  const name = cleanName(fields.name)
  if (!name.ok) return name
  const body = cleanBody(fields.body)
  if (!body.ok) return body
  return parsed({ name: name.value, body: body.value, key })
}

/** What the same text means for an idempotency key: everything a reader would see. */
export const sameText = (draft: CommentDraft): string => JSON.stringify([draft.name, draft.body])
