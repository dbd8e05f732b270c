import { describe, expect, it } from 'vitest'
import { printOf } from '../../src/build/post-print.ts'
import { idOf, type Known, type Lock, printLock } from '../../src/build/posts-lock.ts'
import { type Placed, settle } from '../../src/build/settle-lock.ts'

const A = idOf('/posts/a')
const B = idOf('/posts/b')
const EMPTY: Lock = new Map()
const DAY_MS = 86_400_000

/** A post that looks like none other, unless its look is given. */
const at = (address: string, given: Partial<Placed> = {}): Placed => ({
  address,
  print: printOf({ title: address, publishedAt: address.length, body: `${address} 글` }),
  ...given,
})

const known = (addresses: readonly string[], print?: string): Known => ({
  addresses,
  prints: print === undefined ? [] : [print],
})

describe('settling posts with the lock', () => {
  it('gives a new post the id of its first address, in any order of posts', () => {
    const settled = settle(EMPTY, [at('/posts/b'), at('/posts/a')])
    expect(Object.fromEntries(settled.ids)).toEqual({ '/posts/a': A, '/posts/b': B })
    expect(printLock(settled.lock)).toBe(printLock(settle(EMPTY, [at('/posts/a'), at('/posts/b')]).lock))
  })

  it('changes nothing the second time', () => {
    const once = settle(EMPTY, [at('/posts/a')])
    const twice = settle(once.lock, [at('/posts/a')])
    expect(printLock(twice.lock)).toBe(printLock(once.lock))
    expect(twice).toMatchObject({ vanished: [], doubled: [] })
  })

  it('lets the id of front matter win, and keeps the old address of a post that moved', () => {
    const before: Lock = new Map([[A, known(['/posts/a'])]])
    const { ids, lock, vanished } = settle(before, [at('/posts/new', { id: A })])
    expect(ids.get('/posts/new')).toBe(A)
    expect(lock.get(A)?.addresses).toEqual(['/posts/a', '/posts/new'])
    expect(vanished).toEqual([])
  })

  it('knows a post by any address it ever had', () => {
    const lock: Lock = new Map([[A, known(['/posts/a', '/posts/new'])]])
    for (const address of ['/posts/a', '/posts/new'])
      expect(settle(lock, [at(address)]).ids.get(address)).toBe(A)
  })

  it('tells of an address with no post', () =>
    expect(settle(new Map([[A, known(['/posts/a', '/posts/new'])]]), [at('/posts/b')]).vanished).toEqual([
      { id: A, address: '/posts/new' },
    ]))

  it('tells of an id that two posts claim: by front matter, or by taking an address another post had', () => {
    const moved: Lock = new Map([[A, known(['/posts/a', '/posts/new'])]])
    for (const posts of [
      [at('/posts/new'), at('/posts/other', { id: A })],
      [at('/posts/new'), at('/posts/a')],
    ])
      expect(settle(moved, posts).doubled).toEqual([{ id: A, addresses: posts.map((p) => p.address) }])
  })

  it('keeps the line of a post that is hidden now, and makes none for one that was never out', () => {
    const hidden = { hidden: true as const }
    const { lock, vanished } = settle(new Map([[A, known(['/posts/a'])]]), [
      at('/posts/a', hidden),
      at('/posts/b', hidden),
    ])
    expect([...lock.keys()]).toEqual([A])
    expect(vanished).toEqual([])
  })
})

const TEXT =
  '마당은 집과 손님이 만나는 열린 자리입니다. 이 글은 그 마당에서 오가는 이야기를 어떻게 오래 남길지, 그리고 누가 다녀갔는지를 ' +
  '어떻게 조용히 셀지를 다룹니다. 먼저 주소를 생각합니다. 주소가 바뀌면 이야기가 흩어지기 때문입니다.'
const LOOK = { title: '마당의 주소', publishedAt: 20_000 * DAY_MS, body: TEXT }
const OTHER_TEXT =
  'A database at the edge answers from the city next door; it was copied there before anyone asked.'

describe('a file that has another name', () => {
  const before: Lock = new Map([[A, known(['/posts/a'], printOf(LOOK))]])
  const settleOne = (look: typeof LOOK) => settle(before, [at('/posts/new', { print: printOf(look) })])

  it.each([
    ['nothing else', LOOK],
    ['a few words more', { ...LOOK, body: `${TEXT} 덧붙입니다.` }],
    ['another title', { ...LOOK, title: '주소를 지키는 마당' }],
    ['another day', { ...LOOK, publishedAt: LOOK.publishedAt + DAY_MS }],
    ['another text', { ...LOOK, body: OTHER_TEXT }],
  ])('is recognised when %s has changed', (_, look) => {
    const { ids, lock, vanished } = settleOne(look)
    expect(ids.get('/posts/new')).toBe(A)
    expect(lock.get(A)?.addresses).toEqual(['/posts/a', '/posts/new'])
    expect(vanished).toEqual([])
  })

  it.each([
    ['title and text', { ...LOOK, title: '딴 글', body: OTHER_TEXT }],
    ['day and text', { ...LOOK, publishedAt: 0, body: OTHER_TEXT }],
    ['title and day', { ...LOOK, title: '딴 글', publishedAt: 0 }],
  ])('is another post when %s have changed', (_, look) =>
    expect(settleOne(look)).toMatchObject({ vanished: [{ id: A, address: '/posts/a' }] }),
  )

  it('is not guessed at between two that look alike', () => {
    const print = printOf(LOOK)
    const twoNew = settle(before, [at('/posts/x', { print }), at('/posts/y', { print })])
    const twoOld = settle(new Map([...before, [B, known(['/posts/b'], print)]]), [
      at('/posts/new', { print }),
    ])
    for (const { vanished, ids } of [twoNew, twoOld]) {
      expect(vanished.map((v) => v.id)).toContain(A)
      expect([...ids.values()]).not.toContain(A)
    }
  })

  it('is told from others of the same day and much the same words by its title', () => {
    const looks = Array.from({ length: 9 }, (_, i) => printOf({ ...LOOK, title: `회고 ${i}` }))
    const first = settle(
      EMPTY,
      looks.map((print, i) => at(`/posts/old-${i}`, { print })),
    )
    const { ids, vanished } = settle(
      first.lock,
      looks.map((print, i) => at(`/posts/new-${i}`, { print })),
    )
    expect(vanished).toEqual([])
    for (const i of looks.keys()) expect(ids.get(`/posts/new-${i}`)).toBe(idOf(`/posts/old-${i}`))
  })

  it('keeps its print while its words change little, and takes a new one when they change a lot', () => {
    const edited = settle(before, [at('/posts/a', { print: printOf({ ...LOOK, body: `${TEXT} 끝.` }) })])
    expect(edited.lock.get(A)?.prints).toEqual([printOf(LOOK)])
    const now = printOf({ ...LOOK, body: OTHER_TEXT })
    expect(settle(before, [at('/posts/a', { print: now })]).lock.get(A)?.prints).toEqual([now])
  })
})
