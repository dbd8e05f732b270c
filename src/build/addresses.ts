import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PostId } from '../domain/post.ts'
import { collectAliases } from './aliases.ts'
import type { Complaint } from './complaint.ts'
import type { DraftPost } from './posts.ts'
import { type Lock, printLock, readLock } from './posts-lock.ts'
import { type Placed, type Settled, settle } from './settle-lock.ts'

/** Which id each post has, which addresses moved, and what posts.lock should say. */
export interface Addresses {
  /** By current address. */
  readonly ids: ReadonlyMap<string, PostId>
  /** Old addresses and aliases → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  /** Addresses of posts that were taken away with `gone: true`. */
  readonly gone: readonly string[]
  readonly lockText: string
  readonly lockBefore: string
}

const LOCK = 'posts/posts.lock'

/**
 * Settles posts.lock of a posts folder with its posts, drafts and posts taken away included; what does not add up goes
 * to `complaints`. Writes nothing.
 */
export async function settleAddresses(
  folder: string,
  drafts: readonly DraftPost[],
  complaints: Complaint[],
): Promise<Addresses> {
  // A post that cannot be read has not vanished, but nobody can tell which of the missing ones it is.
  const allRead = !complaints.some((c) => c.level === 'error')
  const lockBefore = await readFile(path.join(folder, 'posts.lock'), 'utf8').catch(() => '')
  const settled = settle(knownAddresses(lockBefore, complaints), drafts.map(placedOf))
  complaints.push(...doubledIds(settled, drafts))
  if (allRead) complaints.push(...settled.vanished.map(vanishedAddress))
  const out = drafts.filter((post) => !post.draft && !post.gone)
  const former = formerAddresses(settled, new Set(out.map((post) => post.path)))
  const idsOut = new Set(out.map((post) => settled.ids.get(post.path)))
  const moved = former.filter(([, id]) => idsOut.has(id))
  const aliases = collectAliases(out, { ids: settled.ids, moved: new Map(moved) }, complaints)
  const lost = new Set(drafts.filter((post) => post.gone).map((post) => settled.ids.get(post.path) ?? ''))
  return {
    ids: settled.ids,
    moved: Object.fromEntries([...moved, ...aliases]),
    gone: goneAddresses(
      drafts,
      former.filter(([, id]) => lost.has(id)),
    ),
    lockText: printLock(settled.lock),
    lockBefore,
  }
}

const placedOf = (post: DraftPost): Placed => ({
  address: post.path,
  print: post.print,
  ...(post.id !== undefined && { id: post.id }),
  ...((post.draft || post.gone) && { hidden: true }),
})

/** Every address of the lock where no post stands now, with whose it was. */
const formerAddresses = ({ lock }: Settled, current: ReadonlySet<string>): (readonly [string, PostId])[] =>
  [...lock].flatMap(([id, { addresses }]) =>
    addresses.filter((address) => !current.has(address)).map((address) => [address, id] as const),
  )

function goneAddresses(
  drafts: readonly DraftPost[],
  former: readonly (readonly [string, PostId])[],
): string[] {
  const written = drafts.filter((post) => post.gone).flatMap((post) => [post.path, ...post.aliases])
  const known = former.flatMap(([address, id]) => [address, `/p/${id}`])
  return [...new Set([...written, ...known])].sort()
}

/** A broken line is an error: a lock read without it would give posts new ids. */
function knownAddresses(text: string, complaints: Complaint[]): Lock {
  try {
    return readLock(text)
  } catch (error) {
    const place = error instanceof Error ? error.message : String(error)
    complaints.push({
      file: LOCK,
      line: Number(/posts\.lock:(\d+)/.exec(place)?.[1] ?? 1),
      message: '"id /주소 …" 꼴이 아닌 줄이 있습니다',
      hint: '그 줄을 git에서 되돌리세요 (손으로 고치지 않는 파일입니다)',
      level: 'error',
    })
    return new Map()
  }
}

const doubledIds = ({ doubled, lock }: Settled, drafts: readonly DraftPost[]): Complaint[] =>
  doubled.map(({ id, addresses }) => {
    const posts = drafts.filter((post) => addresses.includes(post.path))
    const last = lock.get(id)?.addresses.at(-1)
    // Who copied the id, or came to an address the other one had before.
    const late = posts.findLast((post) => post.id !== undefined) ?? posts.find((post) => post.path !== last)
    return {
      file: late?.file ?? LOCK,
      line: 1,
      message: `id ${id}를 ${addresses.join(', ')}가 함께 씁니다 (베낀 id이거나, 전에 다른 글이 있던 주소입니다)`,
      hint: '베낀 글이면 id: 줄을 지우고, 새 글이면 머리말에 slug: 다른-이름을 적으세요',
      level: 'error' as const,
    }
  })

const vanishedAddress = ({ address }: Settled['vanished'][number]): Complaint => ({
  file: LOCK,
  line: 1,
  message: `${address}에 있던 글이 없어졌습니다`,
  hint: `옮겼으면 npm run rename -- ${address} 새-주소, 없앴으면 머리말에 gone: true만 남긴 글을 두세요`,
  level: 'warning',
  forbidsPublishing: true,
})
