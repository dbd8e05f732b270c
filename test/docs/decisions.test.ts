import { describe, expect, it } from 'vitest'
import { readGuide } from '../support/guide.ts'

const decisions = readGuide('DECISIONS.md')
const numbers = [...decisions.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number))

describe('the decisions', () => {
  it('are numbered in order, each number once', () => expect(numbers).toEqual(numbers.map((_, i) => i + 1)))

  it('name everything the project depends on', () => {
    const {
      dependencies,
      devDependencies,
    }: Record<string, Record<string, string>> = JSON.parse(readGuide('package.json'))
    const names = Object.keys({ ...dependencies, ...devDependencies })
    const missing = names.filter((name) => {
      const own = name.split('/').at(-1) ?? name
      return !decisions.includes(`**${name}**`) && !new RegExp(`\\b${own}\\b`).test(decisions)
    })
    expect(missing).toEqual([])
  })

  it('are where other documents say', () => {
    const referred = /DECISIONS\.md\)의 (\d+)번/.exec(readGuide('docs/operations.md'))?.[1]
    expect(decisions).toMatch(new RegExp(`^## ${referred}\\. The filter`, 'm'))
  })
})
