import { describe, expect, it } from 'vitest'
import { build } from '../support/built-posts.ts'
import { BLOG_YAML, makePosts, markdown } from '../support/posts-folder.ts'

const FOUR = '## 하나 <&>\n\n### 둘\n\n## 셋\n\n#### 깊은\n\n## 넷'

async function bodyOf(settings: string, body: string, blog = BLOG_YAML): Promise<string> {
  const posts = makePosts({ 'blog.yaml': blog, 'dev/가 나.md': markdown('가', settings, body) })
  return Object.values((await build(posts)).shelf.bodies)[0] ?? ''
}

describe('the table of contents', () => {
  it('stands above a text of four headings or more, nested, folded, without a script', async () => {
    const body = await bodyOf('', FOUR)
    expect(body).toMatch(
      /^<nav class="toc" aria-label="차례"><details class="fold"><summary>차례<\/summary><ol><li>/,
    )
    expect(body).toContain('하나 &lt;&amp;&gt;</a><ol><li><a href="#둘">둘</a></li></ol></li>')
    expect(body.split('</nav>')[0]).not.toContain('깊은')
  })

  it('links to headings that are there', async () => {
    const body = await bodyOf('', `${FOUR}\n\n## 셋`)
    const [contents = '', text = ''] = body.split('</nav>')
    const links = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links).toHaveLength(5)
    for (const id of links) expect(text).toContain(` id="${id}"`)
  })

  it('is the author’s to refuse and to ask for', async () => {
    expect(await bodyOf('toc: false', FOUR)).not.toContain('<nav')
    expect(await bodyOf('', '## 하나\n\n## 둘\n\n## 셋')).not.toContain('<nav')
    expect(await bodyOf('toc: true', '## 하나')).toContain('<nav class="toc"')
    expect(await bodyOf('toc: true', '글')).not.toContain('<nav')
  })

  it('of very many headings names the upper ones alone', async () => {
    const many = Array.from({ length: 13 }, (_, i) => `## 위 ${i}\n\n### 아래 ${i}`).join('\n\n')
    const [contents = ''] = (await bodyOf('', many)).split('</nav>')
    expect(contents.match(/<li>/g)).toHaveLength(13)
  })
})

describe('the way to an article’s file', () => {
  it('stands below it where blog.yaml says how, in the article’s language', async () => {
    const blog = `${BLOG_YAML}edit_url: https://code.example/edit/main/{path}?a&b\n`
    const href = `https://code.example/edit/main/posts/dev/${encodeURIComponent('가 나')}.md?a&amp;b`
    expect(await bodyOf('', '글', blog)).toContain(
      `<p class="edit"><a href="${href}" rel="noopener">이 글 고치기</a></p>\n`,
    )
    expect(await bodyOf('lang: en', 'text', blog)).toContain('>Edit this page</a>')
    expect(await bodyOf('', '글')).not.toContain('class="edit"')
  })
})

it('a post says which other sites its text embeds, for its page alone to let them in', async () => {
  const posts = makePosts({
    'dev/a.md': markdown('가', '', 'https://youtu.be/jNQXAC9IVRw'),
    'dev/b.md': markdown('나'),
  })
  const embeds = (await build(posts)).shelf.posts.map(({ title, embeds }) => [title, embeds])
  expect(Object.fromEntries(embeds)).toEqual({ 가: ['youtube'], 나: undefined })
})
