import type { CommentStatus } from '../../domain/comment.ts'
import { canUndo, type Verb } from '../../domain/moderation.ts'
import { AnswerForm } from './answer-form.tsx'
import type { QueueItemProps } from './queue-item.tsx'

const OFFERED: Readonly<Record<CommentStatus, readonly Verb[]>> = {
  held: ['approve', 'spam'],
  visible: ['hold', 'spam'],
  spam: ['approve', 'hold'],
  deleted: [],
}

/** What can be done to one comment. Each verb is a form that works by itself; deleting asks first. */
export const ItemVerbs = (props: QueueItemProps) => {
  const { say, item, back } = props
  if (item.status === 'deleted') return null
  const action = (verb: string) => `/admin/comments/${item.id}/${verb}`
  const undo = canUndo(item.status, item.lines)
  return (
    <div class="acts">
      <form class="verbs" method="post" action={action('hold')}>
        <input type="hidden" name="back" value={back} />
        {[...OFFERED[item.status], ...(undo ? (['restore'] as const) : [])].map((verb) => (
          <button
            type="submit"
            formaction={action(verb)}
            data-verb={verb}
            class={verb === 'approve' ? 'main' : ''}
          >
            {say.verb[verb]}
          </button>
        ))}
        <details class="sure">
          <summary data-verb="delete">{say.verb.delete}</summary>
          <p>{say.confirmDelete}</p>
          <button type="submit" formaction={action('delete')} data-verb="erase" class="danger">
            {say.deleteForever}
          </button>
        </details>
      </form>
      {item.status !== 'spam' && item.post && (
        <details class="answer">
          <summary data-verb="answer">{say.answer}</summary>
          <AnswerForm {...props} post={item.post.id} parent={item} kept={undefined} />
        </details>
      )}
      <Further {...props} />
    </div>
  )
}

/** Rarer: blocks, and closing the conversation. */
const Further = ({ say, item, back }: QueueItemProps) => (
  <details class="further">
    <summary>{say.furtherVerbs}</summary>
    <form method="post" action="/admin/blocks">
      <input type="hidden" name="verb" value="add" />
      <input type="hidden" name="comment" value={String(item.id)} />
      <input type="hidden" name="back" value={back} />
      {item.history && (
        <button type="submit" name="kind" value="device">
          {say.blockDevice}
        </button>
      )}
      {item.hasPrefix && (
        <button type="submit" name="kind" value="prefix">
          {say.blockPrefix}
        </button>
      )}
    </form>
    {item.post && (
      <form method="post" action="/admin/pause">
        <input type="hidden" name="post" value={item.postId} />
        <input type="hidden" name="back" value={back} />
        <button type="submit" name="on" value="1">
          {say.closePost}
        </button>
      </form>
    )}
  </details>
)
