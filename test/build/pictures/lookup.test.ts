import { describe, expect, it } from 'vitest'
import type { Gallery } from '../../../src/build/pictures/gallery.ts'
import { pictureLookup } from '../../../src/build/pictures/lookup.ts'

const NAMES = [
  'dev/edge/a.png',
  'dev/images/b.png',
  'dev/그림 하나.png',
  '_media/c.png',
  '_media/old/d.jpg',
  'dev/E.PNG',
]

const gallery: Gallery = {
  pictures: new Map([
    ...NAMES.map((path) => [path, { path, name: path, width: 1, height: 1 }] as const),
    ['dev/broken.png', undefined],
  ]),
  spellings: new Map([...NAMES, 'dev/broken.png'].map((name) => [name.toLowerCase(), name])),
}

/** What an address in posts/dev/post.md leads to. */
function sight(src: string, article = 'posts/dev/post.md') {
  const sighting = pictureLookup(gallery, article)(src)
  return sighting.kind === 'picture' ? sighting.picture.path : sighting
}

describe('the address of a picture', () => {
  it.each([
    ['beside the article', 'images/b.png', 'dev/images/b.png'],
    ['with a dot', './images/b.png', 'dev/images/b.png'],
    ['with detours', './edge/../images//b.png', 'dev/images/b.png'],
    ['with a query and a fragment', 'images/b.png?raw=true#top', 'dev/images/b.png'],
    ['from the media folder', '/media/c.png', '_media/c.png'],
    ['from the media folder by its real name', '_media/c.png', '_media/c.png'],
    ['from the media folder as a file browser goes', '../_media/c.png', '_media/c.png'],
    ['from the root, as other engines write it', '/old/d.jpg', '_media/old/d.jpg'],
    ['without a folder, though it is in the media folder', 'c.png', '_media/c.png'],
    ['in Korean, with a space', '그림 하나.png', 'dev/그림 하나.png'],
    ['encoded', '%EA%B7%B8%EB%A6%BC%20%ED%95%98%EB%82%98.png', 'dev/그림 하나.png'],
    ['with its letters taken apart', '그림 하나.png'.normalize('NFD'), 'dev/그림 하나.png'],
    ['with the strokes of Windows', 'images\\b.png', 'dev/images/b.png'],
  ])('may be written %s', (_, src, path) => expect(sight(src)).toBe(path))

  it('is looked for beside the article it stands in', () => {
    expect(sight('a.png', 'posts/dev/edge/x.md')).toBe('dev/edge/a.png')
    expect(sight('../images/b.png', 'posts/dev/edge/x.md')).toBe('dev/images/b.png')
    expect(sight('a.png')).toEqual({ kind: 'missing', tried: 'dev/a.png' })
  })

  it('is told when only the case of letters differs', () =>
    expect(pictureLookup(gallery, 'posts/dev/x.md')('e.png')).toMatchObject({
      kind: 'picture',
      spelling: 'dev/E.PNG',
    }))

  it('never leads out of the posts folder', () => {
    expect(sight('../../../etc/secret.png')).toMatchObject({ kind: 'missing' })
    expect(sight('../../../dev/edge/a.png')).toMatchObject({ kind: 'missing' })
    expect(sight('/media/../../secret.png')).toMatchObject({ kind: 'missing' })
    expect(sight('/media/../dev/edge/a.png')).toBe('dev/edge/a.png')
  })

  it.each([
    ['https://example.com/a.png', 'remote'],
    ['//example.com/a.png', 'remote'],
    ['HTTP://example.com/a.png', 'remote'],
    ['https://', 'missing'],
    ['http://[', 'missing'],
    ['//', 'missing'],
    ['data:image/png;base64,AAAA', 'given'],
    ['broken.png', 'unreadable'],
    ['100%.png', 'missing'],
    ['', 'missing'],
  ])('%s is %s', (src, kind) => expect(sight(src)).toMatchObject({ kind }))
})
