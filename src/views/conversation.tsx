import type { Blog } from '../domain/blog.ts'
import type { Courtyard } from '../domain/courtyard.ts'
import { SORTS, type Sort } from '../domain/cursor.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CategoryBox } from './category-box.tsx'
import { CommentForm, type HeadingLevel, type KeptForm, type ReplyTo } from './comment-form.tsx'
import { CommentList } from './comment-list.tsx'
import { PollForm } from './poll-form.tsx'
import { ReactionBar } from './reaction-bar.tsx'
import type { Words } from './words/words.ts'

export interface CourtyardProps {
  readonly blog: Blog
  readonly words: Words
  readonly post: Post
  /** The posts of the category box. */
  readonly box: readonly Post[]
  /** Undefined while the database is away. */
  readonly courtyard: Courtyard | undefined
  readonly issuedKey: string
  /** Whether comments may be written now. */
  readonly open: boolean
  readonly pollClosed: boolean
}

/** Everything that is streamed behind an article. */
export const CourtyardPart = (props: CourtyardProps) => (
  <>
    <CategoryBox
      blog={props.blog}
      words={props.words}
      category={props.post.category}
      posts={props.box}
      totals={props.courtyard?.totals}
    />
    {props.post.comments !== 'off' && <Conversation {...props} />}
  </>
)

const Conversation = ({ courtyard, ...props }: CourtyardProps) => (
  <section id="conversation" aria-labelledby="conversation-title" data-href={hrefOf(props.post)}>
    <h2 id="conversation-title">{props.words.conversation}</h2>
    {courtyard ? (
      <Open {...props} courtyard={courtyard} />
    ) : (
      <Resting words={props.words} post={props.post} />
    )}
  </section>
)

const Open = ({ courtyard, ...props }: CourtyardProps & { readonly courtyard: Courtyard }) => {
  const { words, blog, post, issuedKey, pollClosed } = props
  const totals = courtyard.totals.get(post.id)
  const views = blog.stats === 'public' ? (totals?.views ?? 0) : undefined
  return (
    <>
      <p class="figures">{words.figures(views, totals?.reactions ?? 0, totals?.comments ?? 0)}</p>
      <ReactionBar
        words={words}
        kinds={blog.reactions}
        reactions={courtyard.reactions}
        action={`${hrefOf(post)}/reactions`}
        issuedKey={issuedKey}
      />
      {post.poll && courtyard.poll && (
        <PollForm
          words={words}
          poll={post.poll}
          votes={courtyard.poll}
          action={`${hrefOf(post)}/poll`}
          issuedKey={issuedKey}
          closed={pollClosed}
        />
      )}
      <Thread {...props} courtyard={courtyard} level="h3" />
    </>
  )
}

interface ThreadProps extends Omit<CourtyardProps, 'box' | 'courtyard' | 'pollClosed'> {
  readonly courtyard: Courtyard
  /** Where its titles stand: under the courtyard's title, or right under a page's. */
  readonly level: HeadingLevel
  readonly kept?: KeptForm | undefined
  readonly replyTo?: ReplyTo | undefined
}

/** Comments and the form below them. */
export const Thread = ({ level: Title, kept, replyTo, ...props }: ThreadProps) => {
  const { blog, words, post, courtyard, issuedKey } = props
  const open = props.open && !courtyard.closed
  const count = courtyard.totals.get(post.id)?.comments ?? 0
  const at = `${hrefOf(post)}/comments`
  return (
    <>
      <Title class="comments-title">{count > 0 ? words.commentCount(count) : words.comments}</Title>
      {courtyard.comments.length > 1 && <Order words={words} at={at} sort={courtyard.sort} level={Title} />}
      <form id="likes" method="post" action={at} hidden>
        <input type="hidden" name="key" value={issuedKey} />
      </form>
      <CommentList blog={blog} words={words} comments={courtyard.comments} open={open} />
      {courtyard.next !== undefined && <More words={words} at={at} courtyard={courtyard} />}
      {open ? (
        <CommentForm
          words={words}
          action={at}
          level={Title}
          issuedKey={issuedKey}
          question={post.question}
          kept={kept}
          replyTo={replyTo}
        />
      ) : (
        <p class="closed">{words.closed}</p>
      )}
    </>
  )
}

const inOrder = (sort: Sort): string => (sort === 'oldest' ? '' : `&sort=${sort}`)

const More = ({
  words,
  at,
  courtyard,
}: Pick<ThreadProps, 'words' | 'courtyard'> & { readonly at: string }) => (
  <p class="more">
    <a href={`${at}?cursor=${courtyard.next}${inOrder(courtyard.sort)}`}>{words.moreComments}</a>
  </p>
)

interface OrderProps {
  readonly words: Words
  readonly at: string
  readonly sort: Sort
  readonly level: HeadingLevel
}

/** Below an article one link; the page it leads to has all orders. */
const Order = ({ words, at, sort, level }: OrderProps) =>
  level === 'h3' ? (
    <p class="order">
      <a href={`${at}?sort=newest`}>{words.orders.newest}</a>
    </p>
  ) : (
    <nav class="order" aria-label={words.order}>
      {SORTS.map((s) => (
        <a href={`${at}?sort=${s}`} aria-current={s === sort ? 'true' : undefined}>
          {words.orders[s]}
        </a>
      ))}
    </nav>
  )

const Resting = ({ words, post }: { readonly words: Words; readonly post: Post }) => (
  <p class="resting" role="status">
    {words.resting} <a href={`${hrefOf(post)}#conversation`}>{words.retry}</a>
  </p>
)
