import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import { planPost } from '../../src/cli/new-post.ts'
import { BLOG_YAML, makePosts, markdown } from '../support/posts-folder.ts'
import { Authoring } from './authoring.ts'

const NOW = Date.parse('2026-03-01T23:05:00Z')
const BLOG = readBlog(BLOG_YAML, [])
const plan = (title: string, more: { category?: string; slug?: string } = {}, folder = makePosts({})) =>
  planPost(folder, BLOG, { title, category: 'dev', now: NOW, ...more })

describe('a new post', () => {
  it('is a draft in its category, dated by the blog’s clock, at an address of its title', async () =>
    expect(await plan('  첫 글,   시작합니다! ')).toEqual({
      name: 'dev/첫-글-시작합니다.md',
      text: '---\ntitle: 첫 글, 시작합니다!\ndate: 2026-03-02 08:05\ntags: []\ndraft: true\n---\n\n',
    }))

  it.each([
    ['하나: 둘', 'title: "하나: 둘"'],
    ['[번역] 글', 'title: "[번역] 글"'],
    ['2026', 'title: "2026"'],
    ['# 하나 "둘"', `title: '# 하나 "둘"'`],
  ])('called “%s” has a title YAML reads back', async (title, line) =>
    expect((await plan(title, { slug: 'a' })).text).toContain(`${line}\n`),
  )

  it('may be put into a category by its name, and have an address of its own', async () =>
    expect((await plan('글', { category: '엣지', slug: 'Hello World' })).name).toBe(
      'dev/edge/hello-world.md',
    ))

  it.each<[string, string, { category?: string; slug?: string }, string]>([
    ['no title', ' ', {}, '제목을 적으세요'],
    ['a title without letters', '!!!', {}, '--slug'],
    ['a category that is near one', '글', { category: 'dairy' }, 'diary를 뜻했나요?'],
    ['a category that is none', '글', { category: '여행' }, 'dev/edge (엣지)'],
  ])('is refused with %s', async (_, title, more, said) => expect(plan(title, more)).rejects.toThrow(said))

  it('is refused at an address that another post has, in whatever folder', async () => {
    const folder = makePosts({ 'diary/hello.md': markdown('글') })
    await expect(plan('Hello', {}, folder)).rejects.toThrow('posts/diary/hello.md')
  })
})

describe('npm run new', () => {
  it('writes the file, says where, and the blog still builds', () => {
    const blog = new Authoring({})
    const { code, output } = blog.run('new', '첫 글', '--category', 'diary')
    expect({ code, first: output.split('\n')[0] }).toEqual({ code: 0, first: 'posts/diary/첫-글.md' })
    expect(blog.read('diary/첫-글.md')).toContain('draft: true')
    expect(blog.run('check').code).toBe(0)
  })

  it('overwrites nothing, not even a file that is no post yet', () => {
    const blog = new Authoring({ 'dev/a.md': 'half a thought' })
    const { code, errors } = blog.run('new', 'a', '--category', 'dev')
    expect({ code, errors }).toEqual({ code: 1, errors: 'posts/dev/a.md이 이미 있습니다.\n' })
    expect(blog.read('dev/a.md')).toBe('half a thought')
  })

  it('names the categories when none is given', () => {
    const { code, errors } = new Authoring({}).run('new', '글')
    expect(code).toBe(1)
    expect(errors).toContain('diary (일기)')
  })
})
