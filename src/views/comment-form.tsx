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

interface CommentFormProps {
  readonly words: Words
  readonly action: string
  /** Idempotency key, new in every response. */
  readonly issuedKey: string
  readonly question?: string | undefined
  readonly kept?: KeptForm | undefined
}

export const CommentForm = ({ words, action, issuedKey, question, kept }: CommentFormProps) => (
  <form id="comment-form" method="post" action={action} aria-labelledby="comment-form-title">
    <h3 id="comment-form-title">{words.write}</h3>
    {question && <p class="question">{question}</p>}
    {kept && <ProblemNote kept={kept} />}
    <input type="hidden" name="key" value={issuedKey} />
    <p class="field">
      <label for="comment-name">{words.name}</label>
      <input
        id="comment-name"
        name="name"
        autocomplete="nickname"
        required
        data-max-chars={String(MAX_NAME_CHARS)}
        value={kept?.name ?? ''}
        {...problemOf(kept, 'name')}
      />
    </p>
    <p class="field">
      <label for="comment-body">{words.body}</label>
      <textarea
        id="comment-body"
        name="body"
        rows={5}
        required
        data-max-chars={String(MAX_BODY_CHARS)}
        data-hint="comment-hint"
        aria-describedby={kept?.problem.field === 'body' ? 'comment-problem comment-hint' : 'comment-hint'}
        aria-invalid={kept?.problem.field === 'body' ? 'true' : undefined}
      >
        {/* A textarea drops the first line end it is given. */}
        {`\n${kept?.body ?? ''}`}
      </textarea>
    </p>
    <p id="comment-hint" class="hint">
      {words.bodyHint}
    </p>
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

const ProblemNote = ({ kept }: { readonly kept: KeptForm }) => (
  <p id="comment-problem" class="problem" role="alert" lang={kept.words.lang}>
    {kept.words.problem(kept.problem)}
  </p>
)

const problemOf = (kept: KeptForm | undefined, field: string) =>
  kept?.problem.field === field ? { 'aria-invalid': 'true', 'aria-describedby': 'comment-problem' } : {}
