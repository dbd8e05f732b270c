import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodePicture, encodePreview } from '../../../src/build/pictures/encode.ts'
import { inspectPicture } from '../../../src/build/pictures/inspect.ts'
import { MadeFiles } from '../../../src/build/pictures/made-files.ts'
import {
  filesOf,
  keptFile,
  type Picture,
  previewFile,
  widthsOf,
} from '../../../src/build/pictures/picture.ts'
import { problemOf } from '../../../src/build/pictures/picture-warnings.ts'
import { makeFolder } from '../../support/posts-folder.ts'
import { drawAnimation, drawPicture } from './picture-files.ts'

async function inspected(file: string): Promise<Picture> {
  const picture = await inspectPicture(file)
  if (!picture) throw new Error(`${file} is no picture`)
  return picture
}

/** Encodes into a folder of its own. */
async function encoded(file: string) {
  const folder = makeFolder()
  const picture = await inspected(file)
  await encodePicture(picture, new MadeFiles(folder))
  return { folder, picture }
}

describe('an encoded picture', () => {
  it('is there in AVIF and WebP, in every width and never wider than it was', async () => {
    const file = path.join(makeFolder(), 'a.png')
    await drawPicture(file, { width: 1000, height: 500 })
    const { folder, picture } = await encoded(file)
    const files = [...filesOf(picture, 'avif'), ...filesOf(picture, 'webp')]
    expect(files.map((f) => `${f.format} ${f.width}`)).toEqual([
      'avif 640',
      'avif 1000',
      'webp 640',
      'webp 1000',
    ])
    for (const made of files) {
      const head = await sharp(path.join(folder, made.file)).metadata()
      expect([head.format, head.width, head.height]).toEqual([
        made.format === 'avif' ? 'heif' : 'webp',
        made.width,
        made.width / 2,
      ])
    }
  })

  it.each([
    [200, [200]],
    [640, [640]],
    [700, [700]],
    [800, [640, 800]],
    [1280, [640, 960, 1280]],
    [6000, [640, 960, 1280]],
  ])('of %d px is made in %j', (width, widths) => expect(widthsOf({ width })).toEqual(widths))

  it('stands upright and has forgotten what the camera wrote', async () => {
    const file = path.join(makeFolder(), 'a.jpg')
    await drawPicture(file, { width: 400, height: 300, orientation: 6 })
    expect(readFileSync(file).includes('SECRET-PLACE')).toBe(true)
    const { folder, picture } = await encoded(file)
    for (const made of [...filesOf(picture, 'avif'), ...filesOf(picture, 'webp')]) {
      const bytes = readFileSync(path.join(folder, made.file))
      const head = await sharp(bytes).metadata()
      expect([head.width, head.height, head.orientation, head.exif]).toEqual([300, 400, undefined, undefined])
      expect(bytes.includes('SECRET-PLACE')).toBe(false)
      // Turned a quarter to the right, the blue left half lies on top.
      const [red = 0, , blue = 0] = await sharp(bytes)
        .extract({ left: 150, top: 50, width: 1, height: 1 })
        .raw()
        .toBuffer()
      expect(blue).toBeGreaterThan(red)
    }
  })

  it('that moves is the author’s file, byte for byte', async () => {
    const file = path.join(makeFolder(), 'a.gif')
    await drawAnimation(file)
    const { folder, picture } = await encoded(file)
    expect(readFileSync(path.join(folder, keptFile(picture)))).toEqual(readFileSync(file))
  })

  it('has a preview that everything can read, 1200 px wide at most', async () => {
    const file = path.join(makeFolder(), 'a.webp')
    await drawPicture(file, { width: 2000, height: 1000 })
    const folder = makeFolder()
    const picture = await inspected(file)
    await encodePreview(picture, new MadeFiles(folder))
    const head = await sharp(path.join(folder, previewFile(picture))).metadata()
    expect([head.format, head.width, head.height]).toEqual(['jpeg', 1200, 600])
  })
})

it.each([
  ['a drawing kept as it is', 'heavy.svg', 999_000, undefined],
  ['a drawing kept as it is', 'heavy.svg', 1_100_000, 'heavy'],
])('%s, %s of %i bytes, is reported when every reader would carry it', async (_, name, size, said) => {
  const file = path.join(makeFolder(), name)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--'
  writeFileSync(file, `${svg}${' '.repeat(size - svg.length - 9)}--></svg>`)
  const picture = await inspected(file)
  const { message } = problemOf(name, { kind: 'picture', picture }) ?? {}
  if (said) expect(message).toBe(`그림이 너무 큽니다(1.1 MB): ${name}`)
  else expect(message).toBeUndefined()
})
