import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGuide } from '../support/guide.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const DOCUMENTS = [
  ...['README.md', 'README.ko.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...['docs/architecture.md', 'docs/authoring.md', 'docs/figures.md', 'docs/operations.md'],
  ...['docs/moving.md', 'docs/security.md'],
]
const MAX_PICTURE_BYTES = 150_000

describe.each(DOCUMENTS)('%s', (name) => {
  const text = readGuide(name).replace(/^\s*(```+)[\s\S]*?^\s*\1$/gm, '')

  it('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)|(?:src|srcset)="([^":]+)"/g)]
    const places = links.map(([, link, picture]) =>
      path.join(ROOT, path.dirname(name), link ?? picture ?? ''),
    )
    expect(places.filter((place) => !existsSync(place))).toEqual([])
  })

  it('names no file of the project that is not there', () => {
    const files = [...text.matchAll(/`((?:src|test|migrations|docs)\/[\w./-]*\w)\/?`/g)].map(
      ([, file = '']) => file,
    )
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
  })

  it('shows pictures that are small enough for a page', () => {
    const pictures = [...text.matchAll(/(?:src|srcset)="([^":]+)"/g)].map(([, file = '']) => file)
    for (const file of pictures) expect(statSync(path.join(ROOT, file)).size).toBeLessThan(MAX_PICTURE_BYTES)
  })
})
