import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Picture, RECIPE } from './picture.ts'

/** More pixels than this no reader's screen shows, and few machines decode at ease. */
export const MAX_PIXELS = 100_000_000

/** Sent to every reader as it is. */
const HEAVY_KEPT_BYTES = 1_000_000
/** Encoded anew, but a burden for the repository and every build. */
const HEAVY_BYTES = 20_000_000

/** What a picture's head says; the pixels are not decoded. `undefined` where it is no picture sharp can read. */
export async function inspectPicture(file: string): Promise<Picture | undefined> {
  const bytes = await readFile(file)
  const name = createHash('sha256').update(RECIPE).update(bytes).digest('hex').slice(0, 20)
  try {
    // Loaded when there is a picture to look at: it takes a tenth of a build of which nothing changed.
    const { default: sharp } = await import('sharp')
    const head = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata()
    const { width, height } = head.autoOrient
    const moves = (head.pages ?? 1) > 1 || isAnimatedPng(bytes)
    const keptAs = head.format === 'svg' ? 'svg' : moves ? extensionOf(file) : undefined
    const shown = head.pageHeight ?? height
    const drawn = head.format === 'png' || head.format === 'gif'
    const heavy = bytes.length > (keptAs ? HEAVY_KEPT_BYTES : HEAVY_BYTES) && { heavyBytes: bytes.length }
    return {
      path: file,
      name,
      width,
      height: shown,
      ...(drawn && { drawn }),
      ...(keptAs && { keptAs }),
      ...heavy,
    }
  } catch {
    return undefined
  }
}

const extensionOf = (file: string): string => path.extname(file).slice(1).toLowerCase()

/** sharp sees only the first frame of an animated PNG; its control chunk stands before the pixels. */
function isAnimatedPng(bytes: Buffer): boolean {
  const control = bytes.subarray(0, 4096).indexOf('acTL')
  return bytes.readUInt32BE(0) === 0x89504e47 && control > 0 && control < bytes.indexOf('IDAT')
}
