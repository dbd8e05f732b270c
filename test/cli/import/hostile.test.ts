import { describe, expect, it } from 'vitest'
import { readSite } from '../../../src/build/build.ts'
import { exported, MovedBlog } from './moving.ts'

const item = (content: string, more = ''): string =>
  `<item><title>글</title><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>1</wp:post_id>
<wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_name>p</wp:post_name><wp:status>publish</wp:status>${more}</item>`
const wxr = (items: string): string =>
  `<?xml version="1.0"?>\n<rss><channel><link>https://o.example</link>${items}</channel></rss>`
const comment = (fields: string): string =>
  `<wp:comment><wp:comment_id>1</wp:comment_id>${fields}<wp:comment_approved>1</wp:comment_approved></wp:comment>`

async function brought(content: string | Uint8Array) {
  const blog = new MovedBlog()
  const told = await blog.import('wordpress', exported('w.xml', content))
  return { blog, ...told }
}

const ENTITIES = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

describe('a hostile export', () => {
  it.each([
    [
      'names a file of this machine',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wxr(item('&x;'))}`,
    ],
    ['would fill the memory', `<!DOCTYPE r [<!ENTITY l0 "lol">${ENTITIES}]>${wxr(item('&l9;'))}`],
    ['hides its document type behind the first post', wxr(`${item('a')}<!DOCTYPE r [<!ENTITY x "y">]>`)],
  ])('is refused with a sentence where it %s', async (_, text) => {
    await expect(brought(text.replace('<?xml version="1.0"?>\n', ''))).rejects.toThrow(/DOCTYPE/)
  })

  it('is refused where tags stand in each other without end, or it is no XML', async () => {
    await expect(brought(wxr('<a>'.repeat(5000)))).rejects.toThrow(/겹/)
    await expect(brought('그냥 글')).rejects.toThrow(/XML/)
  })

  it('runs nothing, whatever field the script stands in', async () => {
    const evil =
      '"><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><svg onload=alert(1)><iframe src="javascript:alert(1)"></iframe>'
    const escaped = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const text = wxr(
      item(
        evil,
        `<category domain="category" nicename="x"><![CDATA[${evil}]]></category><category domain="post_tag"><![CDATA[${evil}]]></category>
       <excerpt:encoded><![CDATA[${evil}]]></excerpt:encoded>${comment(`<wp:comment_author><![CDATA[${evil}]]></wp:comment_author><wp:comment_content><![CDATA[${evil}]]></wp:comment_content>`)}`,
      ).replace('<title>글<', `<title>${escaped}<`),
    )
    const { blog } = await brought(text)
    const { articles, complaints } = await readSite(blog.folder)
    expect(complaints.filter((c) => c.level === 'error')).toEqual([])
    expect(articles).toHaveLength(1)
    const page = `${articles[0]?.html}${blog.comments()[0]?.html}`
    expect(page).not.toMatch(/<script|<svg|<iframe|onerror|javascript:/i)
  })
})

describe('words that look like markup', () => {
  it('stay words', async () => {
    const { blog } = await brought(
      wxr(item('<p>&lt;script&gt;alert(9)&lt;/script&gt; &amp;lt; **별** [a](javascript:b)</p>')),
    )
    const { articles } = await readSite(blog.folder)
    expect(articles[0]?.html).toContain(
      '&lt;script&gt;alert(9)&lt;/script&gt; &amp;lt; **별** [a](javascript:b)',
    )
  })
})

describe('a broken export', () => {
  it('is read past its broken places, each told with its line', async () => {
    const { blog, lines } = await brought(
      wxr(
        `${item('a')}\n<wp:x>1 & 2 < 3</wp:y></wp:x>\n${item('b').replace('<wp:post_id>1', '<wp:post_id>2').replace('>p<', '>q<')}`,
      ),
    )
    expect(Object.keys(blog.files()).filter((name) => name.endsWith('.md'))).toEqual([
      '미분류/p.md',
      '미분류/q.md',
    ])
    expect(
      lines.some(
        ([outcome, , at, , why]) => outcome === '알림' && /:4$/.test(at ?? '') && why?.includes('XML'),
      ),
    ).toBe(true)
  })

  it('gives what came before it was cut off, and says what did not', async () => {
    const { blog, lines } = await brought(wxr(item('a')).replace('</channel></rss>', '\n<item><title>잘린'))
    expect(blog.read('미분류/p.md')).toContain('a')
    expect(lines.map(([, , at, , why]) => `${at} ${why}`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^w\.xml:4 <item>이 끝나지 않은/)]),
    )
  })

  it('keeps bytes that are no UTF-8, doubled CDATA, broken dates and posts of many megabytes', async () => {
    const long = '<p>긴 글의 한 문단입니다.</p>\n'.repeat(40_000)
    const many = comment(
      '<wp:comment_author></wp:comment_author><wp:comment_date_gmt>어제</wp:comment_date_gmt><wp:comment_content>&amp;lt;b&amp;gt;</wp:comment_content>',
    )
    const text = wxr(item(`a ]]]]><![CDATA[> ${long}`, many))
    const { blog, lines } = await brought(
      Buffer.concat([Buffer.from(text.slice(0, 60)), Buffer.from([0xff, 0xfe]), Buffer.from(text.slice(60))]),
    )
    expect(blog.read('미분류/p.md')).toContain('a \\]\\]>')
    expect(blog.read('미분류/p.md').length).toBeGreaterThan(500_000)
    expect(blog.comments()[0]).toMatchObject({ name: '이름 없음', created_at: 0 })
    expect(lines.some(([, , , , why]) => why?.includes('UTF-8'))).toBe(true)
  }, 60_000)
})

describe('many comments', () => {
  it('go in by pages: statements grow with pages, not with comments', async () => {
    const some = Array.from({ length: 2000 }, (_, i) =>
      comment(
        `<wp:comment_author>손님</wp:comment_author><wp:comment_date_gmt>2020-01-01 00:00:00</wp:comment_date_gmt><wp:comment_content>글 ${i}</wp:comment_content>`,
      ).replace('id>1<', `id>${i}<`),
    )
    const blog = new MovedBlog()
    const asked: string[] = []
    const { all } = blog.database
    Object.assign(blog.database, {
      all: (sql: string, ...values: string[]) => {
        asked.push(sql)
        return all(sql, ...values)
      },
    })
    await blog.import('wordpress', exported('w.xml', wxr(item('a', some.join('')))))
    expect(blog.comments()).toHaveLength(2000)
    expect(new Set(blog.comments().map((row) => row.id)).size).toBe(2000)
    expect(asked.length).toBeLessThanOrEqual(3 * 4)
  }, 60_000)
})
