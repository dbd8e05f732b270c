import { parseCommentId } from './comment-id.ts'
import { Refusal } from './refusal.ts'

export const SORTS = ['oldest', 'newest', 'best'] as const
/** The order of threads; within a thread it is always that of time. */
export type Sort = (typeof SORTS)[number]

/** A place between two comments of a conversation: behind comment `id` of thread `root`. */
export interface Place {
  /** Likes of the thread, where they order. */
  readonly likes: number
  readonly root: number
  readonly id: number
}

/** Larger than any id, and than any number of likes. */
export const BEYOND = Number.MAX_SAFE_INTEGER

/** Before the first comment. */
export const startOf = (sort: Sort): Place =>
  sort === 'oldest' ? { likes: 0, root: -1, id: -1 } : { likes: BEYOND, root: BEYOND, id: BEYOND }

const parseSort = (text: string | undefined): Sort | undefined =>
  text === undefined ? 'oldest' : SORTS.find((s) => s === text)

/** Reads `root-id`, or `likes-root-id` where likes order. A lone `root` stands behind that thread. */
function parsePlace(text: string | undefined, sort: Sort): Place | undefined {
  if (text === undefined || text === '0') return startOf(sort)
  const numbers = text.split('-').map(parseCommentId)
  const [likes, root, id] = sort === 'best' ? numbers : [0, ...numbers]
  if (numbers.length > (sort === 'best' ? 3 : 2) || likes === undefined || root === undefined)
    return undefined
  if (id === undefined && numbers.length > (sort === 'best' ? 2 : 1)) return undefined
  return { likes, root, id: id ?? BEYOND }
}

export const placeText = ({ likes, root, id }: Place, sort: Sort): string =>
  (sort === 'best' ? [likes, root, id] : [root, id]).join('-')

/**
 * Which page of a conversation a query asks for; no `from`: the first.
 * @throws Refusal 400 for an order or a place that is none
 */
export function pageAsked(query: { readonly sort?: string; readonly cursor?: string }): {
  readonly sort: Sort
  readonly from?: Place
} {
  const sort = parseSort(query.sort)
  if (sort === undefined) throw new Refusal(400, { code: 'sort_unknown', field: 'sort' })
  const from = parsePlace(query.cursor, sort)
  if (from === undefined) throw new Refusal(400, { code: 'cursor_invalid', field: 'cursor' })
  return query.cursor === undefined || query.cursor === '0' ? { sort } : { sort, from }
}
