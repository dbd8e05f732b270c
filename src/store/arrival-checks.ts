import { foldText, holdsWord } from '../domain/block.ts'
import { commentIdAt } from '../domain/comment-id.ts'
import type { Reservation } from '../domain/judgement.ts'
import { resemblesName } from '../domain/person-name.ts'
import type { PostId } from '../domain/post.ts'
import { type Arrival, EARLIER, EARLIER_MS, suspicionOf, suspicionOfText } from '../domain/spam.ts'
import { type BlockRow, type Blocks, toBlocks, touchingStatement } from './blocks.ts'
import type { Db } from './db.ts'
import { ofPostStatement, type SwitchRow, toSwitches } from './switches.ts'

/** Who writes, what, and how it came. */
export interface Writer extends Omit<Arrival, 'device' | 'prefix' | 'earlier' | 'known'> {
  readonly device: Uint8Array
  readonly prefix: Uint8Array
  /** The owner's name. */
  readonly author: string
}

/** What is found out about one comment before it is stored. */
export interface Findings {
  readonly closed: boolean
  /** This device has had a comment shown lately. */
  readonly isKnown: boolean
  readonly reservation: Reservation | undefined
  /** It waits only because many come now: with a proof of work it would not. */
  readonly provable: boolean
}

type Row = SwitchRow & BlockRow & EarlierRow

/** Reads the owner's decisions and the last comments: one batch of four short reads. */
export async function read(db: Db, post: PostId, writer: Writer, now: number): Promise<Findings> {
  const [switched, touching, earlier, mine] = await db.batch<Row>([
    ofPostStatement(db, post),
    touchingStatement(db, writer.device, writer.prefix),
    earlierStatement(db, now),
    knownStatement(db, writer.device),
  ])
  const { paused, closed } = toSwitches(switched?.results ?? [])
  const isKnown = (mine?.results.length ?? 0) > 0
  const arrival: Arrival = {
    ...writer,
    ...{ device: hexOf(writer.device), prefix: hexOf(writer.prefix), known: isKnown },
    earlier: (earlier?.results ?? []).map(toEarlier),
  }
  const blocked = decidedBy(toBlocks(touching?.results ?? []), `${writer.name}\n${writer.body}`)
  const named = resemblesName(writer.name, writer.author) ? 'owner-name' : undefined
  const decided = blocked ?? (paused ? 'paused' : named)
  const reservation = decided ?? suspicionOf(arrival, now)
  return {
    ...{ closed: closed.has(post), isKnown, reservation },
    provable: !decided && !!reservation && !suspicionOf({ ...arrival, proven: true }, now),
  }
}

/** The same of a text that takes another's place. */
export async function readEdit(
  db: Db,
  { device, prefix, body, own }: Pick<Writer, 'device' | 'prefix' | 'body' | 'own'>,
): Promise<Reservation | undefined> {
  const { results } = await touchingStatement(db, device, prefix).all<BlockRow>()
  return decidedBy(toBlocks(results), body) ?? suspicionOfText({ body, own })
}

function decidedBy({ device, prefix, words }: Blocks, text: string): Reservation | undefined {
  if (device) return 'blocked-device'
  if (prefix) return 'blocked-prefix'
  const folded = foldText(text)
  return words.some((word) => holdsWord(folded, word)) ? 'blocked-word' : undefined
}

interface EarlierRow {
  readonly at: number
  readonly device: string
  readonly prefix: string
  readonly print: string
}

// By primary key, of the whole blog: held, spam and deleted ones count as well.
const earlierStatement = (db: Db, now: number) =>
  db
    .prepare(
      `/* arrivals.earlier */
       SELECT created_at AS at, hex(device) AS device, hex(prefix) AS prefix, coalesce(print, '') AS print
       FROM comments WHERE id > ?1 ORDER BY id DESC LIMIT ?2`,
    )
    .bind(commentIdAt(now - EARLIER_MS, 0), EARLIER)

const toEarlier = ({ at, device, prefix, print }: EarlierRow) => ({ at, device, prefix, print })

const knownStatement = (db: Db, device: Uint8Array) =>
  db
    .prepare(
      `/* arrivals.known */
       SELECT 1 AS yes FROM (SELECT status FROM comments WHERE device = ?1 ORDER BY id DESC LIMIT 10)
       WHERE status = 'visible' LIMIT 1`,
    )
    .bind(device)

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')
