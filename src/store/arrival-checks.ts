import { foldText, holdsWord } from '../domain/block.ts'
import type { Reservation } from '../domain/judgement.ts'
import type { PostId } from '../domain/post.ts'
import { type BlockRow, toBlocks, touchingStatement } from './blocks.ts'
import type { Db } from './db.ts'
import { ofPostStatement, type SwitchRow, toSwitches } from './switches.ts'

/** What the owner has decided that touches one comment before it is stored: one batch of two short reads. */
export async function read(
  db: Db,
  post: PostId,
  writer: { readonly device: Uint8Array; readonly words: string },
): Promise<{ readonly closed: boolean; readonly reservation: Reservation | undefined }> {
  const [switched, touching] = await db.batch<SwitchRow & BlockRow>([
    ofPostStatement(db, post),
    touchingStatement(db, writer.device, undefined),
  ])
  const { paused, closed } = toSwitches(switched?.results ?? [])
  const { device, words } = toBlocks(touching?.results ?? [])
  const folded = foldText(writer.words)
  const reasons: readonly [Reservation, boolean][] = [
    ['blocked-device', device],
    ['blocked-word', words.some((word) => holdsWord(folded, word))],
    ['paused', paused],
  ]
  return { closed: closed.has(post), reservation: reasons.find(([, holds]) => holds)?.[0] }
}
