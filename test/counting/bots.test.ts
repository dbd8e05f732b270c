import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { whyNotCounted } from '../../src/counting/bots.ts'
import { MACHINES, PEOPLE } from './agents.ts'

/** Lists that others keep lie beside their package's own program. */
const listed = <Row>(name: string, file: string): Row[] =>
  JSON.parse(
    readFileSync(path.join(path.dirname(createRequire(import.meta.url).resolve(name)), file), 'utf8'),
  )

const reasonOf = (agent: string) => whyNotCounted(new Headers({ 'user-agent': agent }))

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

describe('the lists that others keep', () => {
  it('of crawlers (crawler-user-agents, MIT): at least 99 of 100 are not counted', () => {
    const rows = listed<{ instances: string[] }>('crawler-user-agents', 'crawler-user-agents.json')
    const agents = [...new Set(rows.flatMap(({ instances }) => instances))]
    const counted = agents.filter((agent) => reasonOf(agent) === undefined)
    console.log(`${agents.length - counted.length} of ${agents.length} crawlers filtered`)
    expect(agents.length).toBeGreaterThan(1500)
    expect(counted.length / agents.length).toBeLessThanOrEqual(0.01)
  })

  it('of browsers seen on the web (user-agents, BSD-2-Clause, from the visits of a large network): all count', () => {
    const rows = listed<{ userAgent: string }>('user-agents', 'user-agents.json')
    const agents = [...new Set(rows.map(({ userAgent }) => userAgent))]
    expect(agents.length).toBeGreaterThanOrEqual(500)
    expect(agents.filter((agent) => reasonOf(agent) !== undefined)).toEqual([])
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
