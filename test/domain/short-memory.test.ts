import { describe, expect, it } from 'vitest'
import { createShortMemory } from '../../src/domain/short-memory.ts'

const keepNow = (
  memory: ReturnType<typeof createShortMemory<string>>,
  name: string,
  value: string,
  now = 0,
) => memory.keep(name, 1, now, value, memory.ticket(name))

describe('a short memory', () => {
  it('gives back what it kept while that is fresh, and not a moment longer', () => {
    const memory = createShortMemory<string>(5000, 10)
    keepNow(memory, 'a', 'page', 1000)
    expect(memory.recall('a', 1, 6000)).toBe('page')
    expect(memory.recall('a', 1, 6001)).toBeUndefined()
  })

  it('trusts no clock that went back', () => {
    const memory = createShortMemory<string>(5000, 10)
    keepNow(memory, 'a', 'page', 100_000)
    expect(memory.recall('a', 1, 0)).toBeUndefined()
  })

  it('knows nothing of another edition, nor of what was forgotten', () => {
    const memory = createShortMemory<string>(5000, 10)
    keepNow(memory, 'a', 'page')
    expect(memory.recall('a', 2, 0)).toBeUndefined()
    memory.forget('a')
    expect(memory.recall('a', 1, 0)).toBeUndefined()
  })

  it('does not keep what was asked for before it was forgotten', () => {
    const memory = createShortMemory<string>(5000, 10)
    const ticket = memory.ticket('a')
    const other = memory.ticket('b')
    memory.forget('a')
    memory.keep('a', 1, 0, 'old', ticket)
    memory.keep('b', 1, 0, 'page', other)
    expect([memory.recall('a', 1, 0), memory.recall('b', 1, 0)]).toEqual([undefined, 'page'])
    keepNow(memory, 'a', 'new')
    expect(memory.recall('a', 1, 0)).toBe('new')
  })

  it('lets the oldest go when it is full', () => {
    const memory = createShortMemory<string>(5000, 2)
    for (const name of ['a', 'b', 'a', 'c']) keepNow(memory, name, name)
    expect(['a', 'b', 'c'].map((name) => memory.recall(name, 1, 0))).toEqual(['a', undefined, 'c'])
  })
})
