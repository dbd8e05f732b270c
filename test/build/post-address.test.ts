import { describe, expect, it } from 'vitest'
import { readFields } from '../support/front-matter.ts'

describe('the address', () => {
  it.each([
    ['posts/dev/2026-01-15-hello.md', '', '/posts/hello'],
    ['posts/dev/한글 이름!.md', '', '/posts/한글-이름'],
    ['posts/dev/Hello World.md', '', '/posts/hello-world'],
    ['posts/dev/a.md', 'slug: 다른 이름', '/posts/다른-이름'],
    ['posts/dev/a.md', 'slug: "C++: 첫걸음"', '/posts/c-첫걸음'],
    ['posts/dev/a.md', 'permalink: /2024/01/옛글.html', '/posts/옛글'],
    ['posts/dev/a.md', 'permalink: /:year/:title/', '/posts/a'],
    ['posts/dev/a.md', 'permalink: "/blog/{{ page.fileSlug }}/"', '/posts/a'],
    ['posts/dev/a.en.md', '', '/en/posts/a'],
    ['posts/dev/a.md', 'lang: en', '/en/posts/a'],
    ['posts/dev/a.md', 'lang: ko-KR', '/posts/a'],
    ['posts/dev/a.ko.md', '', '/posts/a'],
    ['posts/dev/name/index.md', '', '/posts/name'],
    ['posts/dev/2026-1-5-name/index.en.md', '', '/en/posts/name'],
    ['posts/dev/a.markdown', '', '/posts/a'],
    ['posts/_pages/about.md', '', '/pages/about'],
    ['posts/_pages/about.en.md', '', '/en/pages/about'],
  ])('of %s with “%s” is %s', (file, settings, path) =>
    expect(readFields(settings, file)).toMatchObject({ path, complaints: [] }),
  )
})

describe('old addresses', () => {
  it.each<[string, string[]]>([
    ['aliases: [/123, /entry/옛-글, /2024/01/15/글/]', ['/123', '/entry/옛-글', '/2024/01/15/글']],
    ['aliases: /m/123/', ['/m/123']],
    ['redirect_from:\n- https://old.example/%EA%B8%80?utm=1\n- old-name', ['/글?utm=1', '/old-name']],
    [`alias: /${'글'.normalize('NFD')}`, ['/글']],
    ['aliases: "/?p=123"', ['/?p=123']],
    ['permalink: /2024/01/hello.html', ['/2024/01/hello.html']],
    ['slug: dev/hello', ['/dev/hello']],
    ['permalink: /:year/:title/', []],
    ['slug: /hello/', []],
    ['slug: posts/hello', []],
  ])('of “%s” are %j', (settings, aliases) =>
    expect(readFields(settings)).toMatchObject({ aliases, complaints: [] }),
  )

  it.each(['/', '/feed.xml', '/category/dev', '/p/abcdefgh', 'mailto:a@b', '/%ff'])(
    'can not be %s',
    (alias) => {
      const { aliases, complaints } = readFields(`aliases: ["${alias}", /123]`)
      expect(aliases).toEqual(['/123'])
      expect(complaints).toMatchObject([{ line: 4, level: 'error' }])
      expect(complaints[0]?.hint).toContain('/123')
    },
  )
})
