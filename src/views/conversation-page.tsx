import type { Courtyard } from '../domain/courtyard.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CommentForm, type KeptForm } from './comment-form.tsx'
import { Thread } from './conversation.tsx'
import { Document, type Site } from './document.tsx'
import { languageOf, wordsFor } from './words/words.ts'

interface ConversationPageProps {
  readonly site: Site
  readonly post: Post
  /** Undefined while the database is away. */
  readonly courtyard: Courtyard | undefined
  readonly issuedKey: string
  readonly kept?: KeptForm | undefined
}

/** The conversation on a page of its own: further pages of comments, and a form that came back. */
export const ConversationPage = ({ site, post, courtyard, issuedKey, kept }: ConversationPageProps) => {
  const words = wordsFor(languageOf(post.lang, site.blog.language))
  return (
    <Document site={site} words={words} title={words.conversationOf(post.title)}>
      <section id="conversation" class="alone">
        <h1>{words.conversationOf(post.title)}</h1>
        <p>
          <a href={hrefOf(post)}>{words.back}</a>
        </p>
        {courtyard ? (
          <Thread
            blog={site.blog}
            words={words}
            post={post}
            courtyard={courtyard}
            issuedKey={issuedKey}
            level="h2"
            kept={kept}
          />
        ) : (
          <>
            <p class="resting">{words.resting}</p>
            {post.comments === 'open' && (
              <CommentForm
                words={words}
                action={`${hrefOf(post)}/comments`}
                issuedKey={issuedKey}
                level="h2"
                question={post.question}
                kept={kept}
              />
            )}
          </>
        )}
      </section>
    </Document>
  )
}
