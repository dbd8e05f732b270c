import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

interface Drawing {
  readonly width: number
  readonly height: number
  /** EXIF orientation, 1–8. */
  readonly orientation?: number
}

/** A red picture with a blue left half, in the format its name ends in. */
export async function drawPicture(file: string, { width, height, orientation }: Drawing): Promise<void> {
  const left = await sharp(plain('#2050d0', Math.ceil(width / 2), height))
    .png()
    .toBuffer()
  const image = sharp(plain('#d03020', width, height)).composite([{ input: left, left: 0, top: 0 }])
  const marked = orientation
    ? image.withExif({ IFD0: { Copyright: 'SECRET-PLACE' } }).withMetadata({ orientation })
    : image
  mkdirSync(path.dirname(file), { recursive: true })
  const format = path.extname(file).slice(1)
  writeFileSync(file, await marked.toFormat(format === 'jpg' ? 'jpeg' : pngUnless(format)).toBuffer())
}

/** Two frames, red and blue. */
export async function drawAnimation(file: string): Promise<void> {
  const frames = await Promise.all(
    ['#d03020', '#2050d0'].map((c) =>
      sharp(plain(c, 40, 30))
        .png()
        .toBuffer(),
    ),
  )
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(
    file,
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  )
}

const plain = (background: string, width: number, height: number) => ({
  create: { width, height, channels: 3 as const, background },
})

const pngUnless = (format: string) =>
  format === 'webp' || format === 'avif' || format === 'gif' ? format : 'png'
