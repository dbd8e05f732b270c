import type { Courtyard } from '../domain/courtyard.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CommentForm, type KeptForm, type ReplyTo } from './comment-form.tsx'
import { Thread } from './conversation.tsx'
import { Document, type Site } from './document.tsx'
import { languageOf, wordsFor } from './words/words.ts'

interface ConversationPageProps {
  readonly site: Site
  readonly post: Post
  /** Undefined while the database is away. */
  readonly courtyard: Courtyard | undefined
  readonly issuedKey: string
  /** Whether comments may be written now. */
  readonly open: boolean
  /** Whether it begins somewhere behind the first comment. */
  readonly isLater: boolean
  readonly kept?: KeptForm | undefined
  readonly replyTo?: ReplyTo | undefined
}

/** The conversation on a page of its own: further pages of comments, and a form that came back. */
export const ConversationPage = ({ site, isLater, ...props }: ConversationPageProps) => {
  const { post, courtyard, kept, open } = props
  const words = wordsFor(languageOf(post.lang, site.blog.language))
  const about = words.conversationOf(post.title)
  // Who is led back by a problem hears of it first.
  const title = kept?.problem ? `${kept.words.problem(kept.problem)} · ${about}` : about
  const action = `${hrefOf(post)}/comments`
  return (
    <Document site={site} words={words} title={title}>
      <section id="conversation" class="alone" data-href={hrefOf(post)}>
        <h1>{about}</h1>
        <p>
          <a href={hrefOf(post)}>{words.back}</a>
          {isLater && (
            <>
              {' · '}
              <a href={action}>{words.fromStart}</a>
            </>
          )}
        </p>
        {courtyard ? (
          <Thread {...props} blog={site.blog} words={words} courtyard={courtyard} level="h2" />
        ) : (
          <p class="resting">{words.resting}</p>
        )}
        {!courtyard && open && (
          <CommentForm {...props} words={words} action={action} level="h2" question={post.question} />
        )}
      </section>
    </Document>
  )
}
