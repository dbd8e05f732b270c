import { htmlToText } from '../html/to-markdown.ts'
import type { Element } from '../xml/element.ts'
import { readRecords } from '../xml/records.ts'
import type { Attachment } from './read-wordpress.ts'

const isRecord = ({ name }: Element): boolean => name === 'item' || name === 'wp:comment'

/** The uploaded files an export names, by id. */
export async function attachmentsOf(file: string): Promise<Map<string, Attachment>> {
  const found = new Map<string, Attachment>()
  for await (const event of readRecords(file, isRecord)) {
    if (event.kind !== 'element' || event.element.read('wp:post_type') !== 'attachment') continue
    const { element } = event
    const url = element.read('wp:attachment_url') || element.read('guid')
    if (url)
      found.set(element.read('wp:post_id'), { url, title: htmlToText(element.read('excerpt:encoded')) })
  }
  return found
}
