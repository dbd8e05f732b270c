import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cutFrontMatter } from '../../src/build/front-matter.ts'

const CATEGORIES = ['ai', 'dev', 'life', 'notes', 'web']
const TAGS = ['글쓰기', 'javascript', 'edge', '한글', 'css', '읽기', 'node', '기록', 'sql', '독서']
const DAY_MS = 86_400_000

const BLOG_YAML = `title: 재는 블로그
description: 빠르기를 재려고 지은 글
language: ko
timezone: Asia/Seoul
url: https://bench.example
author: 재는 이
categories:
${CATEGORIES.map((name) => `  ${name}: {name: ${name}}`).join('\n')}
`

/**
 * Writes `count` posts into a folder, made of the posts of another: every text is a real one with a line of its own, so
 * that none can be taken for another. Plain front matter that every generator reads alike.
 */
export async function makeBenchPosts(corpus: string, folder: string, count: number): Promise<void> {
  const bodies = await readBodies(corpus)
  for (const name of CATEGORIES) await mkdir(path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, 'blog.yaml'), BLOG_YAML)
  for (let i = 0; i < count; i++) await writeFile(path.join(folder, fileOf(i)), postOf(i, bodies))
}

/** Where the post of a number lies. */
export const fileOf = (i: number): string =>
  path.join(CATEGORIES[i % CATEGORIES.length] ?? '', `post-${i}.md`)

async function readBodies(corpus: string): Promise<string[]> {
  const names = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(corpus, name), 'utf8')))
  // Hugo takes `{{<` for a shortcode of its own, and pictures lie elsewhere.
  const bodies = texts.map((text, i) =>
    cutFrontMatter(names[i] ?? '', text, [])
      .body.replaceAll('{{', '{ {')
      .replace(/!\[[^\]]*\]\([^)]*\)/g, ''),
  )
  return bodies.filter((body) => body.trim().length > 200)
}

function postOf(i: number, bodies: readonly string[]): string {
  const day = new Date(Date.UTC(2025, 11, 31) - Math.floor(i / 3) * DAY_MS).toISOString().slice(0, 10)
  const tags = [TAGS[i % TAGS.length], TAGS[(i * 7 + 3) % TAGS.length]]
  const front = [
    `title: "${i}번째로 적어 두는 글"`,
    `date: ${day}`,
    `tags: [${[...new Set(tags)].join(', ')}]`,
  ]
  return `---\n${front.join('\n')}\n---\n\n${i}번째 글의 머리말이다.\n\n${bodies[i % bodies.length] ?? ''}\n`
}
