import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type DraftPost, listPostFiles, readPost, readPosts } from '../build/posts.ts'
import { idOf, type Lock, printLock, readLock } from '../build/posts-lock.ts'
import type { Blog } from '../domain/blog.ts'
import type { PostId } from '../domain/post.ts'
import { CommandError } from './command.ts'
import { type Place, placeOf, renamedFile } from './rename-place.ts'
import { withSlug } from './slug-line.ts'

/** What a rename does, nothing done yet. Names are below the posts folder, as the disk has them. */
export interface RenamePlan {
  readonly moves: readonly { readonly from: string; readonly to: string }[]
  readonly edits: readonly { readonly name: string; readonly text: string }[]
  readonly lockText: string
  /** What to say when it is done. */
  readonly told: readonly string[]
}

/**
 * Plans to move a post, with its translations, to another file or address; or, where the file was moved by hand
 * already, to let its old address lead to the new one.
 * @throws CommandError for what does not exist, is taken, or is no address
 */
export async function planRename(folder: string, blog: Blog, from: string, to: string): Promise<RenamePlan> {
  const posts = await readPosts(folder, blog, [])
  const lock = readLock(await readFile(path.join(folder, 'posts.lock'), 'utf8').catch(() => ''))
  const library = { folder, blog, posts, lock }
  const [old, wanted] = [placeOf(folder, from), placeOf(folder, to)]
  const post = findPost(posts, old)
  return post ? moveFiles(library, post, wanted) : joinAddresses(library, old, wanted)
}

interface Library {
  readonly folder: string
  readonly blog: Blog
  readonly posts: readonly DraftPost[]
  readonly lock: Lock
}

const findPost = (posts: readonly DraftPost[], place: Place): DraftPost | undefined =>
  posts.find((post) => ('file' in place ? post.file === place.file : post.path === place.address))

async function moveFiles(library: Library, post: DraftPost, wanted: Place): Promise<RenamePlan> {
  const { posts } = library
  const renamed = siblingsOf(posts, post).map((sibling) => ({
    sibling,
    file: renamedFile(sibling, post, wanted),
  }))
  const slug = 'address' in wanted ? wanted.address.split('/').at(-1) : undefined
  const steps = await Promise.all(renamed.map(({ sibling, file }) => moveFile(library, sibling, file, slug)))
  const after = steps.map(({ before, now }) => ({ before, now }))
  const moving = steps.map(({ before }) => before)
  for (const { now } of after) refuseTaken(posts, now, moving)
  const lock = after.reduce((known, { before, now }) => withAddress(known, before, now), library.lock)
  return {
    moves: uniqueMoves(steps.flatMap(({ move }) => (move.from === move.to ? [] : [move]))),
    edits: steps.flatMap(({ edit }) => (edit ? [edit] : [])),
    lockText: printLock(lock),
    told: after.map((step) => tell(step, ownerOf(lock, step.now.path) !== undefined)),
  }
}

function tell({ before, now }: { before: DraftPost; now: DraftPost }, wasOut: boolean): string {
  if (before.path === now.path) return `${before.file} → ${now.file} (주소 ${now.path}는 그대로입니다)`
  const old = wasOut ? '옛 주소는 새 주소로 이어집니다' : '초고라 옛 주소는 남기지 않습니다'
  return `${before.path} → ${now.path} (${old})`
}

/** The post and its translations: files of one folder that differ in their language alone. */
const siblingsOf = (posts: readonly DraftPost[], { file }: DraftPost): DraftPost[] =>
  posts.filter((post) => bareName(post.file) === bareName(file))

const bareName = (file: string): string => file.replace(/(?:\.[a-z]{2})?\.\w+$/, '')

