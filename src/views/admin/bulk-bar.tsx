import type { CommentStatus } from '../../domain/comment.ts'
import type { Verb } from '../../domain/moderation.ts'
import type { AdminWords } from './admin-words.ts'

interface BulkBarProps {
  readonly say: AdminWords
  readonly back: string
  /** Of the list below: verbs that would change nothing in it are left out. */
  readonly status: CommentStatus
}

const OFFERED: Readonly<Record<CommentStatus, readonly Verb[]>> = {
  held: ['approve', 'spam'],
  visible: ['hold', 'spam'],
  spam: ['approve', 'hold'],
  deleted: [],
}

/** One verb for all that is ticked below. Deleting many at once asks twice. */
export const BulkBar = ({ say, back, status }: BulkBarProps) =>
  status === 'deleted' ? null : (
    <form id="bulk" class="bulk" method="post" action="/admin/comments/bulk" aria-label={say.selected}>
      <input type="hidden" name="back" value={back} />
      <span class="bulk-title">
        {say.selected} <output id="bulk-count" />
      </span>
      {OFFERED[status].map((verb) => (
        <button type="submit" name="verb" value={verb}>
          {say.verb[verb]}
        </button>
      ))}
      <details class="sure">
        <summary>{say.verb.delete}</summary>
        <p>{say.confirmDelete}</p>
        <button type="submit" name="verb" value="delete" class="danger">
          {say.deleteForever}
        </button>
      </details>
    </form>
  )
