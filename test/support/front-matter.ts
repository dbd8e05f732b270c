import { readBlog } from '../../src/build/blog-yaml.ts'
import type { Complaint } from '../../src/build/complaint.ts'
import { cutFrontMatter } from '../../src/build/front-matter.ts'
import { PostFields } from '../../src/build/post-fields.ts'
import { BLOG_YAML } from './posts-folder.ts'

export const BLOG = readBlog(BLOG_YAML, [])

/** Reads settings: `title` and `date` stand on lines 2 and 3, the given ones from line 4 on. */
export function readFields(
  settings: string,
  file = 'posts/dev/hello.md',
  head = 'title: 글\ndate: 2026-01-15\n',
  blog = BLOG,
) {
  const complaints: Complaint[] = []
  const source = cutFrontMatter(file, `---\n${head}${settings}\n---\n`, complaints)
  return { ...new PostFields(file, source, blog, complaints).read(), complaints }
}

/** An instant by the clocks of the blog, ms. */
export const seoul = (text: string): number => Date.parse(`${text}+09:00`)
