import type { ReadableComment } from '../domain/comment.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { dottedMinute } from '../domain/time.ts'
import { Document, type Site } from './document.tsx'
import { Html } from './raw-html.tsx'
import type { Words } from './words/words.ts'

/** A comment of this browser under a post that is out. */
export interface OwnTrace {
  readonly post: Post
  readonly comment: ReadableComment
  readonly answers: readonly { readonly comment: ReadableComment; readonly isNew: boolean }[]
}

interface MePageProps {
  readonly site: Site
  readonly words: Words
  readonly traces: readonly OwnTrace[]
  readonly next: number | undefined
  readonly erased: boolean
}

/** What this browser wrote, and what came back. */
export const MePage = ({ site, words, traces, next, erased }: MePageProps) => {
  const fresh = traces.flatMap((t) => t.answers).filter((a) => a.isNew).length
  return (
    <Document site={site} words={words} title={words.me}>
      <section id="me">
        <h1>{words.me}</h1>
        <p>{words.meIntro}</p>
        {erased && <p role="status">{words.meErased}</p>}
        {fresh > 0 && <p role="status">{words.meNewCount(fresh)}</p>}
        {traces.length === 0 && <p class="empty">{words.meNothing}</p>}
        <ol class="traces">
          {traces.map((trace) => (
            <li>
              <p class="byline">
                <a href={hrefOf(trace.post)}>{trace.post.title}</a>
              </p>
              <Line site={site} words={words} comment={trace.comment} />
              {trace.answers.length > 0 && (
                <ol class="answers">
                  {trace.answers.map(({ comment, isNew }) => (
                    <li class={isNew ? 'new' : undefined}>
                      {isNew && <span class="badge">{words.meNew}</span>}
                      <Line site={site} words={words} comment={comment} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
        {next !== undefined && (
          <p class="more">
            <a href={`/me?before=${next}`}>{words.moreComments}</a>
          </p>
        )}
        <Keeping words={words} />
      </section>
    </Document>
  )
}

interface LineProps {
  readonly site: Site
  readonly words: Words
  readonly comment: ReadableComment
}

const Line = ({ site, words, comment }: LineProps) => (
  <>
    <p class="comment-head">
      <bdi class="comment-name">{comment.name}</bdi>{' '}
      <a href={`/comments/${comment.id}`}>
        <time datetime={new Date(comment.createdAt).toISOString()}>
          {dottedMinute(comment.createdAt, site.blog.timezone)}
        </time>
      </a>
      {comment.secret && <span class="badge secret-mark">{words.secretMark}</span>}
    </p>
    {comment.sight === 'waiting' && <p class="waiting">{words.waiting}</p>}
    <div class="comment-body" dir="auto">
      <Html html={comment.html} />
    </div>
  </>
)

const Keeping = ({ words }: { readonly words: Words }) => (
  <div class="keeping">
    <form id="export" class="plain-form" method="post" action="/me/export.json">
      <p class="send">
        <button type="submit" class="quiet">
          {words.meExport}
        </button>
      </p>
    </form>
    <details>
      <summary>{words.meErase}</summary>
      <form id="erase" class="plain-form" method="post" action="/me/erase">
        <p>{words.meEraseAsk}</p>
        <p class="send">
          <button type="submit">{words.meErase}</button>
        </p>
      </form>
    </details>
  </div>
)
