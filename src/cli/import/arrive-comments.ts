import { RENDER_VERSION, renderComment } from '../../domain/comment-html.ts'
import type { PostId } from '../../domain/post.ts'
import type { BackupDatabase } from '../backup-database.ts'
import { mendBody, mendName } from './comments/comment-source.ts'
import { findKnown, findTaken } from './comments/find-known.ts'
import { RowPages } from './comments/row-pages.ts'
import type { Spool } from './comments/spool.ts'
import { type Knot, keyOf, type Strand, Threads } from './comments/threads.ts'
import { findAddress } from './find-address.ts'
import type { CommentedPost, ForeignComment } from './foreign.ts'
import { saneInstant } from './post-text.ts'
import type { Report } from './report.ts'

/** Where comments go, and by what their posts are found. */
export interface Courtyard {
  /** Undefined: nothing is written. */
  readonly db: BackupDatabase | undefined
  readonly report: Report
  readonly owners: readonly string[]
  /** By source. */
  readonly sources: ReadonlyMap<string, PostId>
  /** By present and former address. */
  readonly addresses: ReadonlyMap<string, PostId>
}

/** Brings all comments of an export into the database, each once, however often it is asked. */
export async function bringComments(spool: Spool, yard: Courtyard): Promise<void> {
  const strands = await readStrands(spool, yard)
  const known = await findKnown(strands, yard.db)
  const taken = await findTaken(strands, known, yard.db)
  const threads = new Threads(strands, known, taken)
  const answered = new Set([...strands.values()].flatMap(({ parent }) => parent ?? []))
  const pages = new RowPages(yard.db, yard.report)
  const seen = new Set<string>()
  for await (const comment of spool.read()) {
    const strand = strands.get(comment.source)
    if (!strand) continue
    if (seen.has(comment.source))
      yard.report.add(
        'skipped',
        'comment',
        comment.place,
        comment.name,
        '같은 댓글이 내보낸 파일에 또 있습니다',
      )
    else if (comment.status === 'deleted' && !answered.has(comment.source))
      yard.report.add('skipped', 'comment', comment.place, comment.name, '지워진 댓글이고 답글도 없습니다')
    else if (known.has(comment.source)) yard.report.add('unchanged', 'comment', comment.place, comment.name)
    else await bringOne(comment, strand, threads.tie(comment.source), { ...yard, pages })
    seen.add(comment.source)
  }
  await pages.flush()
}

/** What threads need to know of each comment; those whose post is not here are told and left out. */
async function readStrands(spool: Spool, yard: Courtyard): Promise<Map<string, Strand>> {
  const strands = new Map<string, Strand>()
  for await (const { source, post: of, place, name, parent, at, secret } of spool.read()) {
    const post = postOf(of, yard)
    if (post === undefined)
      yard.report.add('skipped', 'comment', place, name, '이 댓글의 글이 여기에 없습니다')
    else if (!strands.has(source))
      strands.set(source, { post, parent, at: saneInstant(at) ?? 0, secret: secret === true })
  }
  return strands
}

const postOf = (of: CommentedPost, { sources, addresses }: Courtyard): PostId | undefined =>
  'source' in of ? sources.get(of.source) : findAddress(of.address, addresses)

async function bringOne(
  comment: ForeignComment,
  { post }: Strand,
  knot: Knot | undefined,
  { report, owners, pages }: Courtyard & { readonly pages: RowPages },
): Promise<void> {
  if (!knot) return
  const isDeleted = comment.status === 'deleted'
  const [name, body] = [mendName(comment.name), mendBody(comment.text)]
  const tell = (why: string) => report.add('note', 'comment', comment.place, name.text, why)
  if (!isDeleted && body.text === '')
    return report.add('skipped', 'comment', comment.place, name.text, '글이 비어 있습니다')
  const isOwner = owners.includes(name.text) && comment.registered !== false
  if (owners.includes(name.text) && !isOwner)
    tell('주인과 이름이 같지만 로그인하지 않은 손님의 댓글이라 손님으로 두었습니다')
  if (knot.orphan) tell('답하던 댓글이 여기에 없어 첫 댓글로 두었습니다')
  if (saneInstant(comment.at) === undefined) tell('날짜를 읽을 수 없어 가장 앞에 두었습니다')
  for (const why of isDeleted ? [] : [...name.notes, ...body.notes]) tell(why)
  report.add('brought', 'comment', comment.place, isDeleted ? '' : name.text)
  await pages.add({
    ...{ id: knot.id, post_id: post, root_id: knot.rootId, parent_id: knot.parentId },
    ...(isDeleted
      ? { name: '', source: '', html: '' }
      : { name: name.text, source: body.text, html: renderComment(body.text) }),
    ...{
      render_version: RENDER_VERSION,
      status: comment.status,
      secret: knot.secret ? 1 : 0,
      owner: isOwner ? 1 : 0,
    },
    ...{ request_key: keyOf(comment.source), created_at: saneInstant(comment.at) ?? 0 },
  })
}
