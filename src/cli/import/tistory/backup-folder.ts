/// <reference path="../html/html-tools.d.ts" />
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import domino from '@mixmark-io/domino'
import { parseDate } from '../../../domain/zoned-time.ts'
import { decoded, fileWithin } from '../file-within.ts'
import type { Arrival, Reading } from '../foreign.ts'
import { all, type HtmlElement } from '../html/dom.ts'
import { saneInstant } from '../post-text.ts'
import { tistoryMarkdown } from './tistory-html.ts'

/** Tistory's backup: a folder per post, `123/123-제목.html` with its pictures in `123/img`. It brings no comments. */
export async function* readBackupFolder({ path: folder, zone }: Reading): AsyncGenerator<Arrival> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split(path.sep).join('/'))
  const pages = names
    .filter((name) => /\.html?$/i.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1))
  for (const name of pages) {
    const html = new TextDecoder().decode(await readFile(path.join(folder, name)))
    yield* pageOf(html, name, folder, zone)
  }
}

/** The post's number: its folder, or what its file begins with. */
const numberOf = (name: string): number => Number(/(?:^|\/)(\d+)[-/.]/.exec(name)?.[1] ?? Number.NaN) || 0

const CONTENT =
  '.contents_style,.tt_article_useless_p_margin,.article-view,.article_view,.entry-content,article'

function* pageOf(html: string, file: string, folder: string, zone: string): Generator<Arrival> {
  const place = { file, line: 1 }
  const { body } = domino.createDocument(html)
  const content = body.querySelector(CONTENT)
  const title = wordsOf(body, '.title-article,.title_post,h2,h1') || titleFromName(file)
  if (!content)
    return yield { kind: 'skip', place, what: title, why: '글의 본문(.contents_style)이 없습니다' }
  const { markdown, notes } = tistoryMarkdown(content.innerHTML)
  for (const why of notes) yield { kind: 'note', place, what: title, why }
  const id = numberOf(file)
  yield {
    kind: 'post',
    post: {
      ...{
        source: `tistory:backup:${id || file.normalize('NFC')}`,
        place,
        title,
        body: markdown,
        kind: 'post',
      },
      at: dateIn(wordsOf(body, '.date,.txt_date,.box-info,.info_post'), zone),
      draft: /비공개|보호/.test(wordsOf(body, '.box-info .state,.txt_state,.ico_private')),
      category: wordsOf(body, '.category,.txt_category')
        .split('/')
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== '카테고리 없음'),
      tags: tagsOf(body),
      slug: titleFromName(file) || undefined,
      aliases: id > 0 ? [`/${id}`, `/m/${id}`] : [],
      findPicture: (src) =>
        fileWithin(folder, path.posix.join(path.posix.dirname(file), decoded(src.replace(/[?#].*$/, '')))),
    },
  }
}

const wordsOf = (body: HtmlElement, selector: string): string =>
  (body.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()

const titleFromName = (file: string): string =>
  path.posix
    .basename(file)
    .normalize('NFC')
    .replace(/\.html?$/i, '')
    .replace(/^\d+-?/, '')

function dateIn(text: string, zone: string): number | undefined {
  const found = /\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\.?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?)?/.exec(
    text,
  )?.[0]
  return found === undefined ? undefined : saneInstant(parseDate(found, zone))
}

function tagsOf(body: HtmlElement): string[] {
  const links = all(body, '.tags a,.box-tag a,.list_tag a').map((node) => node.textContent)
  const words = links.length > 0 ? links : wordsOf(body, '.tags,.box-tag,.list_tag').split(/[#,]/)
  return words.map((word) => word.replace(/^#/, '').trim()).filter(Boolean)
}
