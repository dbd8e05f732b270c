import path from 'node:path'
import { filesBelow } from '../files-below.ts'
import { inParallel } from './in-parallel.ts'
import { openInspections } from './inspections.ts'
import type { Picture } from './picture.ts'

/** Every picture file of a posts folder, whether an article shows it or not. */
export interface Gallery {
  /** By path below the folder, NFC, `/` between names. `undefined`: the file is there, but is no picture. */
  readonly pictures: ReadonlyMap<string, Picture | undefined>
  /** The same paths by their lower-case spelling, for the file systems that do not tell case apart. */
  readonly spellings: ReadonlyMap<string, string>
}

/** What counts as a picture by its name. HEIC and BMP are listed to be refused with a reason. */
const PICTURE_NAME = /\.(?:avif|bmp|gif|hei[cf]|jfif|jpe?g|png|svg|tiff?|webp)$/i

/**
 * Looks at every picture file below `posts`; encodes nothing. macOS spells file names NFD, articles are written NFC:
 * both are found.
 * @param cache folder that remembers what unchanged files were
 * @param files names of all files below `posts`
 */
export async function openGallery(
  posts: string,
  cache: string,
  files: readonly string[] = filesBelow(posts),
): Promise<Gallery> {
  const names = files.filter((name) => PICTURE_NAME.test(name))
  const inspections = await openInspections(cache)
  const found = await inParallel(names, async (name) => {
    const key = name.normalize('NFC')
    return [key, await inspections.inspect(path.join(posts, name))] as const
  })
  await inspections.keep()
  const pictures = new Map(found)
  return { pictures, spellings: new Map([...pictures.keys()].map((key) => [key.toLowerCase(), key])) }
}
