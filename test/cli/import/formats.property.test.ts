import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { cutFrontMatter } from '../../../src/build/front-matter.ts'
import { cjkEmphasis } from '../../../src/domain/cjk-emphasis.ts'
import { escapeHtml } from '../../../src/domain/escape-html.ts'
import { type CommentRow, exported, MovedBlog } from './moving.ts'

// Random posts and threads, written as each old blog would, imported, and read back: the same content.

interface Said {
  readonly name: string
  readonly text: string
  /** Which one before it it answers. */
  readonly answers: number | undefined
  readonly secret: boolean
  readonly day: number
}
interface Written {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly comments: readonly Said[]
}

const word = fc.stringMatching(/^[가-힣a-zA-Z0-9*_[\]<>&$~#|\\"'`.()+=!-]{1,8}$/)
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const plain = fc.stringMatching(/^[가-힣a-z]{1,6}( [가-힣a-z]{1,6}){0,3}$/)
const said = fc.record({
  ...{ name: plain, text: plain, secret: fc.boolean() },
  ...{ answers: fc.option(fc.nat(5), { nil: undefined }), day: fc.nat(20) },
})
const written: fc.Arbitrary<Written> = fc.record({
  title: plain,
  paragraphs: fc.array(line, { minLength: 1, maxLength: 4 }),
  comments: fc.array(said, { maxLength: 6 }).map((all) =>
    all.map((one, i) => ({
      ...one,
      answers: one.answers !== undefined && one.answers < i ? one.answers : undefined,
    })),
  ),
})

const at = (said: Said, i: number): number => Date.UTC(2020, 0, 1 + said.day, 0, 0, i)
const html = (post: Written): string => post.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const wxr = ({
  title,
  comments,
  ...post
}: Written): string => `<rss><channel><link>https://o.example</link><item>
<title>${title}</title><content:encoded>${cdata(html({ title, comments, ...post }))}</content:encoded><wp:post_id>1</wp:post_id>
<wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_name>the-post</wp:post_name><wp:status>publish</wp:status>
${comments
  .map(
    (
      one,
      i,
    ) => `<wp:comment><wp:comment_id>${i + 1}</wp:comment_id><wp:comment_author>${one.name}</wp:comment_author>
<wp:comment_date_gmt>${new Date(at(one, i)).toISOString().slice(0, 19).replace('T', ' ')}</wp:comment_date_gmt><wp:comment_content>${one.text}</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>${(one.answers ?? -1) + 1}</wp:comment_parent></wp:comment>`,
  )
  .toReversed()
  .join('')}</item></channel></rss>`

const ttxml = ({
  title,
  comments,
  ...post
}: Written): string => `<blog><setting><name>o</name></setting><post slogan="the-post"><id>1</id>
<visibility>public</visibility><title>${title}</title><content>${cdata(html({ title, comments, ...post }))}</content><published>1577836800</published>
${comments
  .map(
    (
      one,
      i,
    ) => `<comment><id>${i + 1}</id><pid>${one.answers === undefined ? 'root' : one.answers + 1}</pid><commenter><name>${one.name}</name></commenter>
<content>${one.text}</content><secret>${one.secret ? 1 : 0}</secret><written>${at(one, i) / 1000}</written></comment>`,
  )
  .join('')}</post></blog>`

const disqus = ({
  comments,
}: Written): string => `<disqus xmlns:dsq="x"><thread dsq:id="9"><link>https://o.example/old/</link></thread>
${comments
  .map(
    (
      one,
      i,
    ) => `<post dsq:id="${i + 1}"><message>${cdata(`<p>${one.text}</p>`)}</message><createdAt>${new Date(at(one, i)).toISOString()}</createdAt>
<author><name>${one.name}</name></author><thread dsq:id="9"/>${one.answers === undefined ? '' : `<parent dsq:id="${one.answers + 1}"/>`}</post>`,
  )
  .toReversed()
  .join('')}</disqus>`

/** What a thread says, whoever numbered it. */
function threadOf(rows: readonly CommentRow[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return rows
    .map(({ name, source, created_at, parent_id }) =>
      JSON.stringify([name, source, created_at, byId.get(parent_id ?? -1)?.source]),
    )
    .sort()
}
const expectedThread = ({ comments }: Written): string[] =>
  comments
    .map((one, i) => JSON.stringify([one.name, one.text, at(one, i), comments[one.answers ?? -1]?.text]))
    .sort()

const marked = new Marked({ gfm: true }, cjkEmphasis())
const read = (markdown: string): string[] =>
  [...marked.parse(markdown, { async: false }).matchAll(/<(?:p|h\d)[^>]*>([\s\S]*?)<\/(?:p|h\d)>/g)].map(
    ([, inner = '']) =>
      inner
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
  )
const bodyOf = (text: string): string => cutFrontMatter('x', text, []).body

/** Secret stays secret, and makes its answers so. */
const secrets = (post: Written): string[] => {
  const isSecret = (one: Said): boolean =>
    one.secret || (one.answers !== undefined && isSecret(post.comments[one.answers] ?? one))
  return post.comments
    .filter(isSecret)
    .map((one) => one.text)
    .sort()
}

const RUNS = { numRuns: 25 }

describe('random posts and threads', { timeout: 120_000 }, () => {
  it('come whole from WordPress', () =>
    fc.assert(
      fc.asyncProperty(written, async (post) => {
        const blog = new MovedBlog()
        await blog.import('wordpress', exported('w.xml', wxr(post)))
        expect(read(bodyOf(blog.read('미분류/the-post.md')))).toEqual(post.paragraphs)
        expect(threadOf(blog.comments())).toEqual(expectedThread(post))
      }),
      RUNS,
    ))

  it('come whole from Tistory', () =>
    fc.assert(
      fc.asyncProperty(written, async (post) => {
        const blog = new MovedBlog()
        await blog.import('tistory', exported('t.xml', ttxml(post)))
        expect(read(bodyOf(blog.read('미분류/the-post.md')))).toEqual(post.paragraphs)
        expect(threadOf(blog.comments())).toEqual(expectedThread(post))
        expect(
          blog
            .comments()
            .filter((row) => row.secret === 1)
            .map((row) => row.source)
            .sort(),
        ).toEqual(secrets(post))
      }),
      RUNS,
    ))

  it('come whole from Disqus, on a post brought from a folder', () =>
    fc.assert(
      fc.asyncProperty(written, async (post) => {
        const blog = new MovedBlog()
        const text = post.paragraphs.map((one) => one.replace(/[^가-힣a-z ]/g, '가')).join('\n\n')
        const file = exported(
          '_posts/2020-01-01-the-post.md',
          `---\ntitle: ${post.title}\naliases: [/old/]\n---\n${text}\n`,
        )
        await blog.import('jekyll', file.replace(/\/_posts\/.*/, ''))
        expect(bodyOf(blog.read('미분류/the-post.md')).trim()).toBe(text)
        await blog.import('disqus', exported('d.xml', disqus(post)))
        expect(threadOf(blog.comments())).toEqual(expectedThread(post))
      }),
      RUNS,
    ))
})
