import type { Comment, CommentStatus, HiddenComment, ReadableComment } from '../domain/comment.ts'
import type { PostId } from '../domain/post.ts'
import { sightOf, type Ties, type Viewer } from '../domain/visibility.ts'

/** A row of the view `comment_sights`. Devices are hex, '' for none. */
export interface SightRow {
  readonly id: number
  readonly post_id: PostId
  readonly root_id: number
  readonly parent_id: number | null
  readonly name: string
  readonly html: string
  readonly status: CommentStatus
  readonly secret: number
  readonly owner: number
  readonly likes: number
  readonly created_at: number
  readonly edited_at: number | null
  readonly device: string
  /** JSON: [name, status, secret, device] */
  readonly parent: string | null
  /** JSON: [secret, device] */
  readonly root: string | null
  readonly hangs: number
  readonly liked: number
}

/**
 * The one way from a stored comment to anybody: as this viewer may see it, undefined where it is nothing to them.
 * Names and texts they may not read go no further than here.
 */
export const seenBy = (viewer: Viewer): ((row: SightRow) => Comment | undefined) => {
  const device = viewer.device ? hexOf(viewer.device) : undefined
  const isMine = (id: number | null, writer: string) =>
    (device !== undefined && writer === device) || (id !== null && viewer.opened.includes(id))
  return function toComment(row) {
    const parent = parentOf(row)
    const answersMe = isMine(row.parent_id, parent?.device ?? '')
    const root = rootOf(row)
    const mySecretThread = root?.secret === true && isMine(row.root_id, root.device)
    // A thread opened elsewhere by its password shows all that its writer said in it.
    const mine =
      isMine(row.id, row.device) || (mySecretThread && row.device !== '' && row.device === root.device)
    const ties = { ...statesOf(row, parent?.secret), mine, answersMe, mySecretThread }
    const sight = sightOf(ties, viewer)
    if (sight === 'nothing') return undefined
    const place = { id: row.id, rootId: row.root_id, parentId: row.parent_id ?? undefined }
    if (sight === 'secret' || sight === 'deleted') return { ...place, sight } satisfies HiddenComment
    const mayName = parent?.status === 'visible' && (!parent.secret || viewer.owner || answersMe)
    const addressee = mayName ? parent.name : undefined
    return {
      ...place,
      ...contentOf(row, viewer),
      sight,
      mine,
      addressee,
      secret: ties.secret,
    } satisfies ReadableComment
  }
}

const statesOf = (
  row: SightRow,
  parentSecret = false,
): Pick<Ties, 'status' | 'secret' | 'byOwner' | 'hangs'> => ({
  status: row.status,
  secret: row.secret === 1 || parentSecret,
  byOwner: row.owner === 1,
  hangs: row.hangs === 1,
})

const contentOf = (row: SightRow, viewer: Viewer) => ({
  name: row.name,
  html: row.html,
  status: row.status === 'spam' && !viewer.owner ? 'held' : row.status,
  owner: row.owner === 1,
  likes: row.likes,
  liked: row.liked === 1,
  createdAt: row.created_at,
  editedAt: row.edited_at ?? undefined,
})

function parentOf(row: SightRow) {
  if (row.parent === null) return undefined
  const [name, status, secret, device] = JSON.parse(row.parent) as [string, CommentStatus, number, string]
  return { name, status, secret: secret === 1, device }
}

function rootOf(row: SightRow) {
  if (row.root === null) return undefined
  const [secret, device] = JSON.parse(row.root) as [number, string]
  return { secret: secret === 1, device }
}

/** As SQLite's hex() writes it. */
const hexOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
