import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSite } from '../../../../src/build/build.ts'
import { BLOG_YAML } from '../../../support/posts-folder.ts'
import { exported, fixture, MovedBlog } from '../moving.ts'

const EXPORT = fixture('wordpress.xml')
const FIRST = '기술/엣지-서버/first.md'

async function moved(): Promise<MovedBlog> {
  const blog = new MovedBlog()
  await blog.import('wordpress', EXPORT, { owners: ['홍길동'] })
  return blog
}

describe('a WordPress export', () => {
  it('becomes markdown with captions, code and galleries, and nothing in it that could run', async () => {
    const text = (await moved()).read(FIRST)
    expect(text).toContain('title: 첫 글 & 둘\ndate: 2019-08-21 09:30\n')
    expect(text).toContain('첫 문단의 **굵은** 글.  \n둘째 줄.')
    expect(text).toContain('pic.png "그림의 설명")')
    expect(text).toContain('```js\nif (a < b) { c() }\n```')
    expect(text).toContain('one.jpg "하나의 설명")')
    expect(text).toContain('\\[contact-form id="7"\\]')
    expect(text).not.toMatch(/<script|javascript:|onerror/)
  })

  it('nests categories in blog.yaml and keeps every line that stood there', async () => {
    const yaml = (await moved()).read('blog.yaml')
    expect(yaml).toBe(
      `${BLOG_YAML}  기술: {name: 기술}\n  기술/엣지-서버: {name: 엣지 & 서버}\n  미분류: {name: 미분류}\n`,
    )
  })

  it('leads its old addresses to the posts, builds without complaint, and leaves drafts drafts', async () => {
    const site = await readSite((await moved()).folder)
    expect(site.complaints.filter((c) => c.level === 'error')).toEqual([])
    const [post] = site.articles
    expect(site.articles).toHaveLength(1)
    expect(site.moved).toMatchObject({ '/2019/08/first': post?.post.id, '/?p=12': post?.post.id })
    expect(site.pages.map((page) => page.post.path)).toEqual(['/pages/about-me'])
  })

  it('brings its comments in threads of two levels, with status and owner, and no address of anyone', async () => {
    const blog = await moved()
    const rows = blog.comments()
    const [guest, owner, third, spam, held] = rows
    expect(rows.map(({ name, status, owner: o }) => [name, status, o])).toEqual([
      ...[
        ['손님', 'visible', 0],
        ['홍길동', 'visible', 1],
        ['셋째 손님', 'visible', 0],
      ],
      ...[
        ['광고', 'spam', 0],
        ['홍길동', 'held', 0],
      ],
    ])
    expect(guest).toMatchObject({
      source: '잘 읽었습니다',
      parent_id: null,
      created_at: Date.UTC(2019, 7, 21, 10),
    })
    expect(owner).toMatchObject({ parent_id: guest?.id, root_id: guest?.id })
    expect(third).toMatchObject({
      parent_id: owner?.id,
      root_id: guest?.id,
      html: '<p>답글의 답글의 <strong>답글</strong></p>',
    })
    expect([spam?.parent_id, held?.parent_id]).toEqual([null, null])
    expect(JSON.stringify([rows, blog.files()])).not.toMatch(/guest\.example|203\.0\.113/)
  })

  it('says of everything that did not come, or not as it was, where it stands and why', async () => {
    const { lines } = await new MovedBlog().import('wordpress', EXPORT, { owners: ['홍길동'] })
    const told = lines.map(([outcome, , at, what]) => `${outcome} ${at} ${what}`)
    expect(told).toEqual(
      expect.arrayContaining([
        '건너뜀 wordpress.xml:80 다른 블로그',
        '건너뜀 wordpress.xml:113 버린 글',
        '알림 wordpress.xml:87 제목이 없는 글의 첫 줄',
        '알림 wordpress.xml:95 첫 글과 같은 이름',
        '알림 wordpress.xml:71 홍길동',
        '알림 wordpress.xml:10 x.png',
      ]),
    )
    expect(lines.every(([, , at]) => /:\d+$/.test(at ?? ''))).toBe(true)
  })

  it('changes nothing the second time, and nothing at all when it is only tried', async () => {
    const blog = await moved()
    const [files, rows] = [blog.files(), blog.comments()]
    const { summary } = await blog.import('wordpress', EXPORT, { owners: ['홍길동'] })
    expect([blog.files(), blog.comments()]).toEqual([files, rows])
    expect(summary).toContain('글: 그대로 4')
    expect(summary).toContain('댓글: 그대로 5')

    const untouched = new MovedBlog()
    const before = untouched.files()
    const tried = await untouched.import('wordpress', EXPORT, { dryRun: true })
    expect(tried.summary).toContain('가져옴 4')
    expect([untouched.files(), untouched.comments()]).toEqual([before, []])
  })

  it('adds what a later export has, and never writes over what the author wrote', async () => {
    const blog = await moved()
    const mine = blog.read(FIRST).replace('둘째 줄.', '내가 고친 줄.')
    blog.write(FIRST, mine)
    const later = fixtureText()
      .replace('첫 문단의', '나중에 바꾼 첫 문단의')
      .replace('<p>소개하는 쪽</p>', '<p>새로 소개하는 쪽</p>')
      .replace('<wp:comment_id>4<', '<wp:comment_id>44<')
    const file = exported('wordpress.xml', later)
    const { lines } = await blog.import('wordpress', file)
    expect(blog.read(FIRST)).toBe(mine)
    expect(
      lines.some(
        ([outcome, , , what, why]) =>
          outcome === '건너뜀' && what === '첫 글 & 둘' && why?.includes('--overwrite'),
      ),
    ).toBe(true)
    expect(blog.read('_pages/about-me.md')).toContain('새로 소개하는 쪽')
    expect(blog.comments()).toHaveLength(6)

    await blog.import('wordpress', file, { overwrite: true })
    expect(blog.read(FIRST)).toContain('나중에 바꾼 첫 문단의')
  })

  it('does not bring back a post its author took away, and follows one that was moved', async () => {
    const blog = await moved()
    const files = blog.files()
    mkdirSync(`${blog.folder}/dev`)
    rmSync(`${blog.folder}/_pages/about-me.md`)
    renameSync(`${blog.folder}/${FIRST}`, `${blog.folder}/dev/first.md`)
    await blog.import('wordpress', EXPORT)
    expect(Object.keys(blog.files())).not.toContain('_pages/about-me.md')
    expect(Object.keys(blog.files())).not.toContain(FIRST)
    expect(blog.files()['dev/first.md']).toBe(files[FIRST])
  })
})

const fixtureText = (): string => readFileSync(EXPORT, 'utf8')
