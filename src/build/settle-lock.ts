import type { PostId } from '../domain/post.ts'
import { isSameHead, isSamePost, keptPrint, marksOf } from './post-print.ts'
import { idOf, type Known, type Lock } from './posts-lock.ts'

/** A post as the lock sees it: where it is now, what front matter says of it, and what it looks like. */
export interface Placed {
  readonly address: string
  readonly id?: PostId
  readonly print: string
  /** Not out: it keeps what the lock knows of it, but a post that was never out gets no line. */
  readonly hidden?: true
}

/** Ids for all posts, the lock as it should be, and what does not add up. */
export interface Settled {
  readonly ids: ReadonlyMap<string, PostId>
  readonly lock: Lock
  /** Posts the lock knows and that are nowhere any more, neither by id nor by address nor by what they look like. */
  readonly vanished: readonly { readonly id: PostId; readonly address: string }[]
  /** Ids that two posts claim. */
  readonly doubled: readonly { readonly id: PostId; readonly addresses: readonly string[] }[]
}

/**
 * Gives every post its id: front matter wins, then the lock by address, then the lock by look for a post that is new
 * where it is and looks like exactly one that vanished, then the id of its first address.
 */
export function settle(lock: Lock, posts: readonly Placed[]): Settled {
  const ids = new Map<string, PostId>()
  const owner = new Map([...lock].flatMap(([id, known]) => known.addresses.map((a) => [a, id] as const)))
  const strangers = posts.filter((post) => {
    const id = post.id ?? owner.get(post.address)
    if (id !== undefined) ids.set(post.address, id)
    return id === undefined
  })
  const claimed = new Set(ids.values())
  const missing = [...lock].filter(([id]) => !claimed.has(id))
  const recognised = recognise(strangers, missing)
  for (const { address } of strangers) ids.set(address, recognised.get(address) ?? idOf(address))
  const claims = Map.groupBy(ids, ([, id]) => id)
  return {
    ids,
    lock: nextLock(lock, posts, ids),
    vanished: missing
      .filter(([id]) => !claims.has(id))
      .map(([id, { addresses }]) => ({ id, address: addresses.at(-1) ?? '' })),
    doubled: [...claims]
      .filter(([, posts]) => posts.length > 1)
      .map(([id, posts]) => ({ id, addresses: posts.map(([address]) => address) })),
  }
}

type Missing = readonly [PostId, Known]

/** Pairs of one look: first those of which only the text may differ, then of what is left those that are less alike. */
function recognise(strangers: readonly Placed[], missing: readonly Missing[]): ReadonlyMap<string, PostId> {
  const sure = pairUp(strangers, missing, isSameHead)
  const taken = new Set(sure.values())
  const rest = strangers.filter(({ address }) => !sure.has(address))
  const likely = pairUp(
    rest,
    missing.filter(([id]) => !taken.has(id)),
    isSamePost,
  )
  return new Map([...sure, ...likely])
}

/** Pairs where nothing else could be meant: one stranger looks like one missing post, and no other does. */
function pairUp(
  strangers: readonly Placed[],
  missing: readonly Missing[],
  isSame: (a: string, b: string) => boolean,
): ReadonlyMap<string, PostId> {
  const byMark = new Map<string, Set<Missing>>()
  for (const one of missing)
    for (const mark of one[1].prints.flatMap(marksOf))
      byMark.set(mark, (byMark.get(mark) ?? new Set()).add(one))
  const pairs = strangers.flatMap(({ address, print }) => {
    const near = new Set(marksOf(print).flatMap((mark) => [...(byMark.get(mark) ?? [])]))
    const same = [...near].filter(([, { prints }]) => prints.some((known) => isSame(known, print)))
    return same.map(([id]) => ({ address, id }))
  })
  const times = new Map<string, number>()
  for (const word of pairs.flatMap(({ address, id }) => [address, id]))
    times.set(word, (times.get(word) ?? 0) + 1)
  const isOnly = ({ address, id }: (typeof pairs)[number]) => times.get(address) === 1 && times.get(id) === 1
  return new Map(pairs.filter(isOnly).map(({ address, id }) => [address, id]))
}

function nextLock(lock: Lock, posts: readonly Placed[], ids: ReadonlyMap<string, PostId>): Lock {
  const next = new Map(lock)
  for (const { address, print, hidden } of posts) {
    const id = ids.get(address) ?? idOf(address)
    const before = next.get(id)
    if (hidden && !before) continue
    next.set(id, {
      addresses: [...new Set([...(before?.addresses ?? []), address])],
      prints: [keptPrint(before?.prints[0], print)],
    })
  }
  return next
}
