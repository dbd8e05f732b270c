import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSite } from '../../../../src/build/build.ts'
import { makeFolder } from '../../../support/posts-folder.ts'
import { fixture, MovedBlog } from '../moving.ts'

const EXPORT = fixture('tistory.xml')
const GUESTBOOK = '---\ntitle: 방명록\ncomments: open\n---\n\n인사\n'

async function moved(): Promise<MovedBlog> {
  const blog = new MovedBlog({ '_pages/guestbook.md': GUESTBOOK })
  await blog.import('tistory', EXPORT, { owners: ['주인장'] })
  return blog
}

describe('TTXML of Tistory or Textcube', () => {
  it('gives headings typed as plain text back as headings, and leaves the box and the ads behind', async () => {
    const text = (await moved()).read('dev/edge/첫-글.md')
    expect(text).toContain('title: 첫 글 <b>\ndate: 2019-08-21 09:30\nupdated: 2019-08-22 09:30\n')
    expect(text).toMatch(/^## 1\. 처음 제목$/m)
    expect(text).toMatch(/^### ① 작은 제목$/m)
    expect(text).toContain('```python\nprint("안녕")\n```')
    expect(text).toContain('[카드 제목](https://card.example/a)')
    expect(text).not.toMatch(/다른 글|광고|\[##_|긴 설명/)
  })

  it('lays its files beside the post, with captions, under names that lead nowhere else', async () => {
    const blog = await moved()
    const text = blog.read('dev/edge/첫-글.md')
    expect(text).toContain('![바다](첫-글/바다-사진.jpg "여름 바다")')
    expect(text).toContain('![다시](첫-글/바다-사진.jpg "캡션 하나")')
    expect(text).toContain('![카카오](https://blog.kakaocdn.net/dn/abc/btq/img.png "둘째 \\"설명\\"")')
    expect(blog.files()['dev/edge/첫-글/바다-사진.jpg']).toBe('\xff\xd8\xff\xe0')
  })

  it('leads /123, /m/123 and /entry/… to the post, and keeps private posts drafts', async () => {
    const site = await readSite((await moved()).folder)
    expect(site.complaints.filter((c) => c.level === 'error')).toEqual([])
    const id = site.articles[0]?.post.id
    expect(site.articles).toHaveLength(1)
    expect(site.moved).toEqual({ '/12': id, '/m/12': id, '/entry/첫-글': id })
  })

  it('keeps what was secret secret, answers with it, and knows spam, flat parents and the guest book', async () => {
    const blog = await moved()
    const rows = blog.comments()
    const by = (name: string) => rows.find((row) => row.name === name)
    expect(by('손님')).toMatchObject({
      secret: 1,
      status: 'visible',
      source: '비밀로 묻습니다',
      parent_id: null,
    })
    expect(by('주인장')).toMatchObject({
      secret: 1,
      owner: 1,
      source: '답합니다\n두 줄로',
      parent_id: by('손님')?.id,
    })
    expect(by('스팸')).toMatchObject({ status: 'spam' })
    expect(by('번호 손님')).toMatchObject({ parent_id: null })
    expect(by('이름 없음')).toMatchObject({ parent_id: by('번호 손님')?.id })
    expect(by('방명록 손님')?.post_id).not.toBe(by('손님')?.post_id)
    expect(JSON.stringify(rows)).not.toMatch(/guest\.example|203\.0\.113|5f4dcc/)
  })

  it('changes nothing the second time', async () => {
    const blog = await moved()
    const before = [blog.files(), blog.comments()]
    const { lines } = await blog.import('tistory', EXPORT, { owners: ['주인장'] })
    expect([blog.files(), blog.comments()]).toEqual(before)
    expect(lines.filter(([outcome]) => outcome === '가져옴' || outcome === '고침')).toEqual([])
  })
})

describe("the folders of Tistory's backup", () => {
  it('become posts with their pictures, number and category', async () => {
    const folder = makeFolder()
    mkdirSync(path.join(folder, '45/img'), { recursive: true })
    writeFileSync(path.join(folder, '45/img/그림 1.png'), '\x89PNG', 'latin1')
    writeFileSync(path.join(folder, '45/45-백업한-글.html'.normalize('NFD')), PAGE)
    writeFileSync(path.join(folder, '45/empty.html'), '<p>본문이 없음')
    const blog = new MovedBlog()
    const { lines } = await blog.import('tistory', folder)
    const text = blog.read('dev/백업한-글.md')
    expect(text).toContain(
      'title: 백업한 글\ndate: 2020-05-06 07:08\ntags:\n  - 하나\n  - 둘\naliases:\n  - /45\n  - /m/45\n---',
    )
    expect(text).toContain('![](백업한-글/그림-1.png)')
    expect(lines.map(([outcome, , at]) => `${outcome} ${at}`)).toContain('건너뜀 45/empty.html:1')
  })
})

const PAGE = `<html><body><p class="category">개발</p><h2 class="title-article">백업한 글</h2>
<div class="box-info"><p class="date">2020-05-06 07:08:00</p></div>
<div class="contents_style"><p>본문</p><figure><img src="./img/그림 1.png"></figure></div>
<div class="tags">#하나 #둘</div></body></html>`
