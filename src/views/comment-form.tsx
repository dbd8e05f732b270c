import { MAX_BODY_CHARS, MAX_NAME_CHARS } from '../domain/comment-text.ts'
import { asText, type Fields } from '../domain/fields.ts'
import { MAX_PASSWORD_CHARS } from '../domain/password.ts'
import type { Problem } from '../domain/problem.ts'
import { Html } from './raw-html.tsx'
import type { Words } from './words/words.ts'

/** What a form that comes back keeps: everything that was typed but the password, and why it came back. */
export interface KeptForm {
  readonly name: string
  readonly body: string
  readonly secret?: boolean
  /** Absent when the text is only shown as it will look. */
  readonly problem?: Problem
  /** The text as it will look. */
  readonly preview?: string
  /** Words in the reader's own language, which may not be the page's. */
  readonly words: Words
}

/** What was typed into a form that comes back. */
export const keptOf = ({ name, body, secret }: Fields, words: Words): KeptForm => ({
  name: asText(name),
  body: asText(body),
  secret: secret === 'on' || secret === true,
  words,
})

/** The comment an answer is written to. The name is absent where the reader may not know it. */
export interface ReplyTo {
  readonly id: number
  readonly name: string | undefined
}

export type HeadingLevel = 'h2' | 'h3'

export interface CommentFormProps {
  readonly words: Words
  /** The post's conversation, where the form is sent. */
  readonly action: string
  /** Idempotency key, new in every response. */
  readonly issuedKey: string
  readonly level: HeadingLevel
  readonly question?: string | undefined
  readonly kept?: KeptForm | undefined
  readonly replyTo?: ReplyTo | undefined
}

export const CommentForm = ({ level: Title, ...props }: CommentFormProps) => {
  const { words, action, issuedKey, question, kept, replyTo } = props
  return (
    <form id="comment-form" method="post" action={action} aria-labelledby="comment-form-title">
      <Title id="comment-form-title">{replyTo ? words.replyTo(replyTo.name) : words.write}</Title>
      {question && !replyTo && <p class="question">{question}</p>}
      {kept?.problem && !FIELDS.includes(kept.problem.field ?? '') && <ProblemNote kept={kept} />}
      {kept?.preview !== undefined && <Preview words={words} html={kept.preview} />}
      <input type="hidden" name="key" value={issuedKey} />
      {/* Seen by nobody: only what fills in every field fills it in. */}
      <input name="website" hidden />
      {replyTo && <input type="hidden" name="parent" value={String(replyTo.id)} />}
      <NameField words={words} kept={kept} />
      <BodyField words={words} kept={kept} />
      <PrivacyFields words={words} kept={kept} />
      <Send words={words} action={action} />
    </form>
  )
}

interface FieldProps {
  readonly words: Words
  readonly kept: KeptForm | undefined
}

const NameField = ({ words, kept }: FieldProps) => (
  <div class="field">
    <label for="comment-name">{words.name}</label>
    <input
      id="comment-name"
      name="name"
      autocomplete="nickname"
      required
      data-max-chars={String(MAX_NAME_CHARS)}
      value={kept?.name ?? ''}
      {...described(kept, 'name')}
    />
    <ProblemNote kept={kept} field="name" />
  </div>
)

const BodyField = ({ words, kept }: FieldProps) => (
  <div class="field">
    <label for="comment-body">{words.body}</label>
    <textarea
      id="comment-body"
      name="body"
      rows={5}
      required
      data-max-chars={String(MAX_BODY_CHARS)}
      data-hint="comment-hint"
      {...described(kept, 'body', 'comment-hint')}
    >
      {/* A textarea drops the first line end it is given. */}
      {`\n${kept?.body ?? ''}`}
    </textarea>
    <ProblemNote kept={kept} field="body" />
    <p id="comment-hint" class="hint">
      {words.bodyHint}
    </p>
  </div>
)

const PrivacyFields = ({ words, kept }: FieldProps) => (
  <div class="field privacy">
    <label for="comment-password">{words.password}</label>
    <input
      id="comment-password"
      name="password"
      type="password"
      autocomplete="off"
      maxlength={MAX_PASSWORD_CHARS}
      data-hint="password-hint"
      {...described(kept, 'password', 'password-hint')}
    />
    <ProblemNote kept={kept} field="password" />
    <p id="password-hint" class="hint">
      {words.passwordHint}
    </p>
    <label class="check">
      <input id="comment-secret" type="checkbox" name="secret" value="on" checked={kept?.secret ?? false} />{' '}
      {words.secretLabel}
    </label>
  </div>
)

/** The button that posts comes first: it is the one Enter presses. */
const Send = ({ words, action }: Pick<CommentFormProps, 'words' | 'action'>) => (
  <p class="send">
    <button type="submit">{words.send}</button>
    <button type="submit" class="quiet" formaction={`${action}/preview`} formnovalidate data-preview="">
      {words.preview}
    </button>
    <span
      role="status"
      data-sending={words.sending}
      data-sent={words.sent}
      data-held={words.held}
      data-failed={words.failed}
    />
  </p>
)

const Preview = ({ words, html }: { readonly words: Words; readonly html: string }) => (
  <section class="preview" aria-label={words.preview}>
    <p class="hint">{words.preview}</p>
    <div class="comment-body" dir="auto">
      <Html html={html} />
    </div>
  </section>
)

/** Stands below the field it is about, where the script would put it; above the form when it is about none. */
const ProblemNote = ({ kept, field }: { readonly kept: KeptForm | undefined; readonly field?: string }) =>
  kept?.problem && (field === undefined || kept.problem.field === field) ? (
    <p id="comment-problem" class="problem" role="alert" lang={kept.words.lang}>
      {kept.words.problem(kept.problem)}
    </p>
  ) : null

const FIELDS: readonly string[] = ['name', 'body', 'password']

/** A refused field takes the focus: without JavaScript, too, the page then opens where there is something to do. */
function described(kept: KeptForm | undefined, field: string, hint?: string) {
  if (kept?.problem?.field !== field) return hint ? { 'aria-describedby': hint } : {}
  const notes = ['comment-problem', ...(hint ? [hint] : [])].join(' ')
  return { 'aria-invalid': 'true', 'aria-describedby': notes, autofocus: true } as const
}
