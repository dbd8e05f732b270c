import path from 'node:path'
import { settleAddresses } from '../../build/addresses.ts'
import { writeIfChanged } from '../../build/build-files.ts'
import type { Complaint } from '../../build/complaint.ts'
import { type DraftPost, readPosts } from '../../build/posts.ts'
import type { Blog } from '../../domain/blog.ts'
import type { PostId } from '../../domain/post.ts'

/** The posts that are there, and whom each address belongs to. Grows with what an import adds. */
export class Library {
  readonly folder: string
  readonly blog: Blog
  /** By file, below posts/. */
  readonly posts: ReadonlyMap<string, DraftPost>
  readonly ids: ReadonlyMap<string, PostId>
  /** Address → file, below posts/; addresses posts have and those they had. */
  private readonly taken = new Map<string, string>()
  private readonly byId = new Map<PostId, DraftPost>()

  private constructor(
    folder: string,
    blog: Blog,
    posts: readonly DraftPost[],
    ids: ReadonlyMap<string, PostId>,
  ) {
    this.folder = folder
    this.blog = blog
    this.ids = ids
    this.posts = new Map(posts.map((post) => [bareFile(post), post]))
    for (const post of posts) {
      for (const address of [...post.aliases, post.path]) this.taken.set(address, bareFile(post))
      this.byId.set(ids.get(post.path) ?? '', post)
    }
  }

  static async open(folder: string, blog: Blog): Promise<Library> {
    const complaints: Complaint[] = []
    const posts = await readPosts(folder, blog, complaints)
    const { ids, moved } = await settleAddresses(folder, posts, complaints)
    const library = new Library(folder, blog, posts, ids)
    for (const [address, id] of Object.entries(moved)) library.claim(address, library.fileOf(id) ?? '')
    return library
  }

  /** Where the post of an id stands now, below posts/. */
  fileOf(id: PostId): string | undefined {
    const post = this.byId.get(id)
    return post && bareFile(post)
  }

  /** Whether an address is free for the post in `file`, or its own already. */
  isFree(address: string, file: string): boolean {
    const owner = this.taken.get(address)
    return owner === undefined || owner === file
  }

  /** Every address with the file it leads to. */
  get addresses(): ReadonlyMap<string, string> {
    return this.taken
  }

  /** Does nothing where the address is another post's. */
  claim(address: string, file: string): void {
    if (this.isFree(address, file)) this.taken.set(address, file)
  }
}

/** Ids of all posts: by file below posts/, and by present and former address. */
export interface SettledIds {
  readonly files: ReadonlyMap<string, PostId>
  readonly addresses: ReadonlyMap<string, PostId>
}

/** Writes into posts.lock what the posts on the disk have to say, as the next build would. */
export async function keepLock(folder: string, blog: Blog): Promise<void> {
  const complaints: Complaint[] = []
  const { lockText } = await settleAddresses(folder, await readPosts(folder, blog, complaints), complaints)
  if (!complaints.some((c) => c.level === 'error'))
    await writeIfChanged(path.join(folder, 'posts.lock'), lockText)
}

/** Ids of all posts as they are now on the disk, drafts too. Writes nothing. */
export async function settleLibrary(folder: string, blog: Blog): Promise<SettledIds> {
  const complaints: Complaint[] = []
  const posts = await readPosts(folder, blog, complaints)
  const { ids, moved } = await settleAddresses(folder, posts, complaints)
  // Drafts have no readers yet, but may bring their comments along.
  const aliases = posts.flatMap((post) =>
    post.aliases.map((alias) => [alias, ids.get(post.path) ?? ''] as const),
  )
  return {
    files: new Map(posts.map((post) => [bareFile(post), ids.get(post.path) ?? ''])),
    addresses: new Map([...aliases, ...Object.entries(moved), ...ids]),
  }
}

const bareFile = ({ file }: DraftPost): string => file.slice('posts/'.length)
