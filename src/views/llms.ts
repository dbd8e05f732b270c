import type { Blog } from '../domain/blog.ts'
import { type DetailedPost, hrefOf } from '../domain/post.ts'

/** The blog in markdown, for programs that read it for somebody (llmstxt.org). */
export const llmsText = (blog: Blog, posts: readonly DetailedPost[]): string => {
  const sections = blog.categories.map(({ path, name }) => {
    const own = posts.filter((p) => p.category === path)
    const lines = own.map((p) => `- [${plain(p.title)}](${blog.url}${hrefOf(p)}): ${plain(p.summary)}`)
    return own.length > 0 ? `## ${plain(name)}\n\n${lines.join('\n')}\n` : ''
  })
  return `# ${plain(blog.title)}\n\n> ${plain(blog.description)}\n\n${sections.filter(Boolean).join('\n')}`
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]]/g, '')
