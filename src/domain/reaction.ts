import type { ReactionKind } from './blog.ts'
import type { Fields } from './fields.ts'
import { type Parsed, parsed, refused } from './problem.ts'

/** What a device wants of one reaction. `on` undefined: the other way round. */
export interface ReactionWish {
  readonly kind: string
  readonly on: boolean | undefined
}

/** Reads a wish; `on` in the address wins over the one in the body. */
export function parseReaction(
  kinds: readonly ReactionKind[],
  fields: Fields,
  onInQuery: string | undefined,
): Parsed<ReactionWish> {
  const kind = kinds.find((k) => k.kind === fields.kind)?.kind
  if (kind === undefined) return refused('kind_unknown', 'kind')
  const on = onInQuery ?? fields.on
  if (on === undefined || on === null) return parsed({ kind, on: undefined })
  if (on === '1' || on === 1 || on === true) return parsed({ kind, on: true })
  if (on === '0' || on === 0 || on === false) return parsed({ kind, on: false })
  return refused('on_invalid', 'on')
}
