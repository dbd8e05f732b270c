import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import { type Complaint, printComplaint } from '../../src/build/complaint.ts'
import { BLOG_YAML } from '../support/posts-folder.ts'

function read(source: string) {
  const complaints: Complaint[] = []
  const blog = readBlog(source, complaints)
  return { blog, complaints, places: complaints.map((c) => `${c.line} ${c.level}`) }
}

/** BLOG_YAML with one line changed: `title: …` is line 1. */
const changed = (from: string, to: string) => read(BLOG_YAML.replace(from, to))

describe('blog.yaml', () => {
  it('gives the blog', () => {
    const { blog, complaints } = read(BLOG_YAML)
    expect(complaints).toEqual([])
    expect(blog).toEqual({
      title: '마당',
      description: '글과 이야기',
      language: 'ko',
      timezone: 'Asia/Seoul',
      url: 'https://blog.example',
      author: '지은이',
      categories: [
        { path: 'dev', name: '개발', description: '' },
        { path: 'dev/edge', name: '엣지', description: '' },
        { path: 'diary', name: '일기', description: '하루하루' },
      ],
      reactions: [{ kind: 'like', emoji: '👍', label: '좋아요' }],
      comments: { moderation: 'none', editHours: 24, closeAfterDays: 0 },
      pageSize: 10,
    })
  })

  it('takes a category with nothing but a name, and reactions of the blog’s own', () => {
    const own = `${BLOG_YAML}  메모: 쪽지\nreactions:\n- {kind: heart, emoji: ❤️, label: 마음}\n`
    const { blog, complaints } = read(own.normalize('NFD'))
    expect(complaints).toEqual([])
    expect(blog.categories.at(-1)).toEqual({ path: '메모', name: '쪽지', description: '' })
    expect(blog.reactions).toEqual([{ kind: 'heart', emoji: '❤️', label: '마음' }])
  })

  it.each([
    ['no title', 'title: 마당\n', '', '1 error'],
    ['a blank author', 'author: 지은이', 'author:', '4 error'],
    ['an address with a path', 'https://blog.example', 'https://blog.example/a', '3 error'],
    ['an address without a scheme', 'https://blog.example', 'blog.example', '3 error'],
    ['a zone that is none', 'Asia/Seoul', 'Asia/Seul', '5 error'],
    ['a language it does not speak', 'timezone: Asia/Seoul', 'language: de', '5 error'],
    ['a category without its parent', '  dev: {name: 개발}\n', '', '6 error'],
    ['a path nobody can type', '  diary:', '  My Diary:', '6 error'],
    ['no categories', BLOG_YAML.slice(BLOG_YAML.indexOf('  dev')), '', '6 error'],
    ['a page of no posts', 'timezone: Asia/Seoul', 'page_size: 0', '5 error'],
    [
      'a reaction twice',
      'categories:',
      `reactions: [${'{kind: a, emoji: b, label: c},'.repeat(2)}]\ncategories:`,
      '6 error',
    ],
    ['a slip in a name', 'timezone:', 'timezoen:', '5 error'],
    ['a name it does not know', 'timezone: Asia/Seoul', 'colour: red', '5 warning'],
    ['a tab', '  diary:', '\tdiary:', '9 error'],
    ['a star that points nowhere', 'title: 마당', 'title: *마당', '1 error'],
  ])('complains of %s at its line', (_, from, to, place) => {
    const { places, complaints } = changed(from, to)
    expect(places).toContain(place)
    expect(complaints.every((c) => c.file === 'posts/blog.yaml' && c.hint !== '')).toBe(true)
  })

  it('complains of everything at once', () => {
    const { complaints } = read('language: de\ntimezone: Nowhere\npage_size: many\n')
    expect(complaints.length).toBeGreaterThanOrEqual(6)
  })

  it('says what a slip was meant to be', () =>
    expect(changed('author:', 'auhtor:').complaints.map(printComplaint).join('\n')).toContain(
      'author를 뜻했나요?',
    ))
})