async function moveFile({ folder, blog }: Library, before: DraftPost, file: string, slug?: string) {
  const from =
    (await listPostFiles(folder)).find((name) => `posts/${name.normalize('NFC')}` === before.file) ?? ''
  const to = file === before.file ? from : file.slice('posts/'.length)
  const isBundle = [before.file, file].every((name) => /\/index(?:\.\w+)?\.\w+$/.test(name))
  const move = isBundle ? { from: path.dirname(from), to: path.dirname(to) } : { from, to }
  if (move.from !== move.to && existsSync(path.join(folder, move.to)))
    throw new CommandError(`posts/${move.to}이 이미 있습니다.`)
  const text = await readFile(path.join(folder, from), 'utf8')
  // Where front matter says the slug, a file's name is not its address.
  const edited = slug !== undefined && before.hasSlug ? withSlug(before.file, text, slug) : text
  return {
    before,
    now: read(file, edited, blog),
    move,
    edit: edited === text ? undefined : { name: from, text: edited },
  }
}

/** The post as it will be. */
function read(file: string, text: string, blog: Blog): DraftPost {
  const complaints: Parameters<typeof readPost>[3] = []
  const post = readPost(file, text, blog, complaints)
  if (post) return post
  const { message = '', hint = '' } = complaints.find((c) => c.level === 'error') ?? {}
  throw new CommandError(`${file}로 옮기면 읽을 수 없습니다: ${message}\n    → ${hint}`)
}

function refuseTaken(posts: readonly DraftPost[], now: DraftPost, moving: readonly DraftPost[]): void {
  const other = posts.find((post) => post.path === now.path && !moving.includes(post))
  if (other) throw new CommandError(`주소 ${now.path}는 ${other.file}이 쓰고 있습니다.`)
}

function uniqueMoves(moves: RenamePlan['moves']): RenamePlan['moves'] {
  return [...new Map(moves.map((move) => [move.from, move])).values()]
}

const ownerOf = (lock: Lock, address: string): PostId | undefined =>
  [...lock].find(([, { addresses }]) => addresses.includes(address))?.[0]

/** The lock with a post's new address. A draft that was never out has no line and needs none. */
function withAddress(lock: Lock, before: DraftPost, now: DraftPost): Lock {
  const id = before.id ?? ownerOf(lock, before.path) ?? idOf(before.path)
  const known = lock.get(id)
  if (!known && before.draft) return lock
  // A slug that was rewritten may have said an old address too.
  const lost = before.aliases.filter((alias) => !now.aliases.includes(alias))
  const addresses = [...new Set([...(known?.addresses ?? []), before.path, ...lost, now.path])]
  return new Map([...lock, [id, { addresses, prints: known?.prints ?? [] }]])
}

/** The file is where it should be already; the lock learns whose old address it continues. */
function joinAddresses({ posts, lock }: Library, old: Place, wanted: Place): RenamePlan {
  const address = 'address' in old ? old.address : undefined
  const id = address === undefined ? undefined : ownerOf(lock, address)
  if (address === undefined || id === undefined)
    throw new CommandError(`${'file' in old ? old.file : old.address}에 글이 없고, 있었던 적도 없습니다.`)
  const post = findPost(posts, wanted)
  if (!post) throw new CommandError(`${'file' in wanted ? wanted.file : wanted.address}에 글이 없습니다.`)
  const holder = posts.find((other) => (other.id ?? ownerOf(lock, other.path)) === id)
  if (holder && holder !== post)
    throw new CommandError(`${address}는 이미 ${holder.path}로 이어지고 있습니다 (${holder.file}).`)
  const own = post.id ?? ownerOf(lock, post.path)
  if (post.id !== undefined && post.id !== id)
    throw new CommandError(`${post.file}의 id: ${post.id} 줄을 id: ${id}로 고치세요. 그러면 이어집니다.`)
  const rest = new Map([...lock].filter(([known]) => known !== own || known === id))
  const addresses = [...(lock.get(id)?.addresses ?? []), ...(lock.get(own ?? '')?.addresses ?? []), post.path]
  rest.set(id, { addresses: [...new Set(addresses)], prints: [] })
  const told = [`${address} → ${post.path} (옛 주소와 댓글이 이 글로 이어집니다)`]
  return { moves: [], edits: [], lockText: printLock(rest), told }
}
