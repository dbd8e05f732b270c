import { MAX_BODY_CHARS, MAX_NAME_CHARS } from '../domain/comment-text.ts'
import type { Problem } from '../domain/problem.ts'
import type { Words } from './words/words.ts'

/** What a refused form keeps: everything that was typed, and why it came back. */
export interface KeptForm {
  readonly name: string
  readonly body: string
  readonly problem: Problem
  /** Words in the reader's own language, which may not be the page's. */
  readonly words: Words
}

export type HeadingLevel = 'h2' | 'h3'

interface CommentFormProps {
  readonly words: Words
  readonly action: string
  /** Idempotency key, new in every response. */
  readonly issuedKey: string
  readonly level: HeadingLevel
  readonly question?: string | undefined
  readonly kept?: KeptForm | undefined
}

export const CommentForm = ({ words, action, issuedKey, level: Title, question, kept }: CommentFormProps) => (
  <form id="comment-form" method="post" action={action} aria-labelledby="comment-form-title">
    <Title id="comment-form-title">{words.write}</Title>
    {question && <p class="question">{question}</p>}
    {kept && !FIELDS.includes(kept.problem.field ?? '') && <ProblemNote kept={kept} />}
    <input type="hidden" name="key" value={issuedKey} />
    <NameField words={words} kept={kept} />
    <BodyField words={words} kept={kept} />
    <p class="send">
      <button type="submit">{words.send}</button>
      <span
        role="status"
        data-sending={words.sending}
        data-sent={words.sent}
        data-held={words.held}
        data-failed={words.failed}
      />
    </p>
  </form>
)

const NameField = ({ words, kept }: Pick<CommentFormProps, 'words' | 'kept'>) => (
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

const BodyField = ({ words, kept }: Pick<CommentFormProps, 'words' | 'kept'>) => (
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

/** Stands below the field it is about, where the script would put it; above the form when it is about none. */
const ProblemNote = ({ kept, field }: { readonly kept: KeptForm | undefined; readonly field?: string }) =>
  kept && (field === undefined || kept.problem.field === field) ? (
    <p id="comment-problem" class="problem" role="alert" lang={kept.words.lang}>
      {kept.words.problem(kept.problem)}
    </p>
  ) : null

const FIELDS: readonly string[] = ['name', 'body']

/** A refused field takes the focus: without JavaScript, too, the page then opens where there is something to do. */
function described(kept: KeptForm | undefined, field: string, hint?: string) {
  if (kept?.problem.field !== field) return hint ? { 'aria-describedby': hint } : {}
  const notes = ['comment-problem', ...(hint ? [hint] : [])].join(' ')
  return { 'aria-invalid': 'true', 'aria-describedby': notes, autofocus: true } as const
}
