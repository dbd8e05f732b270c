import path from 'node:path'
import type { Arrival, Reading } from '../foreign.ts'
import type { Element } from '../xml/element.ts'
import { readRecords } from '../xml/records.ts'
import { Attachments } from './attachments.ts'
import { commentsOf } from './ttxml-comments.ts'
import { WRITINGS, writingOf } from './ttxml-posts.ts'

/** Elements that are neither writing nor conversation: settings, links, statistics. */
const isRecord = ({ name, parent }: Element): boolean =>
  parent?.name === 'blog'
    ? WRITINGS.has(name)
    : name === 'attachment' || name === 'trackback' || (name === 'comment' && parent?.name !== 'comment')

/** TTXML: posts with their files and comments inside. Files wait on the disk until their post is read. */
export async function* readTtxml({ path: file }: Reading): AsyncGenerator<Arrival> {
  const name = path.basename(file)
  const attachments = await Attachments.open()
  try {
    for await (const event of readRecords(file, isRecord)) {
      if (event.kind === 'problem')
        yield { kind: 'note', place: { file: name, line: event.line }, what: 'XML', why: event.message }
      else yield* arrivalsOf(event.element, name, attachments)
    }
  } finally {
    await attachments.close()
  }
}

async function* arrivalsOf(
  element: Element,
  file: string,
  attachments: Attachments,
): AsyncGenerator<Arrival> {
  const place = { file, line: element.line }
  switch (element.name) {
    case 'attachment':
      return attachments.keep(element)
    case 'trackback':
      return yield { kind: 'skip', place, what: element.read('title'), why: '트랙백은 옮기지 않습니다' }
    case 'comment':
      return yield* commentsOf(element, file)
    default:
      yield* writingOf(element, file, attachments.take())
  }
}
