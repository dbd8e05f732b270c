import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PostId } from '../domain/post.ts'
import type { Complaint } from './complaint.ts'
import type { DraftPost } from './posts.ts'
import { type Lock, printLock, readLock, type Settled, settle } from './posts-lock.ts'

/** Which id each post has, which addresses moved, and what posts.lock should say. */
export interface Addresses {
  /** By current address. */
  readonly ids: ReadonlyMap<string, PostId>
  /** Old addresses → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  readonly lockText: string
  readonly lockBefore: string
}

const LOCK = 'posts/posts.lock'

/** Settles posts.lock of a posts folder with its posts; what does not add up goes to `complaints`. Writes nothing. */
export async function settleAddresses(
  folder: string,
  drafts: readonly DraftPost[],
  complaints: Complaint[],
): Promise<Addresses> {
  const lockBefore = await readFile(path.join(folder, 'posts.lock'), 'utf8').catch(() => '')
  const placed = drafts.map((d) => ({ address: d.path, ...(d.id !== undefined && { id: d.id }) }))
  const settled = settle(knownAddresses(lockBefore, complaints), placed)
  complaints.push(...doubledIds(settled, drafts), ...vanishedAddresses(settled))
  const current = new Set(drafts.map((d) => d.path))
  const moved = [...settled.lock].flatMap(([id, addresses]) =>
    addresses.filter((a) => !current.has(a)).map((a) => [a, id] as const),
  )
  return {
    ids: settled.ids,
    moved: Object.fromEntries(moved),
    lockText: printLock(settled.lock),
    lockBefore,
  }
}

/** A broken line is an error: a lock read without it would give posts new ids. */
function knownAddresses(text: string, complaints: Complaint[]): Lock {
  try {
    return readLock(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/posts\.lock:(\d+)/.exec(message)?.[1] ?? 1)
    const hint = '그 줄을 git에서 되돌리세요 (손으로 고치지 않는 파일입니다)'
    complaints.push({
      file: LOCK,
      line,
      message: '"id /주소 …" 꼴이 아닌 줄이 있습니다',
      hint,
      level: 'error',
    })
    return new Map()
  }
}

const doubledIds = ({ doubled }: Settled, drafts: readonly DraftPost[]): Complaint[] =>
  doubled.map(({ id, addresses }) => ({
    file: drafts.find((d) => d.path === addresses[1])?.file ?? LOCK,
    line: 1,
    message: `id ${id}를 ${addresses.join(', ')}가 함께 씁니다`,
    hint: '새 글의 머리말에 다른 id:를 적으세요',
    level: 'error',
  }))

const vanishedAddresses = ({ vanished }: Settled): Complaint[] =>
  vanished.map(({ address }) => ({
    file: LOCK,
    line: 1,
    message: `${address}에 있던 글이 없어졌습니다`,
    hint: `옮겼다면 npm run rename -- ${address} 새-주소`,
    level: 'warning',
  }))
