import type { PostId } from '../domain/post.ts'
import type { Manifest, ShelfTexts } from '../domain/shelf-data.ts'
import { detailsIn, htmlIn, openPack, type Pack } from './pack.ts'

/** Reads the file of a pack. It must reject where there is none: the manifest names no other. */
export type ReadPack = (file: string) => Promise<Uint8Array>

/** Of an isolate's 128 MB. A pack has some hundred kilobytes. */
const MAX_KEPT_BYTES = 8_000_000

/** The texts of a shelf: those `bundled` in the Worker at once, all others after one read, which is remembered. */
export function openTexts(manifest: Manifest, bundled: Uint8Array, read: ReadPack): ShelfTexts {
  const inWorker = openPack(bundled)
  const placeOf = placesIn(manifest)
  const kept = new Map<string, Pack>()
  // Only what was read is shared: a promise of one request may not be waited for in another.
  const packAt = async (file: string): Promise<Pack> => {
    const known = file === '' ? inWorker : kept.get(file)
    if (known) return known
    const pack = openPack(await read(file))
    keep(kept, file, pack)
    return pack
  }
  return {
    async detailed(posts) {
      const files = new Set(posts.map((post) => placeOf(post.id).file))
      const packs = new Map(
        await Promise.all([...files].map(async (file) => [file, await packAt(file)] as const)),
      )
      return posts.map((post) => {
        const { file, index } = placeOf(post.id)
        return { ...post, ...detailsIn(packs.get(file) ?? inWorker, index) }
      })
    },
    async read(post) {
      const { file, index } = placeOf(post.id)
      const pack = await packAt(file)
      return { post: { ...post, ...detailsIn(pack, index) }, html: htmlIn(pack, index) }
    },
  }
}

interface TextPlace {
  readonly file: string
  readonly index: number
}

/** @throws Error for a post that is not of this manifest */
function placesIn({ pages, posts, packs }: Manifest): (id: PostId) => TextPlace {
  const numbers = new Map<PostId, number>()
  for (const { id } of [...pages, ...posts]) numbers.set(id, numbers.size)
  return (id) => {
    let index = numbers.get(id) ?? Number.POSITIVE_INFINITY
    for (const { file, count } of packs) {
      if (index < count) return { file, index }
      index -= count
    }
    throw new Error(`No text of ${id} is on the shelf`)
  }
}

/** The packs read longest ago make room. */
function keep(kept: Map<string, Pack>, file: string, pack: Pack): void {
  kept.set(file, pack)
  let sum = [...kept.values()].reduce((bytes, one) => bytes + one.bytes.length, 0)
  for (const [name, { bytes }] of kept) {
    if (sum <= MAX_KEPT_BYTES || name === file) return
    kept.delete(name)
    sum -= bytes.length
  }
}
