import type { Blog } from '../domain/blog.ts'
import type { Courtyard } from '../domain/courtyard.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CategoryBox } from './category-box.tsx'
import { CommentForm, type HeadingLevel, type KeptForm } from './comment-form.tsx'
import { CommentList } from './comment-list.tsx'
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
  <section id="conversation" aria-labelledby="conversation-title">
    <h2 id="conversation-title">{props.words.conversation}</h2>
    {courtyard ? (
      <Open {...props} courtyard={courtyard} />
    ) : (
      <Resting words={props.words} post={props.post} />
    )}
  </section>
)

const Open = ({ courtyard, ...props }: CourtyardProps & { readonly courtyard: Courtyard }) => {
  const { words, blog, post, issuedKey } = props
  const totals = courtyard.totals.get(post.id)
  return (
    <>
      <p class="figures">
        {words.figures(totals?.views ?? 0, totals?.reactions ?? 0, totals?.comments ?? 0)}
      </p>
      <ReactionBar
        words={words}
        kinds={blog.reactions}
        reactions={courtyard.reactions}
        action={`${hrefOf(post)}/reactions`}
        issuedKey={issuedKey}
      />
      <Thread {...props} courtyard={courtyard} level="h3" />
    </>
  )
}

interface ThreadProps extends Omit<CourtyardProps, 'box' | 'courtyard'> {
  readonly courtyard: Courtyard
  /** Where its titles stand: under the courtyard's title, or right under a page's. */
  readonly level: HeadingLevel
  readonly kept?: KeptForm | undefined
}

/** Comments and the form below them. */
export const Thread = ({ blog, words, post, courtyard, issuedKey, level: Title, kept }: ThreadProps) => (
  <>
    <Title class="comments-title">{words.comments}</Title>
    <CommentList blog={blog} words={words} comments={courtyard.comments} />
    {courtyard.next !== undefined && (
      <p class="more">
        <a href={`${hrefOf(post)}/comments?cursor=${courtyard.next}`}>{words.moreComments}</a>
      </p>
    )}
    {post.comments === 'open' ? (
      <CommentForm
        words={words}
        action={`${hrefOf(post)}/comments`}
        level={Title}
        issuedKey={issuedKey}
        question={post.question}
        kept={kept}
      />
    ) : (
      <p class="closed">{words.closed}</p>
    )}
  </>
)

const Resting = ({ words, post }: { readonly words: Words; readonly post: Post }) => (
  <p class="resting" role="status">
    {words.resting} <a href={`${hrefOf(post)}#conversation`}>{words.retry}</a>
  </p>
)
