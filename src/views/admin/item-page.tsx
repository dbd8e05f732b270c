import { hrefOf, type Post } from '../../domain/post.ts'
import { AdminPage } from './admin-page.tsx'
import { AnswerForm, type KeptAnswer } from './answer-form.tsx'
import { nameOf, QueueItem, type QueueItemProps } from './queue-item.tsx'

/** One comment on a page of its own: where an address leads, and where a refused answer comes back. */
export const ItemPage = ({ kept, ...props }: QueueItemProps & { readonly kept: KeptAnswer | undefined }) => {
  const { site, words, say, item } = props
  const title = say.commentBy(nameOf(item, say))
  return (
    <AdminPage
      site={site}
      words={words}
      title={kept ? words.problem(kept.problem) : title}
      here="/admin/comments"
    >
      <h1>{title}</h1>
      {kept && item.post && <AnswerForm {...props} post={item.post.id} parent={item} kept={kept} />}
      <p id="queue-status" role="status" class="note" data-failed={say.failed} />
      <ol class="queue">
        <QueueItem {...props} />
      </ol>
      <p>
        <a href="/admin/comments">{say.queue}</a>
      </p>
    </AdminPage>
  )
}

interface AnswerPageProps extends Omit<QueueItemProps, 'item'> {
  readonly post: Post
  readonly kept: KeptAnswer | undefined
}

/** A word of the owner's own under an article. */
export const AnswerPage = ({ post, kept, ...props }: AnswerPageProps) => {
  const { site, words, say } = props
  const title = say.answerTitle(post.title)
  return (
    <AdminPage site={site} words={words} title={kept ? words.problem(kept.problem) : title}>
      <h1>{say.answer}</h1>
      <p class="context">
        <a href={hrefOf(post)} lang={post.lang}>
          {post.title}
        </a>
      </p>
      <AnswerForm {...props} post={post.id} parent={undefined} kept={kept} />
    </AdminPage>
  )
}
