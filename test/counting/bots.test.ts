import { describe, expect, it } from 'vitest'
import { whyNotCounted } from '../../src/counting/bots.ts'
import { MACHINES, PEOPLE } from './agents.ts'

const asked = (headers: Record<string, string>) => new Headers({ 'user-agent': PEOPLE[0] ?? '', ...headers })

describe('people', () => {
  it.each(PEOPLE)('count: %s', (agent) => {
    expect(whyNotCounted(new Headers({ 'user-agent': agent }))).toBeUndefined()
  })
})

describe('machines', () => {
  it.each(MACHINES)('are not counted as %s: %s', (reason, agent) => {
    expect(whyNotCounted(new Headers({ 'user-agent': agent }))).toBe(reason)
  })

  it('are those who give no name', () => {
    expect(whyNotCounted(new Headers())).toBe('empty-agent')
    expect(whyNotCounted(new Headers({ 'user-agent': '' }))).toBe('empty-agent')
    expect(whyNotCounted(new Headers({ 'user-agent': '  \t ' }))).toBe('empty-agent')
  })
})

describe('a page that nobody has seen yet', () => {
  it.each([
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['sec-purpose', 'prefetch;anonymous-client-ip'],
    ['purpose', 'prefetch'],
    ['purpose', 'preview'],
    ['x-purpose', 'preview'],
    ['x-moz', 'prefetch'],
  ])('is not counted: %s: %s', (name, value) => {
    expect(whyNotCounted(asked({ [name]: value }))).toBe('prefetch')
  })
})

describe('wishes of the browser', () => {
  it('are not needed, for nothing is kept of anybody, and not followed unless the blog chose so', () => {
    expect(whyNotCounted(asked({ 'sec-gpc': '1', dnt: '1' }))).toBeUndefined()
  })

  it('are followed when the blog chose so', () => {
    expect(whyNotCounted(asked({ 'sec-gpc': '1' }), ['gpc'])).toBe('gpc')
    expect(whyNotCounted(asked({ dnt: '1' }), ['dnt'])).toBe('dnt')
    expect(whyNotCounted(asked({ dnt: '0', 'sec-gpc': '0' }), ['gpc', 'dnt'])).toBeUndefined()
    expect(whyNotCounted(asked({ dnt: '1' }), ['gpc'])).toBeUndefined()
  })
})
