import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSite } from '../../src/build/build.ts'
import { checkLinks } from '../../src/build/links-check.ts'

const BLOG =
  'title: t\nurl: https://blog.test\nauthor: a\ncategories:\n  dev: {name: 개발}\n  dev/edge: {name: 엣지}\n'
const TARGET = '## 첫 제목\n\n본문 <b id="raw">b</b>\n\n```html\n<i id="code">\n```\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'madang-links-'))
  mkdirSync(path.join(folder, 'dev'))
  writeFileSync(path.join(folder, 'blog.yaml'), BLOG)
  writeFileSync(path.join(folder, 'posts.lock'), 'mmmmmmmm /posts/old-name /posts/대상\n')
  write('대상', TARGET)
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, body: string) =>
  writeFileSync(path.join(folder, 'dev', `${name}.md`), `---\ntitle: t\ndate: 2026-01-02\n---\n${body}`)

async function problemsOf(body: string): Promise<string[]> {
  write('글', body)
  return checkLinks(await readSite(folder)).map((c) => `${c.file}:${c.line}: ${c.message}`)
}

describe('links that lead somewhere', () => {
  it.each([
    '[a](/posts/대상)',
    '[a](/posts/%EB%8C%80%EC%83%81)',
    `[a](/posts/${'대상'.normalize('NFD')})`,
    '[a](대상)',
    '[a](https://blog.test/posts/대상#첫-제목)',
    '[a](/posts/대상#raw)',
    '[a](/posts/대상#comments)',
    '[a](/posts/대상#c-123)',
    '[a](/posts/대상/comments)',
    '[an old address, which redirects](/posts/old-name)',
    '[a](/p/mmmmmmmm)',
    '[a](/category/dev/edge)',
    '[a](/category/dev/feed.xml)',
    '[a](#여기)\n\n## 여기',
    '[elsewhere](https://other.test/posts/none)',
    '[mail](mailto:a@b.test)',
    '[a](/tag/아무거나)',
    '`[a](/posts/none)`',
    '<!-- <a href="/posts/none">x</a> -->',
  ])('pass: %s', async (body) => {
    expect(await problemsOf(body)).toEqual([])
  })
})

describe('dead links', () => {
  it.each([
    ['본문\n\n[a](/posts/none)', 'posts/dev/글.md:7: /posts/none에 글이 없습니다 (초고는 실리지 않습니다)'],
    ['[a](/en/posts/대상)', 'posts/dev/글.md:5: /en/posts/대상에 글이 없습니다 (초고는 실리지 않습니다)'],
    ['[a](대상.md)', 'posts/dev/글.md:5: /posts/대상.md에 글이 없습니다 (초고는 실리지 않습니다)'],
    ['[a](/p/zzzzzzzz)', 'posts/dev/글.md:5: /p/zzzzzzzz에 글이 없습니다 (초고는 실리지 않습니다)'],
    ['[a](/category/none)', 'posts/dev/글.md:5: 범주 /category/none는 없습니다'],
    ['[a](#없다)', 'posts/dev/글.md:5: /posts/글에 #없다 제목이 없습니다'],
    ['[a](/posts/대상#code)', 'posts/dev/글.md:5: /posts/대상에 #code 제목이 없습니다'],
    [
      '- 하나\n- **[a](/posts/none)**을',
      'posts/dev/글.md:6: /posts/none에 글이 없습니다 (초고는 실리지 않습니다)',
    ],
    ['[a][r]\n\n[r]: /posts/none', 'posts/dev/글.md:5: /posts/none에 글이 없습니다 (초고는 실리지 않습니다)'],
    [
      '<p>\n<a class="x"\nhref=\'/posts/none\'>x</a></p>',
      'posts/dev/글.md:6: /posts/none에 글이 없습니다 (초고는 실리지 않습니다)',
    ],
  ])('are named with their line: %j', async (body, problem) => {
    expect(await problemsOf(body)).toEqual([problem])
  })

  it('come with the address that was probably meant', async () => {
    write('글', '[a](대상.md)')
    expect(checkLinks(await readSite(folder))).toMatchObject([
      { level: 'error', hint: '/posts/대상를 뜻했나요?' },
    ])
  })
})
