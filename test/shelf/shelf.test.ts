import { describe, expect, it } from 'vitest'
import { createShelf } from '../../src/shelf/shelf.ts'
import { makePost, makeShelfData } from '../support/worker/shelf.ts'

const DAY = 86_400_000
const NOON = Date.parse('2026-01-15T12:00:00+09:00')
const ids = (posts: readonly { readonly id: string }[]) => posts.map((p) => p.id)

/** Posts of one category, newest first, a day apart, the newest at NOON. */
const row = (count: number, given = {}) =>
  Array.from({ length: count }, (_, i) => makePost({ publishedAt: NOON - i * DAY, ...given }))

describe('a post that is not yet out', () => {
  const coming = makePost({ publishedAt: NOON, tags: ['새 글'], series: '이어지는 글' })
  const english = makePost({ slug: coming.slug, path: `/en${coming.path}`, lang: 'en', publishedAt: 0 })
  const neighbour = makePost({ publishedAt: NOON - DAY, tags: ['새 글'] })
  const data = makeShelfData([coming, neighbour, english], { moved: { '/posts/old': coming.id } })
  const shelf = createShelf(data)

  it.each([
    ['by its address', (now: number) => [shelf.findByPath(coming.path, now)]],
    ['by an old address', (now: number) => [shelf.findMoved('/posts/old', now)]],
    ['by its id', (now: number) => [shelf.findById(coming.id, now)]],
    ['in the list', (now: number) => shelf.list(now)],
    ['in the list of all languages', (now: number) => shelf.listAll(now)],
    ['in its category', (now: number) => shelf.listCategory('dev', now)],
    ['under its tag', (now: number) => shelf.listTag('새 글', now)],
    ['in its series', (now: number) => shelf.listSeries('이어지는-글', now)],
    ['around its neighbour', (now: number) => shelf.listAround(neighbour, 5, now)],
    ['beside its neighbour', (now: number) => [shelf.findNeighbours(neighbour, now).newer]],
    ['as related', (now: number) => shelf.listRelated(neighbour, 5, now)],
    ['as a sibling', (now: number) => shelf.listSiblings(english, now)],
  ])('is nowhere, and from its instant on everywhere: %s', (_, ask) => {
    const found = (now: number) => ask(now).some((post) => post?.id === coming.id)
    expect([found(NOON - 1), found(NOON)]).toEqual([false, true])
  })

  it('counts for no tag', () => {
    expect(shelf.listTags(NOON - 1)).toEqual([{ tag: '새 글', count: 1 }])
    expect(shelf.listTags(NOON)).toEqual([{ tag: '새 글', count: 2 }])
  })

  it('makes a new edition when it appears, not before and not again', () => {
    expect(shelf.edition(NOON - 1)).not.toBe(shelf.edition(NOON))
    expect(shelf.edition(NOON)).toBe(shelf.edition(NOON + 365 * DAY))
  })
})

describe('a page', () => {
  const page = makePost({ path: '/pages/about', slug: 'about', category: '', publishedAt: 0 })
  const translated = makePost({
    path: '/en/pages/about',
    slug: 'about',
    category: '',
    lang: 'en',
    publishedAt: 0,
  })
  const namesake = makePost({ slug: 'about', lang: 'en', path: '/en/posts/about' })
  const posts = [...row(2), namesake]
  const shelf = createShelf(makeShelfData(posts, { pages: [page, translated] }))

  it('is found by its address and its id', () => {
    expect(shelf.findByPath('/pages/about', NOON)).toBe(page)
    expect(shelf.findById(page.id, NOON)).toBe(page)
    expect(shelf.listPages(NOON)).toEqual([page, translated])
  })

  it('is in no list of posts, and has no neighbours', () => {
    for (const list of [shelf.list(NOON), shelf.listAll(NOON), shelf.listCategory('', NOON)])
      expect(ids(list)).not.toContain(page.id)
    expect(shelf.findNeighbours(page, NOON)).toEqual({ older: undefined, newer: undefined })
    expect(shelf.listAround(page, 5, NOON)).toEqual([])
  })

  it('has its translation for a sibling, and no post of the same name', () =>
    expect(shelf.listSiblings(page, NOON)).toEqual([translated]))
})

describe('a pinned post', () => {
  it('is first on the home page, and in its place by date elsewhere', () => {
    const posts = row(3).map((post, i) => (i === 1 ? { ...post, pin: true as const } : post))
    const shelf = createShelf(makeShelfData(posts))
    expect(shelf.list(NOON)).toEqual(posts)
    expect(shelf.listPinnedFirst(NOON)).toEqual([posts[1], posts[0], posts[2]])
  })
})

describe('an address that was given up', () => {
  it('is told from one that never was', () => {
    const shelf = createShelf(makeShelfData([], { gone: ['/posts/글'] }))
    expect([shelf.isGone('/posts/글'), shelf.isGone('/posts/other')]).toEqual([true, false])
  })
})

describe('the posts around a post', () => {
  const posts = row(9)
  const shelf = createShelf(makeShelfData([...posts, ...row(3, { category: 'dev/edge' })]))
  const around = (i: number, count = 5) => {
    const post = posts[i]
    return post ? shelf.listAround(post, count, NOON).map((p) => ids(posts).indexOf(p.id)) : []
  }

  it.each([
    [0, [1, 2, 3, 4, 5]],
    [1, [0, 2, 3, 4, 5]],
    [4, [1, 2, 3, 5, 6]],
    [8, [3, 4, 5, 6, 7]],
  ])('%i are nearest in date, newest first, itself never', (i, found) => expect(around(i)).toEqual(found))

  it('are all there are when there are few', () => {
    const few = row(3, { category: 'ai-trends' })
    const [, middle] = few
    if (!middle) throw new Error('no post')
    const shelf = createShelf(makeShelfData(few))
    expect(ids(shelf.listAround(middle, 5, NOON))).toEqual([few[0]?.id, few[2]?.id])
  })
})

describe('a category', () => {
  const [parent, child, deep] = [
    makePost({ category: 'dev' }),
    makePost({ category: 'dev/edge' }),
    makePost(),
  ]
  const english = makePost({ category: 'dev', lang: 'en', path: '/en/posts/a' })
  const shelf = createShelf(makeShelfData([parent, child, deep, english]))

  it('holds its children’s posts, in the blog’s language', () => {
    expect(ids(shelf.listCategory('dev', NOON)).toSorted()).toEqual([parent.id, child.id, deep.id].toSorted())
    expect(ids(shelf.listCategory('dev/edge', NOON))).toEqual([child.id])
  })

  it('nobody wrote in is empty, and one blog.yaml does not know is unknown', () => {
    expect(shelf.listCategory('ai-trends', NOON)).toEqual([])
    expect(shelf.findCategory('ai-trends')?.name).toBe('AI 동향')
    expect(shelf.findCategory('none')).toBeUndefined()
  })
})

it.each(['constructor', '__proto__', 'toString'])('finds nothing under %s', (name) => {
  const shelf = createShelf(makeShelfData([makePost()]))
  expect(shelf.findMoved(name, NOON)).toBeUndefined()
  expect(shelf.findById(name, NOON)).toBeUndefined()
  expect(shelf.listCategory(name, NOON)).toEqual([])
})
