import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readBlog } from '../../src/build/blog-yaml.ts'
import type { Complaint } from '../../src/build/complaint.ts'
import { FIELD_NAMES, SYNONYMS } from '../../src/build/front-matter-names.ts'
import { lintPosts } from '../../src/cli/lint.ts'
import { drawPicture } from '../build/pictures/picture-files.ts'
import { readFields } from '../support/front-matter.ts'
import { codeIn, examplesOf, readGuide, rowsOf, sectionOf } from '../support/guide.ts'
import { makePosts } from '../support/posts-folder.ts'

const guide = readGuide('docs/authoring.md')
const examples = examplesOf(guide)
const blogYaml = examples.find(({ title }) => title === 'posts/blog.yaml')?.text ?? ''
const fields = rowsOf(sectionOf(guide, '머리말'))
const synonyms = rowsOf(sectionOf(guide, '다른 도구의 이름'))

describe('the table of front matter', () => {
  it('tells every name the build knows, and no other', () =>
    expect(fields.flatMap(([name = '']) => codeIn(name)).sort()).toEqual([...FIELD_NAMES].sort()))

  it.each(fields)('shows an example of %s that says nothing wrong', (name = '', example = '') => {
    const [line = ''] = codeIn(example)
    expect(line.split(':')[0]).toBe(codeIn(name)[0])
    const other = line.startsWith('title') ? 'date: 2026-01-15\n' : 'title: 글\n'
    const head = /^(?:title|date):/.test(line) ? other : undefined
    const { complaints } = readFields(line, 'posts/dev/morning.md', head)
    expect(complaints).toEqual([])
  })
})

it('tells every synonym the build understands, and no other', () => {
  const told = synonyms.map(([name = '', words = '']) => [
    codeIn(name)[0],
    codeIn(words).map((word) => word.toLowerCase()),
  ])
  expect(Object.fromEntries(told)).toEqual(SYNONYMS)
})

describe('the whole of blog.yaml', () => {
  it('says nothing wrong', () => {
    const complaints: Complaint[] = []
    readBlog(blogYaml, complaints)
    expect(complaints).toEqual([])
  })

  it.each([[[]], [['comments']], [['verification']], [['categories', 'dev']]])(
    'names every setting below %j, and no other',
    (place: readonly string[]) => expect(namesAt(place).sort()).toEqual(knownAt(place).sort()),
  )
})

it('shows only articles that are built without a word', async () => {
  const articles = examples.filter(({ language }) => language === 'md')
  expect(articles.length).toBeGreaterThan(10)
  const files = articles.map(({ title, text }, i) => [
    title?.replace(/^posts\//, '') ?? `dev/example-${i}.md`,
    text.startsWith('---') ? text : `---\ntitle: 보기 ${i}\ndate: 2026-01-15\n---\n\n${text}`,
  ])
  const posts = makePosts({ ...Object.fromEntries(files), 'blog.yaml': blogYaml, '_media/logo.svg': LOGO })
  for (const name of ['dev/desk.png', '_media/gate.png'])
    await drawPicture(path.join(posts, name), { width: 40, height: 30 })

  const lint = await lintPosts(posts, { lockMustHold: false })

  expect(lint.complaints).toEqual([])
  expect(lint.posts).toBe(files.filter(([name = '']) => !/^_pages|old-news/.test(name)).length)
})

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>'

/** The names at a place of the guide's blog.yaml. */
function namesAt(place: readonly string[]): string[] {
  let value: unknown = parse(blogYaml)
  for (const part of place) value = Object(value)[part]
  return Object.keys(Object(value))
}

/** The names the build knows at a place: it tells them to whoever writes another. */
function knownAt(place: readonly string[]): string[] {
  const settings: Record<string, unknown> = parse(blogYaml)
  let at: Record<string, unknown> = settings
  for (const part of place) at = Object(at[part])
  at.qqqqqqqqqqqq = 1
  const complaints: Complaint[] = []
  readBlog(JSON.stringify(settings), complaints)
  const hint = complaints.find(({ message }) => message.includes('qqqqqqqqqqqq'))?.hint ?? ''
  return hint.replace('쓸 수 있는 항목: ', '').split(', ')
}
