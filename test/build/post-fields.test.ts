import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import type { Complaint } from '../../src/build/complaint.ts'
import { cutFrontMatter } from '../../src/build/front-matter.ts'
import { PostFields } from '../../src/build/post-fields.ts'
import { BLOG_YAML } from '../support/posts-folder.ts'

const BLOG = readBlog(BLOG_YAML, [])
const KST = '+09:00'

/** Reads settings: `title` and `date` stand on lines 2 and 3, the given ones from line 4 on. */
function read(settings: string, file = 'posts/dev/hello.md', head = 'title: 글\ndate: 2026-01-15\n') {
  const complaints: Complaint[] = []
  const source = cutFrontMatter(file, `---\n${head}${settings}\n---\n`, complaints)
  return { ...new PostFields(file, source, BLOG, complaints).read(), complaints }
}

describe('a post that says no more than it must', () => {
  it('has everything else from where it lies and from the blog', () =>
    expect(read('')).toEqual({
      slug: 'hello',
      lang: 'ko',
      path: '/posts/hello',
      title: '글',
      publishedAt: Date.parse(`2026-01-15T00:00${KST}`),
      day: '2026-01-15',
      category: 'dev',
      tags: [],
      summary: undefined,
      draft: false,
      comments: 'open',
      complaints: [],
    }))
})

describe('the address', () => {
  it.each([
    ['posts/dev/2026-01-15-hello.md', '', '/posts/hello'],
    ['posts/dev/한글 이름!.md', '', '/posts/한글-이름'],
    ['posts/dev/Hello World.md', '', '/posts/hello-world'],
    ['posts/dev/a.md', 'slug: 다른 이름', '/posts/다른-이름'],
    ['posts/dev/a.md', 'slug: "C++: 첫걸음"', '/posts/c-첫걸음'],
    ['posts/dev/a.md', 'permalink: /2024/01/옛글.html', '/posts/옛글'],
    ['posts/dev/a.md', 'permalink: /:year/:title/', '/posts/a'],
    ['posts/dev/a.en.md', '', '/en/posts/a'],
    ['posts/dev/a.md', 'lang: en', '/en/posts/a'],
    ['posts/dev/a.md', 'lang: ko-KR', '/posts/a'],
    ['posts/dev/a.ko.md', '', '/posts/a'],
  ])('of %s with “%s” is %s', (file, settings, path) =>
    expect(read(settings, file)).toMatchObject({ path, complaints: [] }),
  )
})

describe('dates', () => {
  it.each([
    ['2026-01-15', `2026-01-15T00:00${KST}`, '2026-01-15'],
    ['2026-01-15 23:30', `2026-01-15T23:30${KST}`, '2026-01-15'],
    ['2026-01-15T23:30:00Z', '2026-01-15T23:30:00Z', '2026-01-16'],
    ['2026-01-15 08:00:00 +0000', '2026-01-15T08:00:00Z', '2026-01-15'],
    ['2026. 1. 15', undefined, undefined],
    ['2026.1.15', `2026-01-15T00:00${KST}`, '2026-01-15'],
  ])('%s is read in the blog’s zone', (date, instant, day) => {
    const post = read('', undefined, `title: 글\ndate: ${date}\n`)
    if (instant === undefined) expect(post.complaints).toHaveLength(1)
    else expect(post).toMatchObject({ publishedAt: Date.parse(instant), day, complaints: [] })
  })

  it('hide a post until publish_at, whatever its date', () =>
    expect(read('publish_at: 2027-03-01 07:00')).toMatchObject({
      publishedAt: Date.parse(`2027-03-01T07:00${KST}`),
      day: '2027-03-01',
    }))
})

