import type { ReadableComment } from '../domain/comment.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-list.tsx'
import { courtyardData } from './conversation.tsx'
import { Document, type Site } from './document.tsx'
import { languageOf, wordsFor } from './words/words.ts'

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
      <section id="conversation" class="alone" {...courtyardData({ post, words })}>
        <h1>{words.conversationOf(post.title)}</h1>
        <p>
          <a href={`/comments/${comment.id}`} rel="nofollow">
            {words.back}
          </a>
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
