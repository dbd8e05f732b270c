import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/domain/blog.ts'
import { fillProse } from '../../src/domain/prose.ts'
import { FILTER_REASONS } from '../../src/domain/view.ts'

const FOLDER = path.join(import.meta.dirname, '../../src/client/prose')
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8')

it('fills every slot that has a value and leaves the others to be seen', () =>
  expect(fillProse('{a}-{b}-{a}', { a: '$1' })).toBe('$1-{b}-$1'))

/** Every text with its slots, by its path. */
function shapeOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'string')
    return Object.entries(Object(value)).flatMap(([key, below]) => shapeOf(below, `${at}/${key}`))
  expect([at, value.trim()]).not.toEqual([at, ''])
  return [`${at} ${slotsOf(value)}`]
}

const slotsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')

/** The skeleton of a text in HTML: tags, ids and slots. */
const skeletonOf = (html: string) => html.match(/<[a-z/][^ >]*|id="[^"]*"|\{\w+\}/g)?.sort()

describe('the texts in both languages', () => {
  it('say the same things of the figures', () => {
    const [ko = [], en = []] = LANGUAGES.map((l) => shapeOf(JSON.parse(read(`figures-${l}.json`))))
    // Names of sources differ: each language names those its readers know.
    const without = (shape: string[]) => shape.filter((line) => !line.startsWith('/sourceNames/')).sort()
    expect(without(ko)).toEqual(without(en))
    expect(Object.keys(JSON.parse(read('figures-ko.json')).reasons).sort()).toEqual(
      [...FILTER_REASONS].sort(),
    )
  })

  it('say the same things to the owner', () => {
    const [ko, en] = LANGUAGES.map((l) => shapeOf(JSON.parse(read(`admin-${l}.json`))).sort())
    expect(ko).toEqual(en)
  })

  it.each(['explained', 'privacy'])('are built alike: %s', (name) => {
    const [ko, en] = LANGUAGES.map((l) => skeletonOf(read(`${name}-${l}.html`)))
    expect(ko).toEqual(en)
  })
})
