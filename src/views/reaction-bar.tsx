import type { ReactionKind } from '../domain/blog.ts'
import type { Reactions } from '../domain/courtyard.ts'
import type { Words } from './words/words.ts'

interface ReactionBarProps {
  readonly words: Words
  readonly kinds: readonly ReactionKind[]
  readonly reactions: Reactions
  readonly action: string
  /** Ties a browser's first reaction to the device it is given, should the answer be lost. */
  readonly issuedKey: string
}

/** Buttons send the state wanted, never “the other one”: a repeat changes nothing. */
export const ReactionBar = ({ words, kinds, reactions, action, issuedKey }: ReactionBarProps) => (
  <form id="reactions" method="post" action={action} aria-label={words.reactionsTitle}>
    <input type="hidden" name="key" value={issuedKey} />
    {kinds.map(({ kind, emoji, label }) => {
      const mine = reactions.mine.includes(kind)
      return (
        <button
          type="submit"
          name="kind"
          value={kind}
          aria-pressed={mine ? 'true' : 'false'}
          formaction={`${action}?on=${mine ? 0 : 1}`}
        >
          <span aria-hidden="true">{emoji}</span> {label} <span class="n">{reactions.counts[kind] ?? 0}</span>
        </button>
      )
    })}
    <span role="status" class="unseen" data-failed={words.failed} />
  </form>
)