describe('the category', () => {
  it.each([
    ['category: diary', 'diary'],
    ['category: dev/edge', 'dev/edge'],
    ['category: 엣지', 'dev/edge'],
    ['category: 일기', 'diary'],
    ['category: 개발/엣지', 'dev/edge'],
    ['categories: [개발, 엣지]', 'dev/edge'],
    ['categories: [dev]', 'dev'],
    ['categories: Diary', 'diary'],
  ])('%s is %s', (settings, category) => expect(read(settings)).toMatchObject({ category, complaints: [] }))
})

describe('what other blogs call the same', () => {
  it.each<[string, object]>([
    ['lastmod: 2026-02-01', { updatedAt: Date.parse(`2026-02-01T00:00${KST}`) }],
    ['description: 요약', { summary: '요약' }],
    ['tag: 하나', { tags: ['하나'] }],
    ['tags: 하나, 둘 셋 , 하나', { tags: ['하나', '둘 셋'] }],
    ['tags: 하나 둘', { tags: ['하나', '둘'] }],
    ['tags:\n- 하나\n- 2026', { tags: ['하나', '2026'] }],
    ['published: false', { draft: true }],
    ['published: true', { draft: false }],
    ['comments: false', { comments: 'off' }],
    ['comment: true', { comments: 'open' }],
    ['Draft: true', { draft: true }],
    ['summary: 우리 것\ndescription: 남의 것', { summary: '우리 것' }],
    ['description: 남의 것\nsummary: 우리 것', { summary: '우리 것' }],
  ])('%s is understood', (settings, post) =>
    expect(read(settings)).toMatchObject({ ...post, complaints: [] }),
  )

  it('a date called pubDate or published is a date', () => {
    for (const name of ['pubDate', 'published', 'publishDate'])
      expect(read('', undefined, `title: 글\n${name}: 2026-01-15\n`)).toMatchObject({
        day: '2026-01-15',
        complaints: [],
      })
  })
})

describe('a complaint', () => {
  it.each([
    ['tilte: 글', 4, 'error', 'title를 뜻했나요?'],
    ['draf: true', 4, 'error', 'draft를 뜻했나요?'],
    ['publish_ta: 2027-01-01', 4, 'error', 'publish_at를 뜻했나요?'],
    ['math: true', 4, 'warning', '쓸 수 있는 항목'],
    ['layout: post', 4, 'warning', '쓸 수 있는 항목'],
    ['updated: 2026-02-30', 4, 'error', '2026-01-15'],
    ['tags: []\nupdated: 어제', 5, 'error', '2026-01-15'],
    ['category: nowhere', 4, 'error', 'dev, dev/edge, diary'],
    ['tags: {a: b}', 4, 'error', '[하나, 둘]'],
    ['draft: yes!', 4, 'error', 'true 또는 false'],
    ['comments: maybe', 4, 'error', 'open, closed, off'],
    ['id: ABC', 4, 'error', '여덟 글자'],
    ['slug: "!!!"', 4, 'error', 'slug'],
    ['lang: korean', 4, 'error', 'ko나 en'],
    ['summary: [a]', 4, 'error', 'summary: "…"'],
  ])('of “%s” names line %i and what to write', (settings, line, level, hint) => {
    const { complaints } = read(settings)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatchObject({ file: 'posts/dev/hello.md', line, level })
    expect(complaints[0]?.hint).toContain(hint)
  })

  it.each([
    ['title:\ndate: 2026-01-15\n', 2],
    ['title: 글\ndate:\n', 3],
    ['title: ""\ndate: 2026-01-15\n', 2],
    ['date: 2026-01-15\n', 1],
    ['title: 글\n', 1],
    ['title: 글\ndate: 2026-13-01\n', 3],
    ['title: 글\ndate: 2026-02-29\n', 3],
  ])('of a title or date that is not there: %j', (head, line) => {
    const { complaints } = read('', undefined, head)
    expect(complaints.map((c) => c.line)).toEqual([line])
  })

  it('comes for every problem of a post', () =>
    expect(read('draf: true\ncategory: x\ncomments: x').complaints).toHaveLength(3))
})
