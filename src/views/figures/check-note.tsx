import type { FiguresWords } from '../../domain/figures-words.ts'
import { fillProse } from '../../domain/prose.ts'
import { countText } from './number-text.ts'

interface CheckNoteProps {
  readonly say: FiguresWords
  /** When the last check was, as text. */
  readonly at: string
  readonly mismatches: readonly {
    readonly rule: string
    readonly about: string
    readonly expected: number
    readonly found: number
  }[]
}

/** What the night's check found: what does not add up is told, and left as it is. */
export const CheckNote = ({ say, at, mismatches }: CheckNoteProps) =>
  mismatches.length === 0 ? (
    <p class="hint">{fillProse(say.checked, { minute: at })}</p>
  ) : (
    <section class="note" aria-labelledby="check">
      <h2 id="check">{say.mismatch}</h2>
      <p>{fillProse(say.mismatchHint, { minute: at })}</p>
      <ul>
        {mismatches.map(({ rule, about, expected, found }) => (
          <li>
            {say.rules[rule] ?? rule} {about && <code>{about}</code>}: {countText(found)} ≠{' '}
            {countText(expected)}
          </li>
        ))}
      </ul>
    </section>
  )
