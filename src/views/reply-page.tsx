import type { ReadableComment } from '../domain/comment.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentItem, OwnVerbs } from './comment-list.tsx'
import { Document, type Site } from './document.tsx'
import { languageOf, wordsFor } from './words/words.ts'

type CommentPageProps = Omit<ReplyPageProps, 'issuedKey'>

/** What can be done with a comment that somebody else wrote, or oneself elsewhere. */
export const MorePage = ({ site, post, comment }: CommentPageProps) => {
  const words = wordsFor(languageOf(post.lang, site.blog.language))
  const at = `/comments/${comment.id}`
  return (
    <Document site={site} words={words} title={words.moreTitle}>
      <section id="conversation" class="alone">
        <h1>{words.moreTitle}</h1>
        <ol id="comments">
          <CommentItem blog={site.blog} words={words} comment={comment} open={false} />
        </ol>
        <p id="verb-menu" class="verbs">
          <OwnVerbs words={words} at={at} />
          <a href={`${at}/report`}>{words.report}</a>
        </p>
        <p>
          <a href={at}>{words.back}</a>
        </p>
      </section>
    </Document>
  )
}

interface ReplyPageProps {
  readonly site: Site
  readonly post: Post
  /** What is answered. */
  readonly comment: ReadableComment
  readonly issuedKey: string
}

/** An answer written on a page of its own, below what it answers. */
export const ReplyPage = ({ site, post, comment, issuedKey }: ReplyPageProps) => {
  const words = wordsFor(languageOf(post.lang, site.blog.language))
  return (
    <Document site={site} words={words} title={words.replyTo(comment.name)}>
      <section id="conversation" class="alone" data-href={hrefOf(post)}>
        <h1>{words.conversationOf(post.title)}</h1>
        <p>
          <a href={`/comments/${comment.id}`}>{words.back}</a>
        </p>
        <ol id="comments">
          <CommentItem blog={site.blog} words={words} comment={comment} open={false} />
        </ol>
        <CommentForm
          words={words}
          action={`${hrefOf(post)}/comments`}
          level="h2"
          issuedKey={issuedKey}
          replyTo={{ id: comment.id, name: comment.name }}
        />
      </section>
    </Document>
  )
}
