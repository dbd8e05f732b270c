import { describe, expect, it } from 'vitest'
import { COMMENT_STATUSES } from '../../src/domain/comment.ts'
import {
  backTo,
  canUndo,
  commentIdIn,
  decide,
  type LastChange,
  parseIds,
  parseQueueWish,
  VERBS,
} from '../../src/domain/moderation.ts'

const last = (given: Partial<LastChange> = {}): LastChange => ({
  ...{ actor: 'owner', verb: 'approve', before: 'held', after: 'visible' },
  ...given,
})

describe('a verb', () => {
  it.each([
    ['approve', 'held', 'visible'],
    ['approve', 'spam', 'visible'],
    ['hold', 'visible', 'held'],
    ['hold', 'spam', 'held'],
    ['spam', 'visible', 'spam'],
    ['spam', 'held', 'spam'],
    ['delete', 'visible', 'deleted'],
    ['delete', 'held', 'deleted'],
    ['delete', 'spam', 'deleted'],
  ] as const)('%s turns %s into %s, and there it stays', (verb, from, to) => {
    expect(decide(verb, from, undefined)).toEqual({ kind: 'change', from, to })
    expect(decide(verb, to, last({ verb, before: from, after: to }))).toEqual({ kind: 'same' })
  })

  it.each(VERBS.filter((v) => v !== 'delete'))('%s brings nothing back that was erased', (verb) =>
    expect(decide(verb, 'deleted', last({ verb: 'delete', after: 'deleted' }))).toEqual({
      kind: 'refused',
      problem: { code: 'comment_erased' },
    }),
  )

  it('never makes a comment anything but what the owner named', () => {
    for (const verb of VERBS)
      for (const status of COMMENT_STATUSES) {
        const decision = decide(verb, status, undefined)
        if (decision.kind === 'change') expect([verb, decision.to]).toEqual([verb, NAMED[verb]])
      }
  })
})

const NAMED: Readonly<Record<string, string>> = {
  ...{ approve: 'visible', hold: 'held', spam: 'spam', delete: 'deleted' },
}

describe('undo', () => {
  it('goes back behind what the owner did, once', () => {
    expect(decide('restore', 'visible', last())).toEqual({ kind: 'change', from: 'visible', to: 'held' })
    const undone = last({ verb: 'restore', before: 'visible', after: 'held' })
    expect(decide('restore', 'held', undone)).toEqual({ kind: 'same' })
  })

  it('leaves alone what a filter or the writer did, and what changed since', () => {
    expect(decide('restore', 'held', last({ actor: 'filter', before: 'visible', after: 'held' })).kind).toBe(
      'same',
    )
    expect(decide('restore', 'held', last()).kind).toBe('same')
    expect(decide('restore', 'held', undefined).kind).toBe('same')
  })

  it('is offered only where it changes something', () => {
    const lines = [
      { ...last(), at: 1 },
      { actor: 'writer', verb: 'edit', before: 'visible', after: 'visible' },
    ] as const
    expect(canUndo('visible', lines)).toBe(true)
    expect(canUndo('held', lines)).toBe(false)
    expect(canUndo('visible', [])).toBe(false)
  })
})

describe('what the owner looks for', () => {
  it.each([
    ['https://blog.example/posts/%EA%B8%80#c-3500000000000000', 3500000000000000],
    ['/posts/글/comments?cursor=3-4#c-12', 12],
    ['https://blog.example/comments/3500000000000001', 3500000000000001],
    ['/admin/comments/77?x=1', 77],
    ['c-5', 5],
    ['3500000000000000', 3500000000000000],
    ['2026', undefined],
    ['comments/abc', undefined],
    ['c-99999999999999999', undefined],
  ])('%s is the comment %s', (text, id) => expect(commentIdIn(text)).toBe(id))

  it('is the waiting ones where nothing else is understood', () => {
    expect(parseQueueWish({ status: 'all', cursor: 'x' })).toEqual({
      ...{ status: 'held', q: '', id: undefined, cursor: undefined },
    })
    expect(parseQueueWish({ status: 'spam', q: ' 가'.normalize('NFD'), cursor: '9' })).toMatchObject({
      ...{ status: 'spam', q: '가', cursor: 9 },
    })
    expect([...parseQueueWish({ q: '가'.repeat(5000) }).q]).toHaveLength(100)
  })
})

describe('ids of a bulk verb', () => {
  it('come as fields, lists and numbers, each once', () =>
    expect(parseIds(['1,2', 3, '2'])).toEqual({ ok: true, value: [1, 2, 3] }))

  it.each([[[]], [[undefined]], [['1,x']], [[{}]], [['-1']]])('%j is refused', (values) =>
    expect(parseIds(values)).toMatchObject({ ok: false, problem: { code: 'ids_invalid' } }),
  )

  it('are at most a hundred', () =>
    expect(parseIds([Array.from({ length: 101 }, (_, i) => i).join(',')])).toMatchObject({
      ...{ ok: false, problem: { code: 'ids_too_many' } },
    }))
})

describe('the way back from a form', () => {
  it.each([
    ['/admin/comments?status=spam&did=spam&done=1', '/admin/comments?status=spam'],
    ['/admin/comments/12', '/admin/comments/12'],
    ['https://evil.example/admin/comments', '/admin/comments'],
    ['//evil.example', '/admin/comments'],
    ['/admin/comments/../../posts', '/admin/comments'],
    ['javascript:alert(1)', '/admin/comments'],
    [undefined, '/admin/comments'],
  ])('%s leads to %s', (value, href) => {
    const url = backTo(value)
    expect(url.pathname + url.search).toBe(href)
  })
})
