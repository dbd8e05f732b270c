import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { MAX_PIXELS } from './inspect.ts'
import type { MadeFiles } from './made-files.ts'
import { filesOf, keptFile, type Picture, type PictureFile, previewFile } from './picture.ts'

/** What link previews show at their largest. */
const PREVIEW_PX = 1200

/**
 * Makes the files of one picture that are not there yet: turned upright, in sRGB, without what the camera wrote into it.
 * @throws Error when the pixels cannot be decoded
 */
export async function encodePicture(picture: Picture, made: MadeFiles): Promise<void> {
  if (picture.keptAs) return makeFile(made, keptFile(picture), () => readFile(picture.path))
  const source = once(() => readFile(picture.path))
  for (const file of [...filesOf(picture, 'avif'), ...filesOf(picture, 'webp')])
    await makeFile(made, file.file, async () => encode(await source(), file, picture.drawn))
}

/** The one file of a picture that link previews take, 1200 px wide at most. @throws Error as above */
export const encodePreview = (picture: Picture, made: MadeFiles): Promise<void> =>
  makeFile(made, previewFile(picture), async () =>
    upright(await readFile(picture.path), PREVIEW_PX)
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer(),
  )

async function makeFile(made: MadeFiles, name: string, make: () => Promise<Uint8Array>): Promise<void> {
  if (!(await made.has(name))) await made.add(name, await make())
}

/** Chosen by eye: photographs may lose what nobody sees, drawings and screens must not blur the type on them. */
const QUALITY = { photograph: { avif: 55, webp: 80 }, drawing: { avif: 72, webp: 88 } } as const

/** Effort 1 of AVIF takes a tenth of the time of sharp's own 4, for files a few hundredths larger. */
function encode(source: Buffer, { format, width }: PictureFile, drawn = false): Promise<Buffer> {
  const image = upright(source, width)
  const quality = QUALITY[drawn ? 'drawing' : 'photograph'][format]
  return format === 'avif'
    ? image.avif({ quality, effort: 1, chromaSubsampling: '4:4:4' }).toBuffer()
    : image.webp({ quality, effort: 4, smartSubsample: true }).toBuffer()
}

const upright = (source: Buffer, width: number): Sharp =>
  sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
