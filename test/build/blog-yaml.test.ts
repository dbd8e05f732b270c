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

/** BLOG_YAML with more settings, from line 10 on. */
const added = (settings: string) => read(`${BLOG_YAML}${settings}\n`)

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
      pageSize: 10,
      menu: [],
      links: [],
      verification: {},
      stats: 'public',
      comments: { moderation: 'none', editHours: 24 },
    })
  })

  it('takes a category with nothing but a name, and reactions of the blog’s own', () => {
    const own = `${BLOG_YAML}  메모: 쪽지\nreactions:\n- {kind: heart, emoji: ❤️, label: 마음}\n`
    const { blog, complaints } = read(own.normalize('NFD'))
    expect(complaints).toEqual([])
    expect(blog.categories.at(-1)).toEqual({ path: '메모', name: '쪽지', description: '' })
    expect(blog.reactions).toEqual([{ kind: 'heart', emoji: '❤️', label: '마음' }])
  })

  it.each<[string, object]>([
    ['default_category: diary', { defaultCategory: 'diary' }],
    [
      'menu:\n- {label: 소개, href: /pages/about}\n- 방명록: /pages/guestbook',
      {
        menu: [
          { label: '소개', href: '/pages/about' },
          { label: '방명록', href: '/pages/guestbook' },
        ],
      },
    ],
    [
      'links: [{label: 저장소, href: "https://code.example/a"}]',
      { links: [{ label: '저장소', href: 'https://code.example/a' }] },
    ],
    ['menu:', { menu: [] }],
    ['logo: posts/_media/logo.svg', { logo: '_media/logo.svg' }],
    ['verification: {naver: 0f3a, google: a_B-9}', { verification: { naver: '0f3a', google: 'a_B-9' } }],
    [
      `verification:\n  naver: '<meta name="naver-site-verification" content="0f3a" />'`,
      { verification: { naver: '0f3a' } },
    ],
    [
      'edit_url: "https://code.example/edit/main/{path}"',
      { editUrl: 'https://code.example/edit/main/{path}' },
    ],
    ['stats: private', { stats: 'private' }],
    ['honour: [dnt, gpc]', { honour: ['gpc', 'dnt'] }],
    ['honour: gpc', { honour: ['gpc'] }],
    [
      'comments: {moderation: first, edit_hours: 0, close_after_days: 30}',
      { comments: { moderation: 'first', editHours: 0, closeAfterDays: 30 } },
    ],
    ['comments: {close_after_days: 0}', { comments: { moderation: 'none', editHours: 24 } }],
  ])('understands “%s”', (settings, blog) => {
    const found = added(settings)
    expect(found.complaints).toEqual([])
    expect(found.blog).toMatchObject(blog)
  })

  it.each([
    ['no title', 'title: 마당\n', '', '1 error'],
    ['a blank author', 'author: 지은이', 'author:', '4 error'],
    ['an address with a path', 'https://blog.example', 'https://blog.example/a', '3 error'],
    ['an address without a scheme', 'https://blog.example', 'blog.example', '3 error'],
    ['a zone that is none', 'Asia/Seoul', 'Asia/Seul', '5 error'],
    ['a language it does not speak', 'timezone: Asia/Seoul', 'language: de', '5 error'],
    ['a category without its parent', '  dev: {name: 개발}\n', '', '7 error'],
    ['a path nobody can type', '  diary:', '  My Diary:', '9 error'],
    ['no categories', BLOG_YAML.slice(BLOG_YAML.indexOf('  dev')), '', '6 error'],
    ['a page of no posts', 'timezone: Asia/Seoul', 'page_size: 0', '5 error'],
    [
      'a reaction twice',
      'categories:',
      `reactions:\n${'- {kind: a, emoji: b, label: c}\n'.repeat(2)}categories:`,
      '8 error',
    ],
    ['a slip in a name', 'timezone:', 'timezoen:', '5 error'],
    ['a slip in a name inside', '{name: 개발}', '{nmae: 개발}', '7 error'],
    ['a comma that ends a value', '하루하루', '하루, 이틀', '9 error'],
    ['a name it does not know', 'timezone: Asia/Seoul', 'wallpaper: red', '5 warning'],
    ['a tab', '  diary:', '\tdiary:', '9 error'],
    ['a star that points nowhere', 'title: 마당', 'title: *마당', '1 error'],
    ['a list for a title', 'title: 마당', 'title: [마당]', '1 error'],
  ])('complains of %s at its line', (_, from, to, place) => {
    const { places, complaints } = changed(from, to)
    expect(places).toContain(place)
    expect(complaints.every((c) => c.file === 'posts/blog.yaml' && c.hint !== '')).toBe(true)
  })

  it.each([
    ['default_category: nowhere', '10 error', 'dev, dev/edge, diary'],
    ['menu: /pages/about', '10 error', '- {label: 소개'],
    ['menu:\n- {label: 소개, href: /a}\n- {label: 소개}', '12 error', 'href: /pages/about'],
    ['links:\n- {label: 나, href: "javascript:alert(1)"}', '11 error', '- {label'],
    ['menu:\n- {label: 나, href: //evil.example}', '11 error', '- {label'],
    ['menu:\n- {label: 나, herf: /a}', '11 error', 'href를 뜻했나요?'],
    ['logo: ../secret.png', '10 error', '_media/logo.svg'],
    ['logo: https://a.example/logo', '10 error', '_media/logo.svg'],
    ['logo: logo.txt', '10 error', '_media/logo.svg'],
    ['verification: {naver: "a b"}', '10 error', 'content='],
    ['verification:\n  navre: abc', '11 error', 'naver를 뜻했나요?'],
    ['edit_url: https://code.example/edit/main', '10 error', '{path}'],
    ['stats: maybe', '10 error', 'public, private'],
    ['honour: everything', '10 error', 'gpc, dnt'],
    ['honour:\n- dnt\n- gcp', '12 error', 'gpc, dnt'],
    ['honour: {gpc: true}', '10 error', 'gpc, dnt'],
    ['comments:\n  moderation: some', '11 error', 'none, first, all'],
    ['comments:\n  edit_hours: -1', '11 error', '0부터'],
    ['comments:\n  close_after: 3', '11 warning', 'close_after_days'],
  ])('complains of “%s” where it stands', (settings, place, hint) => {
    const { places, complaints } = added(settings)
    expect(places).toContain(place)
    expect(complaints.map((c) => c.hint).join('\n')).toContain(hint)
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
