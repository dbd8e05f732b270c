import { describe, expect, it } from 'vitest'
import { examplesOf, readGuide, rowsOf } from '../support/guide.ts'

const english = readGuide('README.md')
const korean = readGuide('README.ko.md')

describe('the two READMEs', () => {
  it('have the same parts', () => expect(depthsOf(korean)).toEqual(depthsOf(english)))

  it('tell the same commands', () => expect(commandsIn(korean)).toEqual(commandsIn(english)))

  it('have tables of the same size', () =>
    expect(rowsOf(korean).map(({ length }) => length)).toEqual(rowsOf(english).map(({ length }) => length)))

  it('show the same pictures', () => expect(picturesIn(korean)).toEqual(picturesIn(english)))

  it('lead to each other', () => {
    expect(english).toContain('[한국어](README.ko.md)')
    expect(korean).toContain('[English](README.md)')
  })
})

it('has a line in the changelog for the version it is', () => {
  const { version }: { version?: string } = JSON.parse(readGuide('package.json'))
  expect(readGuide('CHANGELOG.md')).toContain(`## [${version}]`)
})

const depthsOf = (text: string): string[] => [...text.matchAll(/^(#+) /gm)].map(([, depth = '']) => depth)

/** Without what is said of them. */
const commandsIn = (text: string): string[] =>
  examplesOf(text)
    .filter(({ language }) => language === 'sh')
    .flatMap((example) => example.text.trim().split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())

const picturesIn = (text: string): string[] =>
  [...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file = '']) => file)
