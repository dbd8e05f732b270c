// How long an export of another blog takes to arrive, and how much memory it needs at any size.
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tableOf, writeResults } from './results.ts'
import { type Timed, timed } from './timed.ts'

const PROJECT = path.join(import.meta.dirname, '../..')

/** An export that is made up: so many posts, so many comments under each, so many letters in a post. */
interface Size {
  readonly posts: number
  readonly comments: number
  readonly letters: number
}

const TALKED: Size = { posts: 200, comments: 500, letters: 400 }
const LONG: Size = { posts: 1000, comments: 0, letters: 45_000 }

const BLOG_YAML = `title: 옮긴 곳
url: https://blog.example
author: 옮긴 이
categories:
  old: {name: 옛글}
`

/** Prints and keeps what 100,000 comments and long posts take. */
export async function importFigure(): Promise<void> {
  const talked = await measure(TALKED)
  const long = await measure(LONG, '--dry-run')
  writeResults('import', [
    `Exports of WordPress into the embedded database; Node ${process.version}, ${availableParallelism()} cores.`,
    '',
    ...tableOf([
      rowOf('200 posts, 100,000 comments', talked.megabytes, talked.first),
      rowOf('the same once more: nothing changes', talked.megabytes, talked.second),
      rowOf('1,000 long posts, tried (--dry-run)', long.megabytes, long.first),
    ]),
  ])
}

const rowOf = (name: string, megabytes: number, { seconds, peakMib }: Timed) => ({
  ...{ what: name, MB: megabytes, seconds, 'peak MiB': peakMib },
})

/** The same export twice into a blog of its own. */
async function measure(size: Size, ...options: string[]) {
  const place = mkdtempSync(path.join(tmpdir(), 'madang-import-'))
  try {
    const [file, posts] = [path.join(place, 'export.xml'), path.join(place, 'posts')]
    await pipeline(Readable.from(exportOf(size)), createWriteStream(file))
    mkdirSync(posts)
    writeFileSync(path.join(posts, 'blog.yaml'), BLOG_YAML)
    const run = () =>
      timed('env', [`STATE_DIR=${path.join(place, 'state')}`, ...command(file, posts), ...options], PROJECT)
    return { megabytes: statSync(file).size / 1e6, first: await run(), second: await run() }
  } finally {
    rmSync(place, { recursive: true })
  }
}

const command = (file: string, posts: string) => [
  ...[process.execPath, 'src/cli/import.ts', '--from', 'wordpress', file],
  ...['--posts', posts, '--report', `${file}.tsv`],
]

function* exportOf(size: Size): Generator<string> {
  yield '<rss><channel><link>https://old.example</link>\n'
  for (let post = 1; post <= size.posts; post++) {
    yield `${headOf(post)}<content:encoded><![CDATA[${bodyOf(post, size.letters)}]]></content:encoded>\n`
    for (let n = 0; n < size.comments; n++) yield commentOf((post - 1) * size.comments + n + 1, n)
    yield '</item>\n'
  }
  yield '</channel></rss>\n'
}

const headOf = (post: number) =>
  `<item><title>글 ${post}</title><wp:post_id>${post}</wp:post_id><wp:post_name>post-${post}</wp:post_name>
<wp:post_date_gmt>2015-01-01 00:00:00</wp:post_date_gmt><wp:status>publish</wp:status>`

function bodyOf(post: number, letters: number): string {
  const paragraph = `<p>${post}번째 글입니다. <b>굵은</b> 말과 <a href="https://old.example/${post}">고리</a>가 있습니다.</p>\n`
  return paragraph.repeat(Math.ceil(letters / paragraph.length))
}

/** Every fourth answers the one before it. */
function commentOf(id: number, place: number): string {
  const at = new Date(Date.UTC(2016, 0, 1) + id * 61_000).toISOString().slice(0, 19).replace('T', ' ')
  const text =
    id % 3 === 0
      ? `좋은 글 <b>감사</b>합니다 <a href="https://x.example/${id}">여기</a>`
      : `잘 읽었습니다 ${id}`
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_approved>1</wp:comment_approved>
<wp:comment_author><![CDATA[손님${id % 977}]]></wp:comment_author><wp:comment_date_gmt>${at}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[${text}]]></wp:comment_content>
<wp:comment_parent>${place % 4 === 3 ? id - 1 : 0}</wp:comment_parent></wp:comment>\n`
}
