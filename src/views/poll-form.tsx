import type { Reactions } from '../domain/courtyard.ts'
import type { Poll } from '../domain/post.ts'
import type { Words } from './words/words.ts'

interface PollFormProps {
  readonly words: Words
  readonly poll: Poll
  readonly votes: Reactions
  readonly action: string
  readonly issuedKey: string
  readonly closed: boolean
}

/** A question to readers. Who has not voted is not told how others did, until it is closed. */
export const PollForm = ({ words, poll, votes, action, issuedKey, closed }: PollFormProps) => {
  const mine = votes.mine[0]
  const isTold = closed || mine !== undefined
  const all = Object.values(votes.counts).reduce((sum, n) => sum + n, 0)
  return (
    <form id="poll" method="post" action={action}>
      <input type="hidden" name="key" value={issuedKey} />
      <fieldset>
        <legend>{poll.question}</legend>
        {poll.options.map((option, i) => (
          <label class="check">
            <input
              type="radio"
              name="option"
              value={String(i)}
              required
              checked={mine === String(i)}
              disabled={closed}
            />{' '}
            <span>{option}</span>
            <PollResult words={words} count={votes.counts[i] ?? 0} all={all} hidden={!isTold} />
          </label>
        ))}
      </fieldset>
      {closed ? (
        <p class="hint">{words.pollClosed}</p>
      ) : (
        <p class="send">
          <button type="submit">{mine === undefined ? words.vote : words.voteAgain}</button>
          <span role="status" data-failed={words.failed} />
        </p>
      )}
    </form>
  )
}

interface PollResultProps {
  readonly words: Words
  readonly count: number
  readonly all: number
  readonly hidden: boolean
}

const PollResult = ({ words, count, all, hidden }: PollResultProps) =>
  hidden ? null : (
    <>
      {' '}
      <meter min={0} max={Math.max(1, all)} value={count} aria-hidden="true" />{' '}
      <span class="n">{words.votes(count)}</span>
    </>
  )
