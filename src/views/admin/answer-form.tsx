import type { Problem } from '../../domain/problem.ts'
import type { Words } from '../words/words.ts'
import type { AdminWords } from './admin-words.ts'
import type { ItemView } from './queue-item.tsx'

/** What a refused answer keeps. */
export interface KeptAnswer {
  readonly body: string
  readonly problem: Problem
}

interface AnswerFormProps {
  readonly words: Words
  readonly say: AdminWords
  readonly post: string
  /** The comment it answers; none for a word of the owner's own. */
  readonly parent: Pick<ItemView, 'id' | 'status'> | undefined
  readonly back: string
  readonly issuedKey: string
  readonly kept: KeptAnswer | undefined
}

/** The owner's answer. */
export const AnswerForm = ({ words, say, post, parent, back, issuedKey, kept }: AnswerFormProps) => {
  const id = `answer-${parent?.id ?? 'post'}`
  return (
    <form class="answer-form" method="post" action={`/admin/posts/${post}/comments`}>
      <input type="hidden" name="key" value={issuedKey} />
      <input type="hidden" name="back" value={back} />
      {parent && <input type="hidden" name="parent" value={String(parent.id)} />}
      <label for={id}>{say.answerLabel}</label>
      <textarea
        id={id}
        name="body"
        rows={3}
        required
        {...(kept && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem`, autofocus: true })}
      >
        {/* A textarea drops the first line end it is given. */}
        {`\n${kept?.body ?? ''}`}
      </textarea>
      {kept && (
        <p id={`${id}-problem`} class="problem" role="alert">
          {words.problem(kept.problem)}
        </p>
      )}
      {parent?.status === 'held' && <p class="hint">{say.answerHeld}</p>}
      <p class="send">
        <button type="submit">{say.answerSend}</button>
      </p>
    </form>
  )
}
