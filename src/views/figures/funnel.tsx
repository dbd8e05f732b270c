import { shareOf } from '../../domain/figures.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { boundedText, countText, percentText } from './number-text.ts'
import { Bar, FigureTable } from './tables.tsx'

interface Bounded {
  readonly count: number
  readonly cut: boolean
}

/** What became of the views of a range. */
export interface Funnel {
  readonly views: number
  readonly reads: number
  readonly reactions: Bounded
  readonly comments: Bounded
}

/** Views, reads, reactions, comments: each beside its share of the views. */
export const FunnelTable = ({ say, funnel }: { readonly say: FiguresWords; readonly funnel: Funnel }) => {
  const { views, reads, reactions, comments } = funnel
  const steps = [
    [say.views, views, countText(views)],
    [say.reads, reads, countText(reads)],
    [say.reactions, reactions.count, boundedText(reactions)],
    [say.comments, comments.count, boundedText(comments)],
  ] as const
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{say.funnel}</h2>
      <FigureTable label={say.funnel} heads={[say.funnel, say.count, say.ofViews]}>
        {steps.map(([label, count, text]) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{text}</td>
            <td>
              {percentText(shareOf(count, views))}
              <Bar share={shareOf(count, views)} />
            </td>
          </tr>
        ))}
      </FigureTable>
      <p class="hint">{say.funnelHint}</p>
    </section>
  )
}
