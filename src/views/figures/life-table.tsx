import type { FiguresWords } from '../../domain/figures-words.ts'
import type { LifeCycle } from '../../domain/life-cycle.ts'
import { fillProse } from '../../domain/prose.ts'
import { countText } from './number-text.ts'
import { FigureTable } from './tables.tsx'

interface LifeTableProps {
  readonly say: FiguresWords
  readonly life: LifeCycle
  /** Of posts whose first month is over; undefined where there is none. */
  readonly median: LifeCycle | undefined
}

/** How a post's views came, beside the median post. */
export const LifeTable = ({ say, life, median }: LifeTableProps) => {
  const days = (count: number | undefined) =>
    count === undefined ? '–' : fillProse(say.lastDays, { days: String(count) })
  const views = (count: number | undefined) => (count === undefined ? '–' : countText(count))
  const rows = [
    [say.twoDays, views(life.twoDays), views(median?.twoDays)],
    [say.firstWeek, views(life.week), views(median?.week)],
    [say.firstMonth, views(life.month), views(median?.month)],
    [say.halfLife, days(life.halfLife), days(median?.halfLife)],
  ] as const
  return (
    <section aria-labelledby="life">
      <h2 id="life">{say.life}</h2>
      <FigureTable label={say.life} heads={[say.life, say.thisPost, say.medianPost]}>
        {rows.map(([label, own, other]) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{own}</td>
            <td>{other}</td>
          </tr>
        ))}
      </FigureTable>
      <p class="hint">{say.lifeHint}</p>
    </section>
  )
}
