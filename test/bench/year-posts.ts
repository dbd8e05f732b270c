import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { timed } from './timed.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const ONCE = path.join(import.meta.dirname, 'build-once.ts')
const DAY_MS = 86_400_000

export const POSTS = 1000
const TOPS = ['ai', 'dev', 'life', 'notes']
const BELOW = ['', '/edge', '/korean', '/reading', '/tools']

/** Parents before their children. */
export const CATEGORIES: readonly string[] = TOPS.flatMap((top) => BELOW.map((below) => top + below))

export interface YearPost {
  readonly id: string
  readonly category: string
}

/** Writes and builds short posts, one for each of the last days. @returns them, and where the shelf is */
export async function buildYearPosts(folder: string): Promise<{ posts: YearPost[]; shelf: string }> {
  for (const category of CATEGORIES) await mkdir(path.join(folder, 'posts', category), { recursive: true })
  await writeFile(path.join(folder, 'posts/blog.yaml'), BLOG_YAML)
  for (let i = 0; i < POSTS; i++) {
    const file = path.join(folder, 'posts', CATEGORIES[i % CATEGORIES.length] ?? '', `post-${i}.md`)
    await writeFile(file, postOf(i))
  }
  for (const args of [['prepare'], []]) await timed(process.execPath, [ONCE, folder, ...args], ROOT)
  const shelf = path.join(folder, 'out')
  const { posts } = JSON.parse(await readFile(path.join(shelf, 'manifest.txt'), 'utf8')) as {
    posts: YearPost[]
  }
  return { posts, shelf }
}

const BLOG_YAML = `title: 붐비는 블로그
description: 숫자를 재려고 지은 글
language: ko
timezone: Asia/Seoul
url: http://blog.test
author: 재는 이
categories:
${CATEGORIES.map((path) => `  ${path}: {name: "${path}"}`).join('\n')}
`

function postOf(i: number): string {
  const day = new Date(Date.now() - (i + 2) * DAY_MS).toISOString().slice(0, 10)
  const sections = [1, 2, 3, 4].map((n) => `## ${n}. 제목\n\n${i}번째 글의 ${n}번째 토막이다. ${TEXT}`)
  return `---\ntitle: "${i}번째로 적어 두는 글"\ndate: ${day}\n---\n\n${sections.join('\n\n')}\n`
}

const TEXT = '마당은 집의 한가운데이고, 드나드는 이가 만나는 곳이다. '.repeat(8)
