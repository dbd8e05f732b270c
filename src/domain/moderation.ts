import { COMMENT_STATUSES, type CommentStatus } from './comment.ts'
import { parseCommentId } from './comment-id.ts'
import { type Parsed, type Problem, parsed, refused } from './problem.ts'

// What the owner may do to a comment, and what becomes of it. Who sees what follows from the status alone.

export const VERBS = ['approve', 'hold', 'spam', 'delete', 'restore'] as const
export type Verb = (typeof VERBS)[number]

export const parseVerb = (text: unknown): Verb | undefined => VERBS.find((verb) => verb === text)

/** What a page of the queue can tell that was just done. */
export type Deed = Verb | 'done' | 'answer'

const DEEDS: readonly Deed[] = [...VERBS, 'done', 'answer']

export const parseDeed = (text: unknown): Deed | undefined => DEEDS.find((deed) => deed === text)

const ACTORS = ['owner', 'writer', 'filter'] as const
export type Actor = (typeof ACTORS)[number]

/** The newest line of a comment's audit that changed its status. */
export interface LastChange {
  readonly actor: Actor
  readonly verb: string
  readonly before: CommentStatus
  readonly after: CommentStatus
}

/** What a verb does to a comment: `same` where it is already so. */
export type Decision =
  | { readonly kind: 'change'; readonly from: CommentStatus; readonly to: CommentStatus }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly problem: Problem }

const TARGET: Readonly<Record<Exclude<Verb, 'restore'>, CommentStatus>> = {
  approve: 'visible',
  hold: 'held',
  spam: 'spam',
  delete: 'deleted',
}

/** The one table of legal transitions. What was deleted is erased: no verb brings it back (`comment_erased`). */
export function decide(verb: Verb, status: CommentStatus, last: LastChange | undefined): Decision {
  if (status === 'deleted' && verb !== 'delete')
    return { kind: 'refused', problem: { code: 'comment_erased' } }
  const to = verb === 'restore' ? before(status, last) : TARGET[verb]
  return to === status ? { kind: 'same' } : { kind: 'change', from: status, to }
}

/** Undo goes one step back, and only behind what the owner did: a second undo changes nothing. */
function before(status: CommentStatus, last: LastChange | undefined): CommentStatus {
  const undoable = last?.actor === 'owner' && last.verb !== 'restore' && last.after === status
  return undoable ? last.before : status
}

/** Whether undo would change anything, as far as these lines (oldest first) tell. */
export function canUndo(
  status: CommentStatus,
  lines: readonly {
    readonly actor: Actor
    readonly verb: string
    readonly before?: unknown
    readonly after?: unknown
  }[],
): boolean {
  const last = lines.findLast((line) => line.before !== line.after)
  const from = COMMENT_STATUSES.find((s) => s === last?.before)
  if (!last || !from || last.after !== status) return false
  return (
    decide('restore', status, { actor: last.actor, verb: last.verb, before: from, after: status }).kind ===
    'change'
  )
}

export const MAX_BULK = 100

/** Ids of a bulk verb: numbers or texts, each possibly a list with commas; each once. */
export function parseIds(values: readonly unknown[]): Parsed<number[]> {
  const texts = values.flatMap((v) => (typeof v === 'number' ? [String(v)] : String(v ?? '').split(',')))
  const ids = texts.filter((t) => t.trim() !== '').map((t) => parseCommentId(t.trim()))
  const known = [...new Set(ids.filter((id) => id !== undefined))]
  if (known.length === 0 || ids.includes(undefined)) return refused('ids_invalid', 'ids')
  return known.length <= MAX_BULK ? parsed(known) : refused('ids_too_many', 'ids', { max: MAX_BULK })
}

export const QUEUE_PAGE = 50

/** How many comments one search looks at; it goes on from there by a link. */
export const SEARCH_WINDOW = 2000
const MAX_SEARCH_CHARS = 100

/** What the owner wants to see. */
export interface QueueWish {
  readonly status: CommentStatus
  /** As typed. */
  readonly q: string
  /** The comment an address or an id in `q` names; then nothing else is looked for. */
  readonly id: number | undefined
  /** Behind this comment; undefined on the first page. */
  readonly cursor: number | undefined
}

/** Reads the query of the queue. An unknown status is the waiting ones; a cursor that is none is the first page. */
export function parseQueueWish(query: Readonly<Record<string, string | undefined>>): QueueWish {
  const q = [...(query.q ?? '').trim().normalize('NFC')].slice(0, MAX_SEARCH_CHARS * 4).join('')
  const id = commentIdIn(q)
  return {
    status: COMMENT_STATUSES.find((s) => s === query.status) ?? 'held',
    q: id === undefined ? [...q].slice(0, MAX_SEARCH_CHARS).join('') : q,
    id,
    cursor: parseCommentId(query.cursor),
  }
}

const LEAST_ID_DIGITS = 10

/** The comment meant by an address (`…/posts/a#c-1`, `…/comments/1`, `…?c=1`), by `c-1`, or by a bare long number. */
export function commentIdIn(text: string): number | undefined {
  const found = /(?:^|#)c-(\d{1,16})$/.exec(text) ?? /\/comments\/(\d{1,16})(?:[/?#]|$)/.exec(text)
  const query = found ?? /[?&](?:c|comment)=(\d{1,16})(?:[&#]|$)/.exec(text)
  if (query) return parseCommentId(query[1])
  return text.length >= LEAST_ID_DIGITS ? parseCommentId(text) : undefined
}

/** What is looked for in names and texts: SQLite folds the case of ASCII alone. */
export const searchKey = (q: string): string => q.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

/** Where a form of the queue leads back to: a page of the queue and nothing else, without what was said there. */
export function backTo(value: unknown): URL {
  const queue = new URL('http://queue/admin/comments')
  const wished = typeof value === 'string' ? URL.parse(value, queue) : null
  const inside = wished?.origin === queue.origin && /^\/admin\/comments(?:\/\d{1,16})?$/.test(wished.pathname)
  const back = wished && inside ? wished : queue
  for (const name of ['did', 'done']) back.searchParams.delete(name)
  return back
}
