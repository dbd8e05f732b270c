import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGallery } from '../../../src/build/pictures/gallery.ts'
import { makeFolder } from '../../support/posts-folder.ts'
import { drawAnimation, drawPicture } from './picture-files.ts'

const open = (posts: string) => openGallery(posts, path.join(posts, '.cache'))

describe('the gallery', () => {
  it('knows every picture by its path, with its size', async () => {
    const posts = makeFolder()
    await drawPicture(path.join(posts, 'dev/a.png'), { width: 300, height: 200 })
    await drawPicture(path.join(posts, '_media/b.jpg'), { width: 80, height: 120 })
    writeFileSync(path.join(posts, 'dev/a.md'), '![](a.png)')
    const { pictures } = await open(posts)
    expect([...pictures.keys()]).toEqual(['_media/b.jpg', 'dev/a.png'])
    expect(pictures.get('dev/a.png')).toMatchObject({ width: 300, height: 200 })
    expect(pictures.get('_media/b.jpg')).toMatchObject({ width: 80, height: 120 })
  })

  it('measures a photograph as it is held, not as it was taken', async () => {
    const posts = makeFolder()
    await drawPicture(path.join(posts, 'a.jpg'), { width: 300, height: 200, orientation: 6 })
    expect((await open(posts)).pictures.get('a.jpg')).toMatchObject({ width: 200, height: 300 })
  })

  it('finds a name macOS spelled with its letters taken apart', async () => {
    const posts = makeFolder()
    await drawPicture(path.join(posts, '그림.png'.normalize('NFD')), { width: 9, height: 9 })
    expect((await open(posts)).pictures.get('그림.png')?.width).toBe(9)
  })

  it('keeps drawings and animations as they are', async () => {
    const posts = makeFolder()
    await drawAnimation(path.join(posts, 'a.gif'))
    await drawPicture(path.join(posts, 'still.gif'), { width: 40, height: 30 })
    writeFileSync(path.join(posts, 'b.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>')
    const { pictures } = await open(posts)
    expect(pictures.get('a.gif')).toMatchObject({ keptAs: 'gif', width: 40, height: 30 })
    expect(pictures.get('b.svg')).toMatchObject({ keptAs: 'svg', width: 60, height: 20 })
    expect(pictures.get('still.gif')?.keptAs).toBeUndefined()
  })

  it('knows of a file that only calls itself a picture', async () => {
    const posts = makeFolder()
    writeFileSync(path.join(posts, 'a.png'), 'no picture')
    writeFileSync(path.join(posts, 'empty.jpg'), '')
    const { pictures } = await open(posts)
    expect([...pictures]).toEqual([
      ['a.png', undefined],
      ['empty.jpg', undefined],
    ])
  })

  it('gives a picture another name when its bytes change, and only then', async () => {
    const posts = makeFolder()
    const file = path.join(posts, 'a.png')
    await drawPicture(file, { width: 30, height: 20 })
    const name = async () => (await open(posts)).pictures.get('a.png')?.name
    const before = await name()
    utimesSync(file, 1, 1)
    expect(await name()).toBe(before)
    await drawPicture(file, { width: 30, height: 21 })
    expect(await name()).not.toBe(before)
  })

  it('does without a memory that was damaged', async () => {
    const posts = makeFolder()
    await drawPicture(path.join(posts, 'a.png'), { width: 30, height: 20 })
    const before = await open(posts)
    const [memory = ''] = readdirSync(path.join(posts, '.cache'))
    writeFileSync(path.join(posts, '.cache', memory), '[["half')
    expect(await open(posts)).toEqual(before)
  })
})
