import type { Child } from 'hono/jsx'
import { hrefOf, type Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { Document, type Site } from './document.tsx'
import { languageOf, type Words, wordsFor } from './words/words.ts'

// Pages for what the script does in place: each is one form, and works as it is.

interface VerbPageProps {
  readonly site: Site
  readonly post: Post
  readonly id: number
  /** Whether the password must be given: the browser does not prove the writer. */
  readonly locked: boolean
  readonly problem: Problem | undefined
  /** Words in the reader's own language. */
  readonly spoken: Words
}

export interface EditPageProps extends VerbPageProps {
  /** What is to be edited; absent while the writer is not known. */
  readonly text?: { readonly body: string; readonly secret: boolean; readonly editable: boolean }
  /** Proves to the next step that the password was right. */
  readonly editToken?: string | undefined
}

export const EditPage = ({ text, editToken, ...props }: EditPageProps) => {
  const words = wordsOf(props)
  const action = `/comments/${props.id}${text ? '' : '/edit'}`
  return (
    <VerbPage {...props} title={words.editTitle} action={action} button={text ? words.save : words.goOn}>
      {editToken !== undefined && <input type="hidden" name="editToken" value={editToken} />}
      {text?.editable && (
        <p class="field">
          <label for="verb-body">{words.body}</label>
          <textarea id="verb-body" name="body" rows={8} required>
            {/* A textarea drops the first line end it is given. */}
            {`\n${text.body}`}
          </textarea>
        </p>
      )}
      {text && (
        <p class="field">
          <input type="hidden" name="secret" value="off" />
          <label class="check">
            <input type="checkbox" name="secret" value="on" checked={text.secret} /> {words.secretLabel}
          </label>
        </p>
      )}
    </VerbPage>
  )
}

export const DeletePage = (props: VerbPageProps) => {
  const words = wordsOf(props)
  return (
    <VerbPage
      {...props}
      title={words.removeTitle}
      action={`/comments/${props.id}/delete`}
      button={words.remove}
    >
      <p>{words.removeAsk}</p>
    </VerbPage>
  )
}

export const OpenPage = (props: VerbPageProps) => {
  const words = wordsOf(props)
  return (
    <VerbPage {...props} title={words.openTitle} action={`/comments/${props.id}/open`} button={words.open}>
      <p>{words.openAsk}</p>
    </VerbPage>
  )
}

export const ReportPage = (props: VerbPageProps) => {
  const words = wordsOf(props)
  return (
    <VerbPage
      {...props}
      title={words.reportTitle}
      action={`/comments/${props.id}/report`}
      button={words.report}
    >
      <p class="field">
        <label for="verb-reason">{words.reportReason}</label>
        <textarea id="verb-reason" name="reason" rows={4} required />
      </p>
    </VerbPage>
  )
}

const wordsOf = ({ site, post }: Pick<VerbPageProps, 'site' | 'post'>): Words =>
  wordsFor(languageOf(post.lang, site.blog.language))

interface FrameProps extends VerbPageProps {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly children?: Child
}

const VerbPage = ({
  site,
  post,
  id,
  locked,
  problem,
  spoken,
  title,
  action,
  button,
  children,
}: FrameProps) => {
  const words = wordsOf({ site, post })
  const said = problem && spoken.problem(problem)
  return (
    <Document site={site} words={words} title={said ? `${said} · ${title}` : title}>
      <section class="verb-page">
        <h1>{title}</h1>
        <p>
          <a href={hrefOf(post)}>{post.title}</a>
        </p>
        <form id="verb-form" class="plain-form" method="post" action={action}>
          {said && (
            <p class="problem" role="alert" lang={spoken.lang}>
              {said}
            </p>
          )}
          {children}
          {locked && <PasswordField words={words} />}
          <p class="send">
            <button type="submit">{button}</button> <a href={`/comments/${id}`}>{words.cancel}</a>
          </p>
        </form>
      </section>
    </Document>
  )
}

const PasswordField = ({ words }: { readonly words: Words }) => (
  <p class="field">
    <label for="verb-password">{words.passwordOf}</label>
    <input id="verb-password" name="password" type="password" required autocomplete="off" />
  </p>
)
