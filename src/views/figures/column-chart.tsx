import { BEFORE_MADANG } from '../../domain/figures.ts'
import type { Seen } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import { fillProse } from '../../domain/prose.ts'
import { dottedDay } from '../../domain/time.ts'
import { countText } from './number-text.ts'

export interface ChartDay extends Seen {
  readonly day: string
}

interface ColumnChartProps {
  readonly say: FiguresWords
  /** Every day of the range, in order, those without views included. */
  readonly days: readonly ChartDay[]
  /** Days on which something happened to the post, with what that was. */
  readonly marks?: readonly (readonly [day: string, text: string])[]
}

const HEIGHT = 100

/** Columns of views with the reads within them, a day each; the table behind it says the same. */
export const ColumnChart = ({ say, days, marks = [] }: ColumnChartProps) => {
  const most = days.reduce((best, day) => (day.views > best.views ? day : best), NO_DAY)
  const [first, last] = [days[0], days.at(-1)]
  const shown = marks.filter(([day]) => days.some((d) => d.day === day))
  const summary =
    most.views > 0
      ? fillProse(say.chartSummary, { most: countText(most.views), day: dayText(say, most.day) })
      : say.chartEmpty
  return (
    <figure class="chart">
      <figcaption>
        {say.chart}{' '}
        <small>
          {summary} <span class="key">{say.views}</span> <span class="key reads">{say.reads}</span>
        </small>
      </figcaption>
      {most.views > 0 && <Columns label={`${say.chart}: ${summary}`} {...{ days, most, marks: shown }} />}
      {most.views > 0 && first && last && (
        <p class="axis" aria-hidden="true">
          <span>{dayText(say, first.day)}</span>
          <span>{dayText(say, last.day)}</span>
        </p>
      )}
      {shown.map(([, text]) => (
        <p class="hint">{text}</p>
      ))}
      <DayTable say={say} days={days} />
    </figure>
  )
}

const dayText = (say: FiguresWords, day: string): string =>
  day === BEFORE_MADANG ? say.beforeMadang : dottedDay(day)

const NO_DAY: ChartDay = { day: '', views: 0, visitors: 0, reads: 0 }

/** A round number at or above a count, for the top of the scale. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  const step = [1, 2, 5, 10].find((n) => n * power >= most) ?? 10
  return step * power
}

interface ColumnsProps extends Required<Omit<ColumnChartProps, 'say'>> {
  readonly label: string
  readonly most: ChartDay
}

const Columns = ({ label, days, most, marks }: ColumnsProps) => {
  const top = niceTop(most.views)
  const height = (count: number) => Number(((count / top) * HEIGHT).toFixed(2))
  const column = (x: number, count: number, kind: string) =>
    count > 0 && (
      <rect class={kind} x={x + 0.1} width={0.8} y={HEIGHT - height(count)} height={height(count)} />
    )
  return (
    <div class="plot">
      <span class="top" aria-hidden="true">
        {countText(top)}
      </span>
      <svg role="img" aria-label={label} viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none">
        <path class="grid" d={`M0 0H${days.length}M0 ${HEIGHT / 2}H${days.length}`} />
        {days.map((day, x) => (
          <g>
            {column(x, day.views, 'views')}
            {column(x, day.reads, 'reads')}
            {marks.some(([marked]) => marked === day.day) && (
              <path class="mark" d={`M${x + 0.5} 0V${HEIGHT}`} />
            )}
          </g>
        ))}
        <path class="ground" d={`M0 ${HEIGHT}H${days.length}`} />
      </svg>
    </div>
  )
}

const DayTable = ({ say, days }: Pick<ColumnChartProps, 'say' | 'days'>) => (
  <details>
    <summary>{say.asTable}</summary>
    <section class="wide" tabindex={0} aria-label={say.asTable}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            <th scope="col">{say.views}</th>
            <th scope="col">{say.visitors}</th>
            <th scope="col">{say.reads}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, views, visitors, reads }) => (
            <tr>
              <th scope="row">{dayText(say, day)}</th>
              <td>{countText(views)}</td>
              <td>{countText(visitors)}</td>
              <td>{countText(reads)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)
