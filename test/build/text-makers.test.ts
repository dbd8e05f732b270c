import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import type { MadeText } from '../../src/build/make-text.ts'
import { makeTexts } from '../../src/build/text-makers.ts'
import { BLOG_YAML, makePosts, markdown } from '../support/posts-folder.ts'

const DEEP = 20

/** Fifty posts, one of which cannot be rendered. */
const FILES = Object.fromEntries(
  Array.from({ length: 50 }, (_, i) => [
    `dev/${i}.md`,
    markdown(
      `글 ${i}`,
      '',
      i === DEEP
        ? `${'> '.repeat(5000)}글`
        : `## 제목 ${i}\n\n**강조**는 ${i}\n\n\`\`\`ts\nconst a = ${i}\n\`\`\``,
    ),
  ]),
)

async function make(threads: number): Promise<Map<string, MadeText>> {
  const gallery = { pictures: new Map(), spellings: new Map() }
  const blog = readBlog(BLOG_YAML, [])
  const making = { posts: makePosts(FILES), blog, gallery, version: '1', known: new Set<string>() }
  const made = new Map<string, MadeText>()
  await makeTexts(Object.keys(FILES), making, (name, one) => made.set(name, one), threads)
  return made
}

describe('posts made in threads', () => {
  it('are what they are made in one, none missing, and one that cannot be rendered spoils no other', async () => {
    const alone = await make(0)
    for (const threads of [1, 2, 8]) expect(await make(threads)).toEqual(alone)
    const problems = [...alone].filter(([, { text }]) => text && 'problem' in text).map(([name]) => name)
    expect(problems).toEqual([`dev/${DEEP}.md`])
    expect(alone.size).toBe(50)
  }, 30_000)
})
