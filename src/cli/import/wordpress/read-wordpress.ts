import path from 'node:path'
import type { Arrival, Reading } from '../foreign.ts'
import type { Element } from '../xml/element.ts'
import { readRecords } from '../xml/records.ts'
import { attachmentsOf } from './attachments.ts'
import { commentOf } from './comments.ts'
import { itemOf } from './items.ts'

/** What the whole export says, for each of its items. */
export interface WordPressBlog {
  readonly file: string
  readonly folder: string
  readonly zone: string
  /** Attachment id → its address and caption. */
  readonly attachments: ReadonlyMap<string, Attachment>
}

export interface Attachment {
  readonly url: string
  readonly title: string
}

const isRecord = ({ name }: Element): boolean => name === 'item' || name === 'wp:comment'

/** WordPress eXtended RSS: posts, pages, and the comments that stand in each. Read twice: galleries name what comes later. */
export async function* readWordPress({ path: file, zone }: Reading): AsyncGenerator<Arrival> {
  const blog = {
    ...{ file: path.basename(file), folder: path.dirname(file), zone },
    attachments: await attachmentsOf(file),
  }
  for await (const event of readRecords(file, isRecord)) {
    if (event.kind === 'problem')
      yield { kind: 'note', place: { file: blog.file, line: event.line }, what: 'XML', why: event.message }
    else if (event.element.name === 'item') yield* itemOf(event.element, blog)
    else yield* commentOf(event.element, blog)
  }
}

/** `wordpress:old.example:12`: one Madang may take in several blogs. */
export const sourceOf = (item: Element): string =>
  `wordpress:${hostOf(item)}:${item.read('wp:post_id') || item.read('guid') || item.read('link')}`

function hostOf(item: Element): string {
  const channel = item.around('channel')
  const home = channel?.read('wp:base_blog_url') || channel?.read('link') || item.read('link')
  return URL.parse(home)?.host ?? 'blog'
}
