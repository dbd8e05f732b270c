import { shareOf } from '../../domain/figures.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import type { Post } from '../../domain/post.ts'
import { fillProse } from '../../domain/prose.ts'
import { countText, percentText } from './number-text.ts'
import { FigureTable } from './tables.tsx'

interface TalkProps {
  readonly say: FiguresWords
  /** Comments for every hundred views of the range. */
  readonly perHundred: number
  readonly talk: { readonly threads: number; readonly answered: number }
  /** Posts that ask their readers something, with the comments under them. */
  readonly questions: readonly { readonly post: Post; readonly comments: number }[]
  readonly polls: readonly { readonly post: Post; readonly votes: number }[]
}

/** Whether readers answer, and are answered. */
export const Talk = ({ say, perHundred, talk, questions, polls }: TalkProps) => {
  const heard = questions.filter(({ comments }) => comments > 0).length
  const rows = [
    [say.perHundred, String(Number(perHundred.toFixed(2)))],
    [say.questionsHeard, ratio(heard, questions.length)],
    [say.threadsAnswered, ratio(talk.answered, talk.threads)],
  ] as const
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{say.talk}</h2>
      <FigureTable label={say.talk} heads={[say.talk, say.count]}>
        {rows.map(([label, text]) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{text}</td>
          </tr>
        ))}
        {polls.map(({ post, votes }) => (
          <tr>
            <th scope="row">
              {say.poll}: <a href={`/admin/posts/${post.id}`}>{post.poll?.question ?? post.title}</a>
            </th>
            <td>{countText(votes)}</td>
          </tr>
        ))}
      </FigureTable>
      <p class="hint">{fillProse(say.talkHint, { count: countText(talk.threads) })}</p>
    </section>
  )
}

const ratio = (part: number, whole: number): string =>
  `${countText(part)} / ${countText(whole)} (${percentText(shareOf(part, whole))})`
